import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { labFolder, type Progress, run, silent, withHeartbeat } from './commands.mts';

/** What the lab runs unless told otherwise. */
export const usualVersion = '2.40.7';
/** The n8n that the lab runs; `LAB_N8N` in the environment names another, which is installed beside the usual one. */
export const n8nVersion = process.env.LAB_N8N ?? usualVersion;
if (!/^[12]\.\d+\.\d+$/.test(n8nVersion)) throw new Error(`"${n8nVersion}" is no version of n8n, e.g. ${usualVersion}`);
const [major, minor] = n8nVersion.split('.').map(Number);
/** n8n 2.37 and later need Node 24, whatever runs this; all before run on Node 22 (`engines` of n8n's package.json). */
const nodeVersion = major === 2 && minor >= 37 ? '24.21.0' : '22.23.3';
/** n8n 1.x names an archive outside the registry. */
const overrides = major === 1 ? { xlsx: '0.18.5' } : undefined;

const folder = join(labFolder, n8nVersion === usualVersion ? 'n8n' : `n8n-${n8nVersion}`);
const marker = join(folder, 'installed.json');
const versions = JSON.stringify({ n8n: n8nVersion, node: nodeVersion, platform: process.platform, arch: process.arch });

/**
 * The registry's `node` package only fetches this one from an install script, and install scripts are off here: several
 * of n8n's dependencies download binaries from hosts that are often out of reach.
 */
function nodePackage(): string {
	const system = process.platform === 'win32' ? 'win' : process.platform;
	return `${system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${process.arch}`;
}

const nodeFolder = () => join(folder, 'node_modules', nodePackage());

/** The Node that runs n8n. */
export function nodeBinary(): string {
	return join(nodeFolder(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** n8n's command line, a script for {@link nodeBinary}. */
export const n8nScript = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');

/** A folder list for PATH with n8n's own Node first. */
export function pathWithNode(): string {
	return [join(nodeFolder(), 'bin'), process.env.PATH].join(delimiter);
}

/** npm writes this file when everything else is in place, so an interrupted install is not taken for a complete one. */
const installedTree = join(folder, 'node_modules', '.package-lock.json');

function installedVersion(packageName: string): string | undefined {
	try {
		return JSON.parse(readFileSync(installedTree, 'utf8')).packages[`node_modules/${packageName}`]?.version;
	} catch {
		return undefined;
	}
}

const compileLog = `compile-sqlite3-${n8nVersion}.log`;
const sqliteBinary = join(folder, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

/** Whether the driver is there, complete, and made for the Node that runs n8n. */
const driverLoads = () =>
	spawnSync(nodeBinary(), ['-e', 'require(process.argv[1])', sqliteBinary], { stdio: 'ignore' }).status === 0;

function missingTools(): string[] {
	const answers = (...commands: string[]) =>
		commands.some((command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0);
	const tools: Array<[string, boolean]> =
		process.platform === 'win32'
			? [['python3', answers('python3', 'python')]]
			: [
					['python3', answers('python3', 'python')],
					['make', answers('make', 'gmake')],
					['g++', answers('g++', 'c++', 'clang++')],
				];
	return tools.filter(([, present]) => !present).map(([name]) => name);
}

/**
 * Prepares a real n8n below `.lab/`: 2 to 3 GB and three to five minutes the first time, nothing afterwards. Needs the npm
 * registry only when something is missing. What an interrupted or earlier install left is completed or adopted.
 * @throws Error that says what is missing or where npm's output is
 */
export async function ensureN8n({ progress = silent, signal }: { progress?: Progress; signal?: AbortSignal } = {}) {
	if (existsSync(marker) && readFileSync(marker, 'utf8') === versions) return;
	mkdirSync(folder, { recursive: true });

	if (installedVersion('n8n') !== n8nVersion || installedVersion(nodePackage()) !== nodeVersion) {
		progress(`Installing n8n ${n8nVersion} (2 to 3 GB, three to five minutes, only the first time) …`);
		const dependencies = { n8n: n8nVersion, [nodePackage()]: nodeVersion };
		writeFileSync(
			join(folder, 'package.json'),
			JSON.stringify({ name: 'n8n-lab', private: true, dependencies, overrides }, null, 2),
		);
		await withHeartbeat(progress, 'Still installing n8n', async () =>
			run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
				cwd: folder,
				logFile: `install-n8n-${n8nVersion}.log`,
				signal,
			}),
		);
	}

	if (!driverLoads()) {
		const missing = missingTools();
		if (missing.length > 0) {
			throw new Error(
				`n8n's database driver has to be compiled, and ${missing.join(', ')} cannot be found. ` +
					'Install it (Debian, Ubuntu: apt install python3 make g++; macOS: xcode-select --install) and start again.',
			);
		}
		progress("Compiling n8n's database driver (about a minute, only the first time) …");
		await withHeartbeat(progress, 'Still compiling', async () =>
			run('npm', ['rebuild', 'sqlite3', '--loglevel=error'], {
				cwd: folder,
				// The package brings its own headers: nothing is downloaded, and they fit the Node that runs n8n.
				env: {
					...process.env,
					PATH: pathWithNode(),
					npm_config_nodedir: nodeFolder(),
					npm_config_build_from_source: 'true',
				},
				logFile: compileLog,
				signal,
			}),
		);
		if (!driverLoads())
			throw new Error(`The compiled database driver does not load; see ${join(labFolder, compileLog)}`);
	}
	writeFileSync(marker, versions);
}
