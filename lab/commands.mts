import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';

/** Everything that the lab prepares lives here; git ignores it. */
export const labFolder = resolve('.lab');

/** Told in one line what is being done; called again while a long step goes on. */
export type Progress = (message: string) => void;

/** Says nothing: for callers that show progress in their own way. */
export const silent: Progress = () => {};

/** A progress that prints each message after the seconds since it was made: `  12 s  Installing n8n …`. */
export function printedProgress(print: (line: string) => void = console.log): Progress {
	const started = Date.now();
	return (message) => print(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${message}`);
}

/** Does a long piece of work and says every twenty seconds that it goes on, and since when. */
export async function withHeartbeat<T>(progress: Progress, message: string, work: () => Promise<T>): Promise<T> {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const timer = setInterval(() => progress(`${message} (${seconds()} s so far)`), 20_000);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}

/** The end of a log file, for messages about what went wrong. */
export function lastLines(file: string, count = 15): string {
	try {
		return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
	} catch {
		return '(no output)';
	}
}

/** Signals a process and all its children. It must have been started with `detached: true`. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		if (process.platform === 'win32') spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
		else process.kill(-pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Asks a process group to end, and ends it by force when it has not done so after the given time. */
export async function endGroup(child: ChildProcess, patienceMs = 10_000): Promise<void> {
	if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise<void>((done) => child.once('exit', () => done()));
	signalGroup(child.pid, 'SIGTERM');
	const force = setTimeout(() => signalGroup(child.pid!, 'SIGKILL'), patienceMs);
	await gone;
	clearTimeout(force);
	// Grandchildren that outlive their parent are still in its group.
	signalGroup(child.pid, 'SIGKILL');
}

export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Receives the command's output; a relative path is below the lab's folder. */
	logFile: string;
	/** Windows finds npm only through a shell; programs given by their path need none. */
	shell?: boolean;
	/** Ends the command and its children. */
	signal?: AbortSignal;
}

/**
 * Runs a command to its end with its output in a log file.
 * @throws Error with the end of the output and the log's name when it fails, or `signal.reason` when it is aborted
 */
export async function run(command: string, args: string[], options: CommandOptions): Promise<void> {
	options.signal?.throwIfAborted();
	const logFile = resolve(labFolder, options.logFile);
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'w');
	const windows = process.platform === 'win32';
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env ?? process.env,
		stdio: ['ignore', log, log],
		detached: !windows,
		shell: options.shell ?? windows,
	});
	closeSync(log);
	const abort = () => void endGroup(child);
	options.signal?.addEventListener('abort', abort, { once: true });
	try {
		const outcome = await new Promise<string | number | null>((done, fail) => {
			child.once('error', fail);
			child.once('exit', (code, signal) => done(code ?? signal));
		});
		options.signal?.throwIfAborted();
		if (outcome !== 0) {
			throw new Error(
				`"${command} ${args.join(' ')}" ended with ${outcome}. The whole output is in ${logFile}; its end:\n${lastLines(logFile)}`,
			);
		}
	} finally {
		options.signal?.removeEventListener('abort', abort);
	}
}

/** Whether a TCP port of 127.0.0.1 can be listened on now. */
export async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	return await new Promise((done) => {
		server.once('error', () => done(false));
		server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
	});
}

/** A TCP port that nothing listens on: the first free one from `first` on, or any. */
export async function freePort(first?: number): Promise<number> {
	if (first !== undefined) {
		for (let port = first; port < first + 100; port++) if (await isFree(port)) return port;
	}
	const server = createServer();
	return await new Promise((done, fail) => {
		server.once('error', fail);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as { port: number };
			server.close(() => done(port));
		});
	});
}
