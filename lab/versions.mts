import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labFolder, printedProgress, run, withHeartbeat } from './commands.mts';
import { chosenEngines, type Engine } from './engines.mts';

// npm run test:versions: the suites on which the package's promises rest, in process, on the engines of many versions of n8n.
// Names choose some: npm run test:versions -- oldest 1.123 2.33

/** Every rule, both triggers, and an operation of each way of calling. */
const suites = [
	'rules/',
	'(leadAds\\w*|video)\\.test',
	'trigger/(news|accounts|choices|changes)\\.test',
	'operations/(pin|boardSection|analytics|bulk)\\.test',
];

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
	devDependencies: Record<string, string>;
};
const progress = printedProgress();
const folderOf = ({ n8n }: Engine) => join(labFolder, 'versions', n8n);

/**
 * Puts an engine into `.lab/versions/<version>`: 180 to 420 MB and about half a minute the first time, nothing afterwards.
 * @throws Error with the end of npm's output
 */
async function install(engine: Engine): Promise<void> {
	const folder = folderOf(engine);
	const marker = join(folder, 'installed.json');
	const wanted = JSON.stringify(engine);
	if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
	mkdirSync(folder, { recursive: true });
	const dependencies = { 'n8n-core': engine.core, 'n8n-workflow': engine.workflow };
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, null, 2));
	progress(`Installing the engine of n8n ${engine.n8n} (about half a minute, only the first time) …`);
	await withHeartbeat(progress, 'Still installing', async () =>
		run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
			cwd: folder,
			logFile: `install-engine-${engine.n8n}.log`,
		}),
	);
	// Written last, so that an interrupted install is not taken for a complete one.
	writeFileSync(marker, wanted);
}

interface Outcome {
	passed: number;
	failed: number;
	/** Why there are no counts. */
	broken?: string;
}

async function test(engine: Engine): Promise<Outcome> {
	try {
		await install(engine);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return { passed: 0, failed: 0, broken: 'did not install' };
	}
	progress(`Running the suites on n8n ${engine.n8n} …`);
	const results = join(folderOf(engine), 'results.json');
	rmSync(results, { force: true });
	const jest = ['--selectProjects', 'workflows', '--testPathPatterns', `test/workflows/(${suites.join('|')})`];
	spawnSync('npx', ['jest', ...jest, '--testTimeout=120000', '--json', `--outputFile=${results}`], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, N8N_LAB_VERSION: engine.n8n },
		shell: process.platform === 'win32',
	});
	if (!existsSync(results)) return { passed: 0, failed: 0, broken: 'did not run' };
	const counts = JSON.parse(readFileSync(results, 'utf8')) as Record<
		'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites',
		number
	>;
	return { passed: counts.numPassedTests, failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites };
}

function row(...cells: Array<string | number>): string {
	const [version, ...rest] = cells.map(String);
	return [version.padEnd(10), ...rest.map((cell) => cell.padStart(12))].join(' ');
}

const lines = [row('n8n', 'n8n-core', 'n8n-workflow', 'passed', 'failed', 'seconds')];
for (const engine of chosenEngines(process.argv.slice(2))) {
	if (engine.core === devDependencies['n8n-core'] && engine.workflow === devDependencies['n8n-workflow']) {
		progress(`n8n ${engine.n8n} has the engine that "npm test" runs on; its suites are not run a second time.`);
		continue;
	}
	const began = Date.now();
	const { passed, failed, broken } = await test(engine);
	if (failed > 0 || broken) process.exitCode = 1;
	const seconds = Math.round((Date.now() - began) / 1000);
	lines.push(row(engine.n8n, engine.core, engine.workflow, ...(broken ? [broken, ''] : [passed, failed]), seconds));
}
console.log(`\n${lines.join('\n')}`);
