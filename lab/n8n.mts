import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fetch } from 'undici';
import { endGroup, freePort, lastLines, signalGroup } from './commands.mts';
import { n8nScript, nodeBinary, pathWithNode } from './install.mts';

export interface N8nOptions {
	/** n8n's home: database, settings, installed packages. Created when missing, kept afterwards. */
	userFolder: string;
	port?: number;
	/** Further settings of n8n, e.g. `N8N_CONCURRENCY_PRODUCTION_LIMIT`. */
	env?: Record<string, string>;
	/** Where n8n's output goes; `<userFolder>/n8n.log` unless told. */
	logFile?: string;
	signal?: AbortSignal;
}

export interface N8n extends N8nProcess {
	/** `http://localhost:<port>`, the host that n8n's own links and OAuth redirects use. */
	url: string;
	port: number;
	/** Resident memory of n8n's main process, now and at its highest since the start or {@link N8n.resetPeak}. Linux only. */
	memory(): { bytes: number; peakBytes: number };
	resetPeak(): void;
}

/** n8n as a person runs it at home, minus everything that calls the internet by itself. */
const settings = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_ONBOARDING_FLOW_DISABLED: 'true',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
};

/**
 * Starts n8n on 127.0.0.1 and waits until it serves.
 * @throws Error with the end of n8n's log when it ends early or does not serve within two minutes
 */
export async function startN8n(options: N8nOptions): Promise<N8n> {
	const { userFolder, signal } = options;
	mkdirSync(userFolder, { recursive: true });
	claimFolder(userFolder);

	const port = options.port ?? (await freePort());
	const n8n = await launch('start', { ...options, port });
	const { pid } = n8n;
	writeFileSync(pidFile(userFolder), JSON.stringify({ pid, startedBy: process.pid }));

	const stop = async () => {
		await n8n.stop();
		rmSync(pidFile(userFolder), { force: true });
	};
	const url = `http://localhost:${port}`;
	try {
		await untilServing(() => serves(url), n8n, signal);
	} catch (error) {
		await stop();
		throw error;
	}
	return { ...n8n, url, port, stop, memory: () => memory(pid), resetPeak: () => resetPeak(pid) };
}

/** One process of n8n. */
export interface N8nProcess {
	pid: number;
	logFile: string;
	/** Settles when it has ended, by itself or by {@link N8nProcess.stop}. */
	exited: Promise<void>;
	/** Ends it and every process it started. */
	stop(): Promise<void>;
	child: ChildProcess;
}

/**
 * Starts a worker of n8n's queue mode beside a running n8n and waits until it takes executions.
 * @param options.env must name the database, Redis and the key that n8n itself was started with
 * @throws Error as {@link startN8n}
 */
export async function startWorker({
	concurrency,
	...options
}: N8nOptions & { concurrency: number }): Promise<N8nProcess> {
	mkdirSync(options.userFolder, { recursive: true });
	const port = await freePort();
	const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) };
	const env = { ...health, ...options.env };
	const worker = await launch(['worker', `--concurrency=${concurrency}`], { ...options, port, env });
	try {
		await untilServing(() => answers(`http://127.0.0.1:${port}/healthz/readiness`), worker, options.signal);
	} catch (error) {
		await worker.stop();
		throw error;
	}
	return worker;
}

async function launch(
	command: string | string[],
	{ userFolder, env, port, ...options }: N8nOptions & { port: number },
): Promise<N8nProcess> {
	const logFile = options.logFile ?? join(userFolder, 'n8n.log');
	const log = openSync(logFile, 'w');
	const child = spawn(nodeBinary(), [n8nScript, ...[command].flat()], {
		cwd: userFolder,
		env: {
			...ownEnvironment(),
			...settings,
			N8N_USER_FOLDER: userFolder,
			N8N_PORT: String(port),
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			...env,
		},
		stdio: ['ignore', log, log],
		detached: true,
	});
	closeSync(log);
	const exited = new Promise<void>((done) => {
		child.once('exit', () => done());
		child.once('error', () => done());
	});
	const { pid } = child;
	if (pid === undefined) throw new Error(`n8n could not be started with ${nodeBinary()}`);
	return { pid, logFile, exited, child, stop: async () => endGroup(child) };
}

/** What this process was started with, without what would change n8n's ways or send localhost through a proxy. */
function ownEnvironment(): NodeJS.ProcessEnv {
	const foreign =
		/^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL|GENERIC_TIMEZONE|NODE_OPTIONS|NODE_ENV|NODE_PATH|JEST_|npm_)/;
	const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	const direct = [process.env.NO_PROXY ?? process.env.no_proxy, 'localhost', '127.0.0.1'].filter(Boolean).join(',');
	return { ...Object.fromEntries(kept), PATH: pathWithNode(), NO_PROXY: direct, no_proxy: direct };
}

async function untilServing(
	isReady: () => Promise<boolean>,
	{ child, logFile }: N8nProcess,
	signal?: AbortSignal,
): Promise<void> {
	const deadline = Date.now() + 120_000;
	for (;;) {
		signal?.throwIfAborted();
		if (child.exitCode !== null || child.signalCode !== null) {
			throw new Error(`n8n ended while starting. The end of ${logFile}:\n${lastLines(logFile)}`);
		}
		if (await isReady()) return;
		if (Date.now() > deadline)
			throw new Error(`n8n does not answer after two minutes. The end of ${logFile}:\n${lastLines(logFile)}`);
		await wait(100);
	}
}

async function answers(url: string): Promise<boolean> {
	try {
		const answer = await fetch(url);
		await answer.body?.cancel();
		return answer.ok;
	} catch {
		return false;
	}
}

/** The readiness check answers before the routes of the editor exist, so both are asked. */
async function serves(url: string): Promise<boolean> {
	try {
		if (!(await answers(`${url}/healthz/readiness`))) return false;
		const answer = await fetch(`${url}/rest/settings`);
		return answer.ok && Boolean(((await answer.json()) as { data?: unknown }).data);
	} catch {
		return false;
	}
}

const pidFile = (userFolder: string) => join(userFolder, 'n8n.pid');

const isAlive = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};

/**
 * Two n8n on one folder damage its database. One that a killed run left behind is ended.
 * @throws Error when one runs there that is in use
 */
export function claimFolder(userFolder: string): void {
	if (!existsSync(pidFile(userFolder))) return;
	const { pid, startedBy } = JSON.parse(readFileSync(pidFile(userFolder), 'utf8')) as {
		pid: number;
		startedBy: number;
	};
	const command = `/proc/${pid}/cmdline`;
	const isOurs = isAlive(pid) && existsSync(command) && readFileSync(command, 'utf8').includes(n8nScript);
	if (isOurs && startedBy !== process.pid && isAlive(startedBy)) {
		throw new Error(`n8n already runs on ${userFolder} (process ${pid}). Stop that one first.`);
	}
	if (isOurs) signalGroup(pid, 'SIGKILL');
	rmSync(pidFile(userFolder), { force: true });
}

function memory(pid: number): { bytes: number; peakBytes: number } {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
	return { bytes: kilobytes('VmRSS') * 1024, peakBytes: kilobytes('VmHWM') * 1024 };
}

/** 5 is Linux's code for "forget the highest resident size" (proc_pid_clear_refs). */
function resetPeak(pid: number): void {
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
