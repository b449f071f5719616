import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packPackage, unpack } from './pack.mts';

// What n8n's verification does with a published package (`npx @n8n/scan-community-package <name>`), for the source and
// the tarball of this folder, before anything is published. Inline "eslint-disable" comments have no effect in it.

interface Finding {
	passed: boolean;
	message?: string;
	details?: string;
}

interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage(folder: string, patterns: string[]): Promise<Finding>;
}

const scannerModule: string = '@n8n/scan-community-package/scanner/scanner.mjs';
const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(scannerModule)) as Scanner;

const unpacked = mkdtempSync(join(tmpdir(), 'n8n-scan-'));
try {
	await unpack(await packPackage(), unpacked);
	const scans: Array<[string, Finding]> = [
		['source', await analyzePackage(resolve('.'), SOURCE_FILE_PATTERNS)],
		['tarball', await analyzePackage(unpacked, ['**/*.js', 'package.json'])],
	];
	for (const [what, { passed, message, details }] of scans) {
		const verdict = passed && !message ? 'passed' : `${message}\n${details ?? ''}`;
		console.log(`n8n package scan of the ${what}: ${verdict}`);
		// "No files found" counts as passed in the scanner; here it would mean that nothing was looked at.
		if (!passed || message) process.exitCode = 1;
	}
} finally {
	rmSync(unpacked, { recursive: true, force: true });
}
