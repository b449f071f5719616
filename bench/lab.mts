import { type ChildProcess, fork, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, fetch, setGlobalDispatcher } from 'undici';
import { N8nClient, type Workflow } from '../lab/client.mts';
import { endGroup, freePort, labFolder, type Progress } from '../lab/commands.mts';
import { ensureN8n, nodeBinary } from '../lab/install.mts';
import { type N8n, startN8n } from '../lab/n8n.mts';
import { installPackage, packPackage } from '../lab/pack.mts';
import type { Job, JobResult } from './undici.mts';

export const credentialType = 'pinterestOAuth2Api';

/** The simulator in a process of its own, so that its work is not counted as n8n's. */
export class SimulatorProcess {
	private constructor(
		readonly url: string,
		private readonly child: ChildProcess,
	) {}

	static async start(): Promise<SimulatorProcess> {
		const port = await freePort();
		const args = ['simulator/main.mts', '--port', String(port), '--seed', 'empty', '--quiet'];
		const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
			stdio: ['ignore', 'ignore', 'inherit'],
			detached: true,
		});
		const simulator = new SimulatorProcess(`http://127.0.0.1:${port}`, child);
		for (let tries = 0; ; tries++) {
			try {
				await simulator.state();
				return simulator;
			} catch (error) {
				if (tries === 150 || child.exitCode !== null) throw error;
				await wait(200);
			}
		}
	}

	get api(): string {
		return `${this.url}/v5`;
	}

	async state(): Promise<{
		pins: { count: number };
		boards: { ids: string[] };
		adAccounts: { ids: string[] };
		app: Record<string, string>;
	}> {
		return await this.call('GET', 'state');
	}

	async post<T = unknown>(path: string, body: unknown): Promise<T> {
		return await this.call('POST', path, body);
	}

	/** Calls refused with 429 since the last `forgetRequests`. */
	async refusals(): Promise<number> {
		const requests = await this.call<Array<{ status: number }>>('GET', 'requests');
		return requests.filter(({ status }) => status === 429).length;
	}

	/** Calls since the last `forgetRequests`. */
	async calls(): Promise<number> {
		return (await this.call<unknown[]>('GET', 'requests')).length;
	}

	async forgetRequests(): Promise<void> {
		await this.call('DELETE', 'requests');
	}

	private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await fetch(`${this.url}/_simulator/${path}`, {
			method,
			...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`Simulator, ${method} ${path}: HTTP ${answer.status} ${text}`);
		return (text ? JSON.parse(text) : undefined) as T;
	}

	async stop(): Promise<void> {
		await endGroup(this.child);
	}
}

/** undici under the Node of n8n, kept running so that its code is as warm as n8n's. */
class UndiciProcess {
	private readonly child = fork(resolve('bench/undici.mts'), [], { execPath: nodeBinary(), execArgv: [] });

	async run(job: Job): Promise<JobResult> {
		const answer = new Promise<JobResult | { error: string }>((done, fail) => {
			this.child.once('message', done);
			this.child.once('exit', (code) => fail(new Error(`The process of undici ended with ${code}`)));
		});
		this.child.send(job);
		const result = await answer;
		this.child.removeAllListeners('exit');
		if ('error' in result) throw new Error(`undici: ${result.error}`);
		return result;
	}

	stop(): void {
		this.child.kill();
	}
}

/** A real n8n with the packed package and the benchmark's own nodes, the simulator, and undici. */
export class Lab {
	private connected = 0;

	private readonly active: string[] = [];

	private constructor(
		readonly simulator: SimulatorProcess,
		readonly undici: UndiciProcess,
		private readonly userFolder: string,
		private running: { n8n: N8n; client: N8nClient },
	) {}

	static async start(progress: Progress): Promise<Lab> {
		// Some runs answer after minutes.
		setGlobalDispatcher(new Agent({ headersTimeout: 0, bodyTimeout: 0 }));
		await ensureN8n({ progress });
		const userFolder = join(labFolder, 'bench');
		rmSync(userFolder, { recursive: true, force: true });
		await installPackage(await packPackage({ progress }), userFolder);
		installBenchNodes(join(userFolder, '.n8n', 'custom'));
		progress('Starting the simulator and n8n …');
		const simulator = await SimulatorProcess.start();
		try {
			return new Lab(simulator, new UndiciProcess(), userFolder, await launch(userFolder));
		} catch (error) {
			await simulator.stop();
			throw error;
		}
	}

	get n8n(): N8n {
		return this.running.n8n;
	}

	get client(): N8nClient {
		return this.running.client;
	}

	/** A process with an empty heap, so that the peaks of two columns can be compared. */
	async restartN8n(): Promise<void> {
		await this.n8n.stop();
		this.running = await launch(this.userFolder);
	}

	/** n8n answers 503 while its database does not answer in time, as after work that keeps the process busy. */
	async untilReady(): Promise<void> {
		for (let tries = 0; !(await fetch(`${this.n8n.url}/healthz/readiness`)).ok; tries++) {
			if (tries === 300) throw new Error(`n8n is not ready; its log is ${this.n8n.logFile}`);
			await wait(200);
		}
	}

	/** A new connected credential: one that nothing is known about yet. */
	async connect(
		permissions = ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read'],
	): Promise<{ id: string; name: string }> {
		const { app } = await this.simulator.state();
		const name = `Pinterest ${++this.connected}`;
		const id = await this.client.createCredential(credentialType, name, {
			environment: 'custom',
			baseUrl: this.simulator.url,
			clientId: app.clientId,
			clientSecret: app.clientSecret,
			permissions,
		});
		await this.client.connectOAuth(id);
		return { id, name };
	}

	/** Makes a workflow answer on its webhook until `deactivateAll`. */
	async activate(workflow: Workflow): Promise<void> {
		this.active.push(await this.client.createWorkflow(workflow, { activate: true }));
	}

	async deactivateAll(): Promise<void> {
		for (const id of this.active.splice(0)) await this.client.deactivateWorkflow(id);
	}

	async stop(): Promise<void> {
		this.undici.stop();
		await this.n8n.stop();
		await this.simulator.stop();
	}
}

/** n8n loads every `*.node.js` of this folder; here they are `.cjs` because the package must not publish them. */
function installBenchNodes(folder: string): void {
	mkdirSync(folder, { recursive: true });
	for (const file of readdirSync('bench/nodes')) {
		copyFileSync(join('bench/nodes', file), join(folder, file.replace(/\.cjs$/, '.js')));
	}
}

async function launch(userFolder: string): Promise<{ n8n: N8n; client: N8nClient }> {
	const n8n = await startN8n({
		userFolder,
		env: {
			N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
			...(process.env.BENCH_NODE_OPTIONS ? { NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS } : {}),
		},
	});
	const client = new N8nClient(n8n.url);
	await client.setupOwner();
	return { n8n, client };
}
