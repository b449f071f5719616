import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '../simulator/simulator.mts';
import { N8nApiError, N8nClient, owner, type Workflow } from './client.mts';
import { freePort, isFree, labFolder, printedProgress } from './commands.mts';
import { ensureN8n, n8nVersion } from './install.mts';
import { claimFolder, type N8n, startN8n } from './n8n.mts';
import { installPackage, packageName, packPackage, recordPackage } from './pack.mts';
import { type Shop, startShop } from './shop.mts';

// npm start: this package in a real n8n, with a Pinterest on this machine to try it on.
// npm start -- --real: the same for your own Pinterest app. --port <n>: n8n's port (5678, or the next free one).

const simulatorPort = 8480;
/** Where the example workflows find a feed and pictures; always the same, because they keep the address. */
const shopPort = 8481;
const credentialName = 'Pinterest (demo)';

const real = process.argv.includes('--real');
const userFolder = join(labFolder, real ? 'real' : 'demo');

const progress = printedProgress();
const interrupted = new AbortController();
let n8n: N8n | undefined;
let simulator: Simulator | undefined;
let shop: Shop | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		if (!interrupted.signal.aborted) console.log('\nStopping …');
		interrupted.abort(new Interrupted());
	});
}

class Interrupted extends Error {}

async function start(): Promise<void> {
	const { signal } = interrupted;
	claimFolder(userFolder);
	for (const port of real ? [] : [simulatorPort, shopPort]) {
		if (await isFree(port)) continue;
		throw new Error(`Port ${port} is in use. Does another "npm start" run? Stop it and try again.`);
	}
	await ensureN8n({ progress, signal });
	const tarball = await packPackage({ progress, signal });
	progress('Installing it as a community node …');
	await installPackage(tarball, userFolder, signal);

	if (!real) {
		progress('Starting the Pinterest simulator …');
		simulator = await startSimulator({ port: simulatorPort, seed: 'demo' });
		shop = await startShop(shopPort);
	}

	progress(`Starting n8n ${n8nVersion} …`);
	n8n = await startN8n({ userFolder, port: await chosenPort(), signal });
	const client = new N8nClient(n8n.url);
	await logIn(client);
	await recordPackage(userFolder, await client.nodeTypes());

	const credential = simulator && (await connect(client, simulator));
	progress('Adding the example workflows …');
	await addExamples(client, credential);
	signal.throwIfAborted();
	console.log(real ? realMessage(n8n.url) : demoMessage(n8n.url));

	await Promise.race([n8n.exited, new Promise((done) => signal.addEventListener('abort', done, { once: true }))]);
	if (!signal.aborted) throw new Error(`n8n has ended by itself; its log is ${n8n.logFile}`);
}

async function chosenPort(): Promise<number> {
	const at = process.argv.indexOf('--port');
	if (at < 0) return await freePort(5678);
	const port = Number(process.argv[at + 1]);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('--port needs a number from 1 to 65535');
	if (!(await isFree(port))) throw new Error(`Port ${port} is in use. Choose another with --port.`);
	return port;
}

async function logIn(client: N8nClient): Promise<void> {
	try {
		await client.setupOwner();
	} catch (error) {
		if (!(error instanceof N8nApiError) || error.status !== 401) throw error;
		throw new Error(
			`The password of ${owner.email} is no longer the one of the demo. Delete ${userFolder} to begin anew.`,
		);
	}
}

/** The simulator forgets its tokens when it ends, so the credential is connected again at every start. */
async function connect(client: N8nClient, { url, state }: Simulator): Promise<{ id: string; name: string }> {
	progress('Connecting the credential …');
	const type = 'pinterestOAuth2Api';
	const data = {
		environment: 'custom',
		baseUrl: url,
		permissions: ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read'],
		clientId: state.app.clientId,
		clientSecret: state.app.clientSecret,
	};
	const existing = (await client.credentials()).find((credential) => credential.name === credentialName);
	const id = existing?.id ?? (await client.createCredential(type, credentialName, data));
	if (existing) await client.updateCredential(id, type, credentialName, data);
	await client.connectOAuth(id);
	return { id, name: credentialName };
}

/** Workflows that are there already stay as they are: they may have been changed on purpose. */
async function addExamples(client: N8nClient, credential?: { id: string; name: string }): Promise<void> {
	if (!existsSync('examples')) return;
	const present = new Set((await client.workflows()).map(({ name }) => name));
	for (const file of readdirSync('examples')
		.filter((name) => name.endsWith('.json'))
		.sort()) {
		const text = readFileSync(join('examples', file), 'utf8');
		const workflow = JSON.parse(shop?.inPlace(text) ?? text) as Workflow;
		if (present.has(workflow.name)) continue;
		for (const node of workflow.nodes) {
			if (!node.type.startsWith(`${packageName}.`)) continue;
			delete node.credentials;
			if (credential) node.credentials = { pinterestOAuth2Api: credential };
		}
		await client.createWorkflow(workflow);
	}
}

function framed(lines: string[]): string {
	const width = Math.max(...lines.map((line) => line.length));
	const rule = '─'.repeat(width + 4);
	return ['', `┌${rule}┐`, ...lines.map((line) => `│  ${line.padEnd(width)}  │`), `└${rule}┘`, ''].join('\n');
}

const demoMessage = (url: string) =>
	framed([
		'n8n with the Pinterest node is ready.',
		'',
		`Open       ${url}`,
		`Log in     ${owner.email}   password: ${owner.password}`,
		'',
		'Try        Open one of the example workflows and press "Execute workflow".',
		'           Or: Create workflow, add "Manual Trigger" and "Pinterest", choose',
		`           Pin > Create; the credential "${credentialName}" is connected.`,
		`           It talks to a simulated Pinterest on this machine (port ${simulatorPort}):`,
		'           nothing goes to the internet.',
		'',
		`See        http://127.0.0.1:${simulatorPort} shows its boards and newest Pins.`,
		'',
		`Data       ${userFolder} (delete it to begin anew)`,
		'Stop       Ctrl-C',
	]);

const realMessage = (url: string) =>
	framed([
		'n8n with the Pinterest node is ready, for your own Pinterest app.',
		'',
		`Open       ${url}`,
		`Log in     ${owner.email}   password: ${owner.password}`,
		'',
		'Connect    Add this redirect URL to your app at developers.pinterest.com:',
		`           ${url}/rest/oauth2-credential/callback`,
		'           Then create a "Pinterest OAuth2 API" credential in n8n.',
		'           docs/credentials.md shows every step.',
		'',
		`Data       ${userFolder} (delete it to begin anew)`,
		'Stop       Ctrl-C',
	]);

try {
	await start();
} catch (error) {
	if (!interrupted.signal.aborted) {
		console.error(`\n${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = 1;
	}
} finally {
	await n8n?.stop();
	await simulator?.close();
	await shop?.close();
}
