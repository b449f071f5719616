import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nodeBinary } from './install.mts';
import { labFolder, type Progress, run, silent } from './commands.mts';

const { name: packageName, version } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as Record<
	string,
	string
>;
export { packageName };

const newest = (path: string): number =>
	!existsSync(path)
		? 0
		: !statSync(path).isDirectory()
			? statSync(path).mtimeMs
			: Math.max(statSync(path).mtimeMs, ...readdirSync(path).map((entry) => newest(join(path, entry))));

/** Of the compiled files only: copied ones keep the time of their source. */
const oldestScript = (path: string): number =>
	statSync(path).isDirectory()
		? Math.min(Number.POSITIVE_INFINITY, ...readdirSync(path).map((entry) => oldestScript(join(path, entry))))
		: path.endsWith('.js')
			? statSync(path).mtimeMs
			: Number.POSITIVE_INFINITY;

/** Whether `dist/` is missing or older than something that it is built from. */
export function isStale(): boolean {
	const sources = ['nodes', 'credentials', 'icons', 'package.json', 'tsconfig.json', 'gulpfile.js'];
	const built = existsSync('dist') ? oldestScript('dist') : Number.POSITIVE_INFINITY;
	return !Number.isFinite(built) || built < Math.max(...sources.map(newest));
}

/**
 * Builds the package when needed and packs it as `npm publish` would.
 * @returns the tarball's absolute path, below `.lab/`
 */
export async function packPackage({ progress = silent, signal }: { progress?: Progress; signal?: AbortSignal } = {}) {
	mkdirSync(labFolder, { recursive: true });
	if (isStale()) {
		progress('Building the package …');
		await run('npm', ['run', 'build'], { logFile: 'build.log', signal });
	}
	progress('Packing the package …');
	await run('npm', ['pack', '--ignore-scripts', '--pack-destination', labFolder], { logFile: 'pack.log', signal });
	return join(labFolder, `${packageName.replace(/^@/, '').replace('/', '-')}-${version}.tgz`);
}

/**
 * Unpacks a tarball of npm into a folder, which is replaced as a whole.
 * @returns the package.json found in it
 */
export async function unpack(tarball: string, folder: string, signal?: AbortSignal): Promise<Record<string, unknown>> {
	const unpacked = mkdtempSync(join(tmpdir(), 'n8n-package-'));
	await run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], { logFile: 'unpack.log', signal });
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(join(folder, '..'), { recursive: true });
	try {
		renameSync(unpacked, folder);
	} catch {
		// The temporary folder may be on another file system.
		await run(
			process.platform === 'win32' ? 'xcopy' : 'cp',
			process.platform === 'win32' ? ['/E', '/I', unpacked, folder] : ['-R', unpacked, folder],
			{ logFile: 'unpack.log', signal },
		);
		rmSync(unpacked, { recursive: true, force: true });
	}
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/**
 * Leaves a package where n8n's own installer of community nodes leaves it: unpacked below `nodes/node_modules`, its
 * package.json without development and peer dependencies, and named in the folder's ledger. n8n then runs `npm install`
 * for run-time dependencies; this package has none.
 */
export async function installPackage(tarball: string, userFolder: string, signal?: AbortSignal): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const folder = join(nodes, 'node_modules', packageName);
	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } = await unpack(
		tarball,
		folder,
		signal,
	);
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));

	const ledger = join(nodes, 'package.json');
	const installed = existsSync(ledger)
		? JSON.parse(readFileSync(ledger, 'utf8'))
		: { name: 'installed-nodes', private: true, dependencies: {} };
	installed.dependencies = { ...installed.dependencies, [packageName]: manifest.version };
	writeFileSync(ledger, JSON.stringify(installed, null, 2));
	// n8n asks npm for updates before it lists its packages, and waits for minutes where the registry is out of reach.
	writeFileSync(join(nodes, '.npmrc'), 'offline=true\n');
}

const recordScript = `
const { DatabaseSync } = require('node:sqlite');
const [file, name, version, author, email, nodes] = process.argv.slice(1);
const database = new DatabaseSync(file);
database.exec('PRAGMA busy_timeout = 10000; BEGIN IMMEDIATE');
database.prepare('DELETE FROM installed_nodes WHERE package = ?').run(name);
database.prepare('DELETE FROM installed_packages WHERE packageName = ?').run(name);
database.prepare('INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt) VALUES (?, ?, ?, ?, datetime(\\'now\\'), datetime(\\'now\\'))').run(name, version, author, email);
const insert = database.prepare('INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)');
for (const node of JSON.parse(nodes)) insert.run(node.displayName, node.name, node.version, name);
database.exec('COMMIT');
`;

/**
 * Writes the rows that n8n's installer writes, so that the package is listed under Settings > Community nodes. n8n must
 * have started once on this folder: that is when it makes the tables.
 * @param nodeTypes all that n8n has loaded
 */
export async function recordPackage(
	userFolder: string,
	nodeTypes: Array<{ name: string; displayName: string; version: number | number[] }>,
): Promise<void> {
	const own = nodeTypes.filter((node) => node.name.startsWith(`${packageName}.`));
	// n8n makes a second node, "…Tool", of each that agents may use; it is not one of the package.
	const isMade = (name: string) => own.some((node) => name === `${node.name}Tool` || name === `${node.name}HitlTool`);
	const nodes = own
		.filter(({ name }) => !isMade(name))
		.map(({ name, displayName, version }) => ({ name, displayName, version: Math.max(...[version].flat()) }));
	if (nodes.length === 0) throw new Error(`n8n has not loaded any node of ${packageName}; its log says why`);
	const manifest = JSON.parse(
		readFileSync(join(userFolder, '.n8n/nodes/node_modules', packageName, 'package.json'), 'utf8'),
	);
	const { name: author = '', email = '' } = manifest.author ?? {};
	const database = join(userFolder, '.n8n', 'database.sqlite');
	const values = [database, packageName, manifest.version, author, email, JSON.stringify(nodes)];
	await run(nodeBinary(), ['-e', recordScript, ...values], { logFile: 'record.log', shell: false });
}
