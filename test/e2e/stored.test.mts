import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'flatted';
import { ensureN8n, nodeBinary } from '../../lab/install.mts';
import { packageName } from '../../lab/pack.mts';
import { customer, newLeadKey, newToken, typedIn } from '../../simulator/secrets.mts';
import { searchStored } from './stored.mts';

// What n8n keeps is searched when an end-to-end suite ends. That the search finds what is planted shows here, in a database with
// n8n's tables.

let userFolder: string;

beforeAll(async () => await ensureN8n({}), 900_000);
beforeEach(() => {
	userFolder = mkdtempSync(join(tmpdir(), 'n8n-stored-'));
});
afterEach(() => rmSync(userFolder, { recursive: true, force: true }));

const script = `
const { DatabaseSync } = require('node:sqlite');
const [file, data, workflow, metadata, staticData] = process.argv.slice(1);
const database = new DatabaseSync(file);
database.exec('CREATE TABLE execution_data (executionId INTEGER, data TEXT, workflowData TEXT)');
database.exec('CREATE TABLE execution_metadata (executionId INTEGER, key TEXT, value TEXT)');
database.exec('CREATE TABLE workflow_entity (name TEXT, staticData TEXT)');
database.prepare('INSERT INTO execution_data VALUES (7, ?, ?)').run(data, workflow);
database.prepare('INSERT INTO execution_metadata VALUES (7, ?, ?)').run('note', metadata);
database.prepare('INSERT INTO workflow_entity VALUES (?, ?)').run('Orders', staticData);
`;

interface Kept {
	/** Fields of the item that came out of the node, and what its run says besides. */
	output?: Record<string, unknown>;
	run?: Record<string, unknown>;
	resource?: string;
	metadata?: string;
	staticData?: unknown;
	log?: string;
}

/** An n8n that has sent an order's event, from a webhook that was told of a customer. */
function search({ output = {}, run = {}, resource = 'event', metadata = '', staticData = {}, log = '' }: Kept): void {
	const home = join(userFolder, '.n8n');
	mkdirSync(home);
	const webhook = { data: { main: [[{ json: { email: customer.email } }]] }, source: [] };
	const own = {
		data: { main: [[{ json: output, pairedItem: { item: 0 } }]] },
		source: [{ previousNode: 'Webhook' }],
		...run,
	};
	const data = stringify({ resultData: { runData: { Webhook: [webhook], Pinterest: [own] } }, executionData: {} });
	const nodes = [
		{ name: 'Webhook', type: 'n8n-nodes-base.webhook', parameters: {} },
		{ name: 'Pinterest', type: `${packageName}.pinterestConversions`, parameters: { resource } },
	];
	const values = [data, JSON.stringify({ nodes }), metadata, JSON.stringify(staticData)];
	spawnSync(nodeBinary(), ['-e', script, join(home, 'database.sqlite'), ...values]);
	const logFile = join(userFolder, 'n8n.log');
	writeFileSync(logFile, `Editor is now accessible\n${log}\n`);
	searchStored(userFolder, logFile);
}

const token = newToken('pina');
const key = newLeadKey().toString('base64');

test.each<[string, Kept]>([
	['nothing', { output: { status: 'processed' } }],
	["the user's own input beside an error", { output: { email: customer.email, error: 'Refused' } }],
	['people, from an operation that was asked for them', { output: { email: customer.email }, resource: 'lead' }],
	['the key that a trigger needs', { staticData: { 'node:Leads': { subscription: { id: '1', key } } } }],
])('%s is left alone', (_what, kept) => {
	expect(() => search(kept)).not.toThrow();
});

test.each<[string, Kept, string]>([
	['a token in an output', { output: { text: token } }, 'Execution 7 gives away a token'],
	[
		'a password in an error',
		{ run: { error: { message: typedIn.feedPassword } } },
		'Execution 7 gives away a password',
	],
	[
		'a customer in an output',
		{ output: { to: customer.email } },
		'The node gives away an e-mail address of a customer',
	],
	['a customer in an error', { run: { error: { description: customer.phone } } }, "The node's run gives away"],
	['a customer in a hint', { run: { hints: [{ message: customer.lastName }] } }, "The node's run gives away"],
	['metadata', { metadata: customer.clickId }, 'The metadata of executions gives away data of a customer'],
	['what a trigger remembers', { staticData: { 'node:Leads': { last: customer.email } } }, 'Static data gives away'],
	['another key there', { staticData: { 'node:Leads': { secret: key } } }, 'Static data gives away a key'],
	['a line of the log', { log: `401 for ${token}` }, 'n8n.log, line 2, gives away a token'],
])('%s is found', (_what, kept, message) => {
	expect(() => search(kept)).toThrow(message);
});
