import { mkdtempSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { N8nClient } from '../../lab/client.mts';
import { ensureN8n } from '../../lab/install.mts';
import { type N8n, startN8n } from '../../lab/n8n.mts';
import { installPackage, packageName, packPackage, recordPackage } from '../../lab/pack.mts';
import type { LeadDeliveries } from '../../simulator/leadDelivery.mts';
import type { LeadForm } from '../../simulator/leads.mts';
import { type Simulator, startSimulator } from '../../simulator/simulator.mts';
import { credentialData, credentialName, credentialType } from './harness.mts';
import { searchAndRemove } from './stored.mts';
import { untilSo } from './untilSo.mts';

jest.setTimeout(300_000);

const userFolder = mkdtempSync(join(tmpdir(), 'n8n-leads-'));
let n8n: N8n;
let client: N8nClient;
let simulator: Simulator;
let deliveries: LeadDeliveries;
let form: LeadForm;
let workflowId: string;

/** Receives what the workflow hands on, as a CRM would. */
let collector: Server;
const received: string[] = [];

/**
 * Stands before n8n, as a reverse proxy on a real server: while n8n starts it would answer 404 to deliveries, after which Pinterest
 * does not come again.
 */
let proxy: Server;
let isReady = false;
const address = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function listening(handler: (from: IncomingMessage, to: ServerResponse) => void): Promise<Server> {
	const server = createServer(handler);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return server;
}

function forward(from: IncomingMessage, to: ServerResponse): void {
	if (!isReady) return void to.writeHead(503).end();
	const { method, url: path, headers } = from;
	const onwards = request({ host: '127.0.0.1', port: n8n.port, method, path, headers }, (answer) => {
		to.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(to);
	});
	onwards.once('error', () => to.writeHead(502).end());
	from.pipe(onwards);
}

async function start(): Promise<void> {
	n8n = await startN8n({
		userFolder,
		env: { WEBHOOK_URL: address(proxy) },
		logFile: join(resolve('.lab'), 'n8n-leads.log'),
	});
	isReady = true;
	client = new N8nClient(n8n.url);
}

beforeAll(async () => {
	await ensureN8n({});
	await installPackage(await packPackage(), userFolder);
	simulator = await startSimulator();
	const adAccount = simulator.state.addAdAccount({ name: 'Ads' });
	deliveries = simulator.state.leadAds.deliveries;
	form = simulator.state.leadAds.addForm({ adAccount, name: 'Pottery workshop' });
	collector = await listening((from, to) => {
		let body = '';
		from.on('data', (piece) => (body += piece));
		from.on('end', () => {
			received.push((JSON.parse(body) as { lead: string }).lead);
			to.end('{}');
		});
	});
	proxy = await listening(forward);
	await start();
	await client.setupOwner();
	await recordPackage(userFolder, await client.nodeTypes());
	const data = credentialData(simulator, ['ads:read', 'ads:write', 'user_accounts:read']);
	const credentialId = await client.createCredential(credentialType, credentialName, data);
	await client.connectOAuth(credentialId);
	workflowId = await client.createWorkflow(workflow(credentialId), { activate: true });
}, 900_000);

afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
	collector?.close();
	proxy?.close();
	searchAndRemove(userFolder, n8n);
});

const chosen = (value: string) => ({ __rl: true, mode: 'list', value });

function workflow(credentialId: string) {
	return {
		name: 'New leads',
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				name: 'New Lead',
				type: `${packageName}.pinterestLeadAdsTrigger`,
				typeVersion: 1,
				position: [0, 0] as [number, number],
				webhookId: randomUUID(),
				parameters: {
					authentication: 'oAuth2',
					adAccountId: chosen(form.adAccount.id),
					leadFormId: chosen(form.id),
					options: { catchUpDays: 7 },
				},
				credentials: { [credentialType]: { id: credentialId, name: credentialName } },
			},
			{
				name: 'Hand On',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [220, 0] as [number, number],
				parameters: {
					method: 'POST',
					url: `${address(collector)}/`,
					sendBody: true,
					specifyBody: 'json',
					jsonBody: '={{ JSON.stringify({ lead: $json.lead_id }) }}',
				},
			},
		],
		connections: { 'New Lead': { main: [[{ node: 'Hand On', type: 'main', index: 0 }]] } },
	};
}

const subscriptions = () => [...simulator.state.leadAds.subscriptions.values()];

/** As when the machine loses its power. */
async function kill(): Promise<void> {
	isReady = false;
	process.kill(n8n.pid, 'SIGKILL');
	await n8n.exited;
}

/** Waits until each of these leads was handed on, and then for what should not come. */
async function arrived(ids: string[]): Promise<void> {
	await untilSo(() => ids.every((id) => received.includes(id)), { most: 90_000, pause: 250 });
	await wait(1500);
}

test('an activated workflow has its subscription', () => {
	expect(subscriptions()).toMatchObject([
		{ leadFormId: form.id, webhookUrl: expect.stringMatching(`^${address(proxy)}/webhook/[0-9a-f-]+/webhook$`) },
	]);
});

test('200 leads, delivered repeatedly, out of order and with wrong keys between them: each once', async () => {
	const leads = deliveries.submit({ count: 200, copies: 3, shuffled: true, wrongKeys: 100, concurrency: 12 });
	await deliveries.idle();
	const ids = leads.map(({ lead_id }) => lead_id);
	await arrived(ids);
	expect([...received].sort()).toEqual([...ids].sort());
	const last = deliveries.log.map(({ wrongKey, statuses }) => `${wrongKey ? 'wrong key' : 'good'} ${statuses.at(-1)}`);
	expect(new Set(last)).toEqual(new Set(['good 200', 'wrong key 401']));
});

test('leads that come while n8n is killed and restarted are handed on, and old ones not again', async () => {
	const before = deliveries.submit({ count: 20 });
	await deliveries.idle();
	await arrived(before.map(({ lead_id }) => lead_id));
	received.length = 0;

	const restarted = kill().then(start);
	const during = deliveries.submit({ count: 20, copies: 2, shuffled: true });
	await restarted;
	await client.login();
	deliveries.deliverAgain(before);
	await deliveries.idle();
	const ids = during.map(({ lead_id }) => lead_id);
	await arrived(ids);
	expect([...received].sort()).toEqual([...ids].sort());
	expect(subscriptions()).toHaveLength(1);
});

test('a deactivated workflow has no subscription, an activated one has it again', async () => {
	await client.deactivateWorkflow(workflowId);
	for (let tries = 0; subscriptions().length > 0 && tries < 100; tries++) await wait(100);
	expect(subscriptions()).toHaveLength(0);
	await client.activateWorkflow(workflowId);
	expect(subscriptions()).toHaveLength(1);
	const [{ lead_id: id }] = deliveries.submit();
	await arrived([id]);
	expect(received.filter((one) => one === id)).toHaveLength(1);
});

/** Waits until Pinterest was asked for the leads of the ad once more, and its answer was worked on. */
async function caughtUp(before: number): Promise<void> {
	const count = () => simulator.requests.filter(({ path }) => path.startsWith('/lead-exports/')).length;
	for (let tries = 0; count() <= before && tries < 300; tries++) await wait(100);
	expect(count()).toBeGreaterThan(before);
	await wait(1500);
}

const filesRead = () => simulator.requests.filter(({ path }) => path.startsWith('/lead-exports/')).length;

test('leads that no delivery brought are handed on at the activation, and not again when n8n was killed', async () => {
	await client.deactivateWorkflow(workflowId);
	for (let tries = 0; subscriptions().length > 0 && tries < 100; tries++) await wait(100);
	const missed = deliveries.submit({ count: 30 }).map(({ lead_id }) => lead_id);
	received.length = 0;
	let before = filesRead();
	await client.activateWorkflow(workflowId);
	await caughtUp(before);
	await arrived(missed);
	expect([...received].sort()).toEqual([...missed].sort());

	received.length = 0;
	before = filesRead();
	await kill().then(start);
	await client.login();
	await caughtUp(before);
	const [{ lead_id: id }] = deliveries.submit();
	await arrived([id]);
	expect(received).toEqual([id]);
});

test('a test event is handed on as it came', async () => {
	const workflowData = await client.get<{ id: string }>(`workflows/${workflowId}`);
	const started = await client.post<{ waitingForWebhook?: boolean }>(`workflows/${workflowId}/run`, {
		workflowData,
		triggerToStartFrom: { name: 'New Lead' },
	});
	expect(started.waitingForWebhook).toBe(true);
	expect(subscriptions()).toHaveLength(2);
	received.length = 0;
	const [{ lead_id: id }] = deliveries.submit();
	// Once for the active workflow, once for the test.
	for (let tries = 0; received.length < 2 && tries < 100; tries++) await wait(100);
	expect(received).toEqual([id, id]);
});

test('the editor lists the ad accounts and their lead forms', async () => {
	const { nodes } = await client.get<{ nodes: Array<Parameters<N8nClient['listSearch']>[0]> }>(
		`workflows/${workflowId}`,
	);
	const [node] = nodes;
	const accounts = await client.listSearch(node, 'searchAdAccounts', { path: 'parameters.adAccountId' });
	expect(accounts.results).toEqual([expect.objectContaining({ name: 'Ads · USD', value: form.adAccount.id })]);
	const forms = await client.listSearch(node, 'searchLeadForms', { path: 'parameters.leadFormId' });
	expect(forms.results).toEqual([expect.objectContaining({ name: 'Pottery workshop', value: form.id })]);
});
