import { setTimeout as wait } from 'node:timers/promises';
import { N8nClient, type WorkflowNode } from '../../lab/client.mts';
import { printedProgress } from '../../lab/commands.mts';
import { ensureN8n } from '../../lab/install.mts';
import { packPackage } from '../../lab/pack.mts';
import { type Queue, startQueue } from '../../lab/queue.mts';
import { type RecordedRequest, type Simulator, startSimulator } from '../../simulator/simulator.mts';
import { credentialData, credentialName, credentialType, nodeType } from '../e2e/harness.mts';
import { searchLogs, searchRecords } from '../e2e/stored.mts';
import { inARow, locator, rows, webhook } from '../e2e/workflows.mts';

const LIMIT = { limit: 100, windowSeconds: 6 };
const WORKERS = 3;

let simulator: Simulator;
let queue: Queue;
let client: N8nClient;
let credentialId: string;

beforeAll(async () => {
	const progress = printedProgress((line) => process.stderr.write(`${line}\n`));
	await ensureN8n({ progress });
	const tarball = await packPackage({ progress });
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: LIMIT } });
	queue = await startQueue(tarball, WORKERS);
	client = new N8nClient(queue.n8n.url);
	await client.setupOwner();
	credentialId = await client.createCredential(credentialType, credentialName, credentialData(simulator));
	await client.connectOAuth(credentialId);
}, 900_000);

afterAll(async () => {
	await queue?.stop();
	await simulator?.close();
}, 60_000);

const link = (run: number, n: number) => `https://shop.example/${run}/${n}`;

/** A workflow that makes a Pin for each row that its webhook is called with, and answers before it begins. */
async function pinning(path: string, more: Record<string, unknown> = {}): Promise<{ id: string; boardId: string }> {
	const { id: boardId } = simulator.state.addBoard({ name: `Board of ${path}` });
	const start = webhook(path);
	const node: Partial<WorkflowNode> & Pick<WorkflowNode, 'name' | 'type' | 'parameters'> = {
		name: 'Pinterest',
		type: nodeType,
		parameters: {
			resource: 'pin',
			operation: 'create',
			boardId: locator('id', boardId),
			mediaType: 'imageUrl',
			imageUrl: 'https://pictures.example/soup.jpg',
			title: '={{ $json.link }}',
			link: '={{ $json.link }}',
			...more,
		},
		credentials: { [credentialType]: { id: credentialId, name: credentialName } },
	};
	const answersAtOnce = { ...start, parameters: { ...start.parameters, responseMode: 'onReceived' } };
	const id = await client.createWorkflow(inARow(path, [answersAtOnce, rows, node]), { activate: true });
	return { id, boardId };
}

/** Starts executions with so many items each, all at once. */
async function start(path: string, executions: number, items: number): Promise<void> {
	const call = async (run: number) => {
		const payload = { rows: Array.from({ length: items }, (_, n) => ({ link: link(run, n) })) };
		// n8n calls a workflow active a moment before all of its webhooks are found.
		for (let tries = 0; tries < 50; tries++) {
			const { status } = await client.callWebhook(path, payload);
			if (status !== 404) return status;
			await wait(200);
		}
		return 404;
	};
	const statuses = await Promise.all(Array.from({ length: executions }, async (_, run) => call(run)));
	expect(statuses).toEqual(Array(executions).fill(200));
}

/** Waits until so many executions of a workflow have come to an end. @returns how they ended */
async function ended(id: string, count: number): Promise<string[]> {
	for (;;) {
		const executions = await client.executions(id);
		const open = executions.filter(({ status }) => ['new', 'running', 'waiting'].includes(status));
		if (executions.length >= count && open.length === 0) return executions.map(({ status }) => status);
		await wait(500);
	}
}

const linksOn = (boardId: string) =>
	[...simulator.state.pins.values()].filter((pin) => pin.board?.id === boardId).map((pin) => String(pin.link));

const allLinks = (executions: number, items: number) =>
	Array.from({ length: executions * items }, (_, at) => link(Math.floor(at / items), at % items)).sort();

function tell(what: string, requests: RecordedRequest[]): number {
	const refused = requests.filter(({ status }) => status === 429).length;
	const seconds =
		(Math.max(...requests.map(({ time }) => time)) - Math.min(...requests.map(({ time }) => time))) / 1000;
	process.stderr.write(`${what}: ${requests.length} calls, ${refused} refused, ${seconds.toFixed(1)} s\n`);
	return refused / requests.length;
}

test('12 executions of 50 Pins at once over three workers: all are made once, and at most 2 % of the calls are refused', async () => {
	const { id, boardId } = await pinning('twelve');
	simulator.requests.length = 0;
	await start('twelve', 12, 50);
	expect(await ended(id, 12)).toEqual(Array(12).fill('success'));
	const writes = simulator.requests.filter(({ method }) => method === 'POST');
	const refused = tell('12 executions of 50 Pins', writes);
	expect(linksOn(boardId).sort()).toEqual(allLinks(12, 50));
	expect(refused).toBeLessThanOrEqual(0.02);
}, 300_000);

test('a worker is killed in the middle: what it did not finish is made by a second run, and nothing twice', async () => {
	const { id, boardId } = await pinning('killed', { duplicates: 'skipSameLink' });
	simulator.requests.length = 0;
	await start('killed', 6, 50);
	while (linksOn(boardId).length < 100) await wait(100);
	const victim = queue.workers[0];
	const killed = Date.now();
	victim.child.kill('SIGKILL');
	await victim.exited;
	await queue.addWorker();
	const outcome = await ended(id, 6);
	const first = linksOn(boardId);
	tell('A worker killed', simulator.requests);
	const since = (Date.now() - killed) / 1000;
	process.stderr.write(`${since.toFixed(0)} s after the worker was killed, no execution was open any more\n`);
	process.stderr.write(`The executions ended as ${outcome.join(', ')} with ${first.length} Pins of 300\n`);
	expect(new Set(first).size).toBe(first.length);
	await start('killed', 6, 50);
	await ended(id, 12);
	expect(linksOn(boardId).sort()).toEqual(allLinks(6, 50));
}, 600_000);

test('a token that expires before eight executions over the workers is renewed once, and all Pins are made', async () => {
	simulator.setRateLimits({ org_read: null, org_write: null });
	const { id, boardId } = await pinning('expired');
	simulator.requests.length = 0;
	for (const token of simulator.state.tokens.values()) token.expiresAt = 0;
	await start('expired', 8, 5);
	expect(await ended(id, 8)).toEqual(Array(8).fill('success'));
	expect(linksOn(boardId).sort()).toEqual(allLinks(8, 5));
	const renewals = simulator.requests.filter(({ path }) => path === '/oauth/token');
	process.stderr.write(`Renewals: ${renewals.length}\n`);
	expect(renewals).toHaveLength(1);
}, 300_000);

/** The last one, because it looks at what those before have left. */
test('neither the database of the queue nor a log of its processes holds a secret', () => {
	const logs = [queue.n8n, ...queue.workers].map(({ logFile }) => logFile);
	queue.homes.forEach((home, at) => searchLogs(home, logs[at]));
	expect(searchRecords(queue.rows)).toBeGreaterThanOrEqual(12 + 12 + 8);
});
