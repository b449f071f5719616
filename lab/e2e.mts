import { spawnSync } from 'node:child_process';
import { usualVersion } from './install.mts';

// npm run test:e2e: the packed package in a real n8n. -- --n8n <version>: in that n8n, installed beside the usual one.
// Whatever else is given goes to jest, e.g. a suite's name.

/**
 * The suites that run on any n8n; all others run on the usual one alone. What they show is n8n's editor, whose pages change from
 * one version to the next. n8n before 1.123 has not the agent that the suite of agents is about.
 */
const onAnyVersion = ['smoke', 'workflows', 'trigger', 'leads'];
const onMostVersions = [...onAnyVersion, 'agent', 'mcp'];

const args = process.argv.slice(2);
const at = args.indexOf('--n8n');
const version = at < 0 ? undefined : args.splice(at, 2)[1];
if (at >= 0 && !version) throw new Error('--n8n needs a version, e.g. --n8n 1.123.81');

const [major, minor] = (version ?? usualVersion).split('.').map(Number);
const suites = major > 1 || minor >= 123 ? onMostVersions : onAnyVersion;
const chosen =
	version && version !== usualVersion ? ['--testPathPatterns', `test/e2e/(${suites.join('|')})\\.test`] : [];
const { status } = spawnSync(
	'npx',
	['jest', '--selectProjects', 'e2e', '--runInBand', ...(args.length > 0 ? args : chosen)],
	{
		stdio: 'inherit',
		env: { ...process.env, ...(version && { LAB_N8N: version }) },
		shell: process.platform === 'win32',
	},
);
process.exitCode = status ?? 1;
