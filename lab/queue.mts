import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endGroup, freePort, labFolder, lastLines, run } from './commands.mts';
import { type N8n, type N8nProcess, startN8n, startWorker } from './n8n.mts';
import { installPackage } from './pack.mts';

export interface Queue {
	n8n: N8n;
	workers: N8nProcess[];
	/** One more worker, once it takes executions. */
	addWorker(): Promise<N8nProcess>;
	/** The home of each process: of n8n's main one first, then of the workers in their order. */
	homes: string[];
	/** What n8n's database answers to a query. */
	rows(query: string): unknown[];
	/** Ends everything and forgets what it has stored. */
	stop(): Promise<void>;
}

/** Executions that one worker takes at once: n8n's own number. */
const CONCURRENCY = 10;

/**
 * n8n in queue mode as people run it: a main process, workers, Redis and PostgreSQL, all on 127.0.0.1. The two servers come
 * from Debian's packages, which are installed where they are missing, and run on folders and ports of their own.
 * @param tarball the package to install as a community node
 */
export async function startQueue(tarball: string, workers: number): Promise<Queue> {
	await ensureServers();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-queue-'));
	const running: Array<{ stop(): Promise<void> }> = [];
	const stop = async () => {
		for (const one of running.reverse()) await one.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const redis = await startRedis(join(folder, 'redis'));
		running.push(redis);
		const postgres = await startPostgres(join(folder, 'postgres'));
		running.push(postgres);
		// As in containers, each process has a folder of its own: what a worker leaves in it when it dies is read by it alone.
		const homes: string[] = [];
		const home = async (name: string) => {
			const userFolder = join(folder, name);
			homes.push(userFolder);
			await installPackage(tarball, userFolder);
			return userFolder;
		};
		const env = {
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			N8N_ENCRYPTION_KEY: 'a key for this machine only',
		};
		const n8n = await startN8n({ userFolder: await home('main'), env, logFile: join(labFolder, 'n8n-queue-main.log') });
		running.push(n8n);
		const started: N8nProcess[] = [];
		const addWorker = async () => {
			const name = `worker${started.length + 1}`;
			const logFile = join(labFolder, `n8n-queue-${name}.log`);
			const worker = await startWorker({ userFolder: await home(name), env, logFile, concurrency: CONCURRENCY });
			started.push(worker);
			running.push(worker);
			return worker;
		};
		while (started.length < workers) await addWorker();
		const rows = (query: string) => rowsOf(postgres.port, query);
		return { n8n, workers: started, addWorker, homes, rows, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

interface Server {
	port: number;
	stop(): Promise<void>;
}

const redisBinary = () => ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path));

/** The folder of the newest PostgreSQL's programs: Debian keeps them out of the PATH. */
function postgresPrograms(): string | undefined {
	const versions = '/usr/lib/postgresql';
	if (!existsSync(versions)) return undefined;
	const newestFirst = readdirSync(versions).sort((one, other) => Number(other) - Number(one));
	return newestFirst.map((version) => join(versions, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

async function ensureServers(): Promise<void> {
	const missing = [!redisBinary() && 'redis-server', !postgresPrograms() && 'postgresql'].filter(
		(name): name is string => Boolean(name),
	);
	if (missing.length === 0) return;
	const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];
	const [command, ...rest] = [...asRoot, 'apt-get'];
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await run(command, [...rest, 'update', '-q'], { logFile: 'install-servers.log', env });
	const install = ['install', '-y', '-q', '--no-install-recommends', ...missing];
	await run(command, [...rest, ...install], { logFile: 'install-servers.log', env });
}

async function startRedis(folder: string): Promise<Server> {
	mkdirSync(folder, { recursive: true });
	const port = await freePort();
	const keepsNothing = ['--save', '', '--appendonly', 'no'];
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...keepsNothing];
	return await startServer(redisBinary()!, args, port, 'redis.log');
}

/** A query of n8n's database. @throws Error with what PostgreSQL says */
function rowsOf(port: number, query: string): unknown[] {
	const asJson = `SELECT coalesce(json_agg(one), '[]') FROM (${query}) one`;
	const address = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', '-d', 'postgres'];
	const { stdout, stderr, status } = spawnSync(
		join(postgresPrograms()!, 'psql'),
		[...address, '--no-align', '--tuples-only', '--command', asJson],
		{ encoding: 'utf8', maxBuffer: 2 ** 30 },
	);
	if (status !== 0) throw new Error(`n8n's database could not be read: ${stderr}`);
	return JSON.parse(stdout) as unknown[];
}

async function startPostgres(folder: string): Promise<Server> {
	mkdirSync(folder, { recursive: true });
	const programs = postgresPrograms()!;
	const identity = ownerOf(folder);
	const data = join(folder, 'data');
	const initdb = ['-D', data, '-U', 'n8n', '--auth=trust', '-E', 'UTF8', '--no-sync'];
	const made = spawnSync(join(programs, 'initdb'), initdb, { ...identity, cwd: folder, encoding: 'utf8' });
	if (made.status !== 0) throw new Error(`PostgreSQL could not be prepared: ${made.stderr}`);
	const port = await freePort();
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=200'];
	const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
	return await startServer(join(programs, 'postgres'), args, port, 'postgres.log', { ...identity, cwd: folder });
}

/** PostgreSQL does not run as root: then its own user gets the folder and runs it. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const id = (kind: string) => Number(spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' }).stdout);
	const [uid, gid] = [id('-u'), id('-g')];
	chownSync(join(folder, '..'), uid, gid);
	chownSync(folder, uid, gid);
	return { uid, gid };
}

async function startServer(
	command: string,
	args: string[],
	port: number,
	logName: string,
	options: { uid?: number; gid?: number; cwd?: string } = {},
): Promise<Server> {
	const logFile = join(labFolder, logName);
	const log = openSync(logFile, 'w');
	const child: ChildProcess = spawn(command, args, { ...options, stdio: ['ignore', log, log], detached: true });
	closeSync(log);
	const stop = async () => endGroup(child);
	for (let tries = 0; !(await listens(port)); tries++) {
		if (tries === 200 || child.exitCode !== null) {
			await stop();
			throw new Error(`${command} does not answer. The end of ${logFile}:\n${lastLines(logFile)}`);
		}
		await wait(100);
	}
	return { port, stop };
}

async function listens(port: number): Promise<boolean> {
	return await new Promise((done) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => done(true));
		socket.once('error', () => done(false));
		socket.once('close', () => socket.destroy());
		socket.once('connect', () => socket.end());
	});
}
