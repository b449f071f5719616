import { ExecuteContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';

import { EVERYTHING, leakIn, leakInItems, ONLY_SECRETS, refuse } from './leaks.mts';

// What a run of a node leaves behind in n8n is searched for secrets and for personal data, after every run of every suite.

const logged: unknown[][] = [];

/** n8n's one logger, which every context hands out. */
const { logger } = Object.create(ExecuteContext.prototype) as { logger: Record<string, (...line: unknown[]) => void> };
for (const level of ['error', 'warn', 'info', 'debug']) {
	const write = logger[level].bind(logger);
	logger[level] = (...line) => {
		logged.push(line);
		write(...line);
	};
}

/** What was logged since it was searched last. */
export function searchLog(lines: unknown[] = logged.splice(0)): void {
	refuse(leakIn(lines), 'The log');
}

interface Asked {
	resource?: unknown;
	operation?: unknown;
}

/** What an operation puts out because that is what it was asked for. */
function searchedFor({ resource, operation }: Asked): { expressions: RegExp[]; without?: string } {
	// Pinterest's answer as it comes.
	if (resource === 'apiRequest') return { expressions: [] };
	if (resource === 'lead') return { expressions: ONLY_SECRETS };
	// Without it nobody could read what the subscription delivers.
	if (resource === 'leadSubscription' && ['create', 'get'].includes(String(operation)))
		return { expressions: EVERYTHING, without: 'cryptographic_key' };
	return { expressions: EVERYTHING };
}

/** The items of a trigger that hands on leads, or of an operation. */
export function searchItems(items: INodeExecutionData[], input: INodeExecutionData[], asked: Asked): void {
	const { expressions, without } = searchedFor(asked);
	const searched = without
		? items.map(({ json: { [without]: _asked, ...json }, ...rest }) => ({ ...rest, json }))
		: items;
	refuse(leakInItems(searched, input, expressions), 'The node');
}

/** A failure with all that hangs on it. */
export function searchError(error: unknown): void {
	refuse(leakIn(error), 'The error');
}

/**
 * All that n8n stores of a run but the workflow and the input, and all that was logged meanwhile.
 * @param own name of the node that ran
 * @throws Error that says what it gave away and where
 */
export function searchRun(run: IRun, own: string, input: INodeExecutionData[], asked: Asked): void {
	const lines = logged.splice(0);
	const { resultData, executionData } = run.data;
	const { runData, pinData: _pinned, ...about } = resultData;
	for (const { data, inputOverride: _input, ...task } of runData[own] ?? []) {
		refuse(leakIn(task), "The node's run");
		for (const items of data?.main ?? []) searchItems(items ?? [], input, asked);
	}
	const { data: _data, ...rest } = run;
	refuse(leakIn([rest, about, executionData?.metadata, executionData?.contextData]), 'The stored execution');
	searchLog(lines);
}

/** What a trigger remembers. Of a subscription it has to keep the key, without which it could not read what comes. */
export function searchStaticData(data: IDataObject, { withKey = false } = {}): void {
	const text = JSON.stringify(data, (name, value: unknown) => (withKey && name === 'key' ? undefined : value));
	refuse(leakIn(text), 'Static data');
}
