import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'flatted';
import type { IDataObject, IRunExecutionData, ITaskData } from 'n8n-workflow';
import type { Workflow, WorkflowNode } from '../../lab/client.mts';
import { nodeBinary } from '../../lab/install.mts';
import type { N8n } from '../../lab/n8n.mts';
import { packageName } from '../../lab/pack.mts';
import { EVERYTHING, leakIn, ONLY_SECRETS, refuse } from '../support/leaks.mts';
import { searchExecution, searchStaticData, searchTask } from '../support/written.mts';

interface Stored {
	executions: Array<{ id: number; data: string; workflow: string }>;
	metadata: unknown[];
	workflows: Array<{ staticData: string | null }>;
}

/** SQLite and PostgreSQL understand them. */
const QUERIES: Record<keyof Stored, string> = {
	executions:
		'SELECT "executionId" AS id, data, CAST("workflowData" AS TEXT) AS workflow FROM execution_data ORDER BY "executionId"',
	metadata: 'SELECT * FROM execution_metadata',
	workflows: 'SELECT CAST("staticData" AS TEXT) AS "staticData" FROM workflow_entity',
};

/** Runs under n8n's own Node, which can read its database. */
const script = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1]);
process.stdout.write(JSON.stringify(database.prepare(process.argv[2]).all()));
`;

const inSqlite =
	(database: string) =>
	(query: string): unknown[] => {
		const { stdout, stderr, status } = spawnSync(nodeBinary(), ['-e', script, database, query], {
			encoding: 'utf8',
			maxBuffer: 2 ** 30,
		});
		if (status !== 0) throw new Error(`n8n's database ${database} could not be read: ${stderr}`);
		return JSON.parse(stdout) as unknown[];
	};

const isOwn = ({ type }: Pick<WorkflowNode, 'type'>) => type.startsWith(`${packageName}.`);

const isLeadTrigger = ({ type }: Pick<WorkflowNode, 'type'>) => type === `${packageName}.pinterestLeadAdsTrigger`;

/**
 * Ends the home of an n8n that has stopped.
 * @throws Error as {@link searchStored}
 */
export function searchAndRemove(userFolder: string, n8n?: Pick<N8n, 'logFile'>): void {
	try {
		if (n8n) searchStored(userFolder, n8n.logFile);
	} finally {
		rmSync(userFolder, { recursive: true, force: true });
	}
}

/**
 * Searches what a stopped n8n has kept: its log, the executions in its database, and what triggers remember. What a workflow's
 * own webhook was sent, and what other nodes made of it, is the user's own.
 * @throws Error that says what gives away a secret or personal data, and where
 */
export function searchStored(userFolder: string, logFile: string): void {
	searchLogs(userFolder, logFile);
	const database = join(userFolder, '.n8n', 'database.sqlite');
	if (existsSync(database)) searchRecords(inSqlite(database));
}

/**
 * Searches the log of a process of n8n, and its own log of events.
 * @throws Error that says what gives away a secret or personal data, and where
 */
export function searchLogs(userFolder: string, logFile: string): void {
	const home = join(userFolder, '.n8n');
	const events = existsSync(home) ? readdirSync(home).filter((name) => name.endsWith('.log')) : [];
	for (const file of [logFile, ...events.map((name) => join(home, name))])
		for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries())
			refuse(leakIn(line, EVERYTHING), `${file}, line ${at + 1},`);
}

/**
 * Searches n8n's database.
 * @param rows answers a query
 * @returns how many executions were searched
 * @throws Error that says what gives away a secret or personal data, and where
 */
export function searchRecords(rows: (query: string) => unknown[]): number {
	const all = Object.entries(QUERIES).map(([name, query]) => [name, rows(query)]);
	const { executions, metadata, workflows } = Object.fromEntries(all) as Stored;
	refuse(leakIn(metadata), 'The metadata of executions');
	for (const { id, data, workflow } of executions) {
		// No part of it may hold one, the user's own neither: nobody types secrets into these workflows but into credentials.
		refuse(leakIn(data, ONLY_SECRETS), `Execution ${id}`);
		searchRuns(parse(data) as IRunExecutionData, JSON.parse(workflow) as Workflow);
	}
	for (const { staticData } of workflows) {
		const data = JSON.parse(staticData ?? 'null') as IDataObject | null;
		if (data) searchStaticData(data, { withKey: true });
	}
	return executions.length;
}

function searchRuns(execution: IRunExecutionData, { nodes }: Workflow): void {
	const { runData = {} } = execution.resultData;
	searchExecution(execution);
	for (const node of nodes.filter(isOwn)) {
		const asked = isLeadTrigger(node) ? { resource: 'lead' } : node.parameters;
		for (const task of runData[node.name] ?? []) searchTask(task, inputOf(task, runData), asked);
	}
}

function inputOf({ source }: ITaskData, runData: Record<string, ITaskData[]>) {
	const [from] = source ?? [];
	const before = from && runData[from.previousNode]?.[from.previousNodeRun ?? 0];
	return before?.data?.main?.[from?.previousNodeOutput ?? 0] ?? [];
}
