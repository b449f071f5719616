// Installs the development dependencies when they are missing or older than the lock file, so that every npm script
// works on a fresh clone. Plain JavaScript without imports of its own: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
const stale =
	!existsSync(installed) ||
	['package.json', 'package-lock.json'].some(
		(file) => existsSync(file) && statSync(file).mtimeMs > statSync(installed).mtimeMs,
	);

if (stale) {
	console.log('Installing development dependencies (about a minute on first use) …');
	const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	process.exit(status ?? 1);
}
