import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { N8nClient } from '../../lab/client.mts';
import { ensureN8n, n8nVersion, usualVersion } from '../../lab/install.mts';
import { type N8n, startN8n } from '../../lab/n8n.mts';
import { installPackage, packageName, packPackage, recordPackage } from '../../lab/pack.mts';
import { type Simulator, startSimulator } from '../../simulator/simulator.mts';
import { credentialData, credentialName, credentialType } from './harness.mts';
import { searchAndRemove } from './stored.mts';
import { untilSo } from './untilSo.mts';

jest.setTimeout(300_000);

/** n8n's scheduler that keeps its polls, and what triggers remember together with each execution, in the database. */
const durable = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

/** The most that may come twice, for so many Pins. In the usual mode the last ones before a stop do. */
const modes: Array<[string, Record<string, string>, (pins: number) => number]> = [
	['in the usual mode', {}, (pins) => 2 * pins],
	// Older versions do not have it.
	...(n8nVersion === usualVersion
		? [['with the durable scheduler', durable, () => 0] as [string, Record<string, string>, () => number]]
		: []),
];

let env: Record<string, string>;
let userFolder: string;
let n8n: N8n | undefined;
let simulator: Simulator;
let boards: string[];

/** Receives what the workflow hands on, as a chat or a table would. */
let collector: Server;
const received: string[] = [];

async function start(): Promise<void> {
	const port = n8n?.port;
	n8n = await startN8n({
		userFolder,
		port,
		env,
		logFile: join(resolve('.lab'), 'n8n-trigger.log'),
	});
}

/** The first poll has been answered: what is there before counts as old. */
async function begun(): Promise<void> {
	const isAnswered = () => simulator.requests.some(({ path, status }) => path === '/pins' && status === 200);
	await untilSo(isAnswered, { most: 60_000, pause: 100 });
}

/** n8n has set the trigger going. If it is killed before that, it leaves the workflow alone for minutes after the next start. */
async function polled(): Promise<void> {
	const before = polls();
	await untilSo(() => polls() >= before + 2, { most: 60_000 });
}

const polls = () => simulator.requests.filter(({ method, path }) => method === 'GET' && path === '/pins').length;

/** As when the machine loses its power. */
async function kill(): Promise<void> {
	process.kill(n8n!.pid, 'SIGKILL');
	await n8n!.exited;
}

async function setUp(): Promise<void> {
	userFolder = mkdtempSync(join(tmpdir(), 'n8n-trigger-'));
	received.length = 0;
	made = 0;
	await ensureN8n({});
	await installPackage(await packPackage(), userFolder);
	simulator = await startSimulator({ rateLimits: { org_read: null } });
	boards = ['Soups', 'Pies', 'Cakes'].map((name) => simulator.state.addBoard({ name }).id);
	for (let n = 0; n < 300; n++) addPin();
	collector = createServer((request, response) => {
		let body = '';
		request.on('data', (piece) => (body += piece));
		request.on('end', () => {
			received.push(...(JSON.parse(body) as { ids: string[] }).ids);
			response.end('{}');
		});
	});
	await new Promise<void>((done) => collector.listen(0, '127.0.0.1', done));
	await start();
	const client = new N8nClient(n8n!.url);
	await client.setupOwner();
	await recordPackage(userFolder, await client.nodeTypes());
	const credentialId = await client.createCredential(credentialType, credentialName, credentialData(simulator));
	await client.connectOAuth(credentialId);
	const { port } = collector.address() as AddressInfo;
	await client.createWorkflow(workflow(credentialId, `http://127.0.0.1:${port}/`), { activate: true });
	await begun();
}

async function tearDown(): Promise<void> {
	const stopped = n8n;
	await stopped?.stop();
	n8n = undefined;
	await simulator?.close();
	collector?.close();
	searchAndRemove(userFolder, stopped);
}

/** Polls every five seconds: n8n allows one a minute for each entry, so there are twelve. */
function workflow(credentialId: string, address: string) {
	const cron = Array.from({ length: 12 }, (_, n) => ({ mode: 'custom', cronExpression: `${n * 5} * * * * *` }));
	const node = (name: string, type: string, typeVersion: number, column: number, parameters: object, rest = {}) => ({
		name,
		type,
		typeVersion,
		position: [column * 220, 0] as [number, number],
		parameters: parameters as Record<string, unknown>,
		...rest,
	});
	const link = (to: string) => ({ main: [[{ node: to, type: 'main', index: 0 }]] });
	return {
		name: 'New Pins',
		settings: { executionOrder: 'v1' },
		nodes: [
			node(
				'New Pin',
				`${packageName}.pinterestTrigger`,
				1,
				0,
				{ event: 'newPin', pollTimes: { item: cron } },
				{
					credentials: { [credentialType]: { id: credentialId, name: credentialName } },
				},
			),
			node('Together', 'n8n-nodes-base.aggregate', 1, 1, {
				fieldsToAggregate: {
					fieldToAggregate: [{ fieldToAggregate: 'id', renameField: true, outputFieldName: 'ids' }],
				},
			}),
			node('Hand On', 'n8n-nodes-base.httpRequest', 4.2, 2, {
				method: 'POST',
				url: address,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify({ ids: $json.ids }) }}',
			}),
		],
		connections: { 'New Pin': link('Together'), Together: link('Hand On') },
	};
}

let made = 0;
function addPin(): string {
	made++;
	return simulator.state.addPin({ boardId: boards[made % boards.length], title: `Pin ${made}` }).id;
}

/** Pins at random moments, and 60 within one second in between. */
async function busy(count: number): Promise<string[]> {
	const ids: string[] = [];
	while (ids.length < count) {
		const burst = Math.random() < 0.15 ? 60 : 1;
		for (let n = 0; n < burst && ids.length < count; n++) {
			ids.push(addPin());
			await wait(1000 / 60);
		}
		await wait(Math.random() * 250);
	}
	return ids;
}

async function arrived(ids: string[]): Promise<void> {
	await untilSo(() => ids.every((id) => received.includes(id)), { most: 60_000, pause: 500 });
}

describe.each(modes)('%s', (mode, settings, most) => {
	beforeAll(async () => {
		env = settings;
		await setUp();
	});

	afterAll(tearDown);

	test('hands on every Pin once, oldest first, while n8n runs', async () => {
		const ids = await busy(200);
		await arrived(ids);
		expect(received).toEqual(ids);
	});

	test('hands on every Pin when n8n is killed and started again, twice', async () => {
		const before = [...received];
		const ids = await busy(100);
		await kill();
		ids.push(...(await busy(50)));
		await start();
		ids.push(...(await busy(50)));
		await polled();
		ids.push(...(await busy(20)));
		await kill();
		ids.push(...(await busy(40)));
		await start();
		await polled();
		ids.push(...(await busy(40)));
		await arrived(ids);
		const all = [...before, ...ids];
		expect([...new Set(received)].sort()).toEqual(all.sort());
		const duplicates = received.length - all.length;
		process.stderr.write(
			`Trigger ${mode}: ${all.length} Pins, n8n killed twice, ${duplicates} handed on more than once.\n`,
		);
		expect(duplicates).toBeLessThanOrEqual(most(all.length));
	});
});
