import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { resources } from '../nodes/Pinterest/resources';
import { coveragePage, uncovered } from './docs/coverage.mts';
import { exampleTable, nodeTable, operationTable, resourcePage, sharedPage } from './docs/pages.mts';
import { outputSchema } from './schemas.mts';

// npm run docs: writes what follows from the code: tables of the README, a page for each resource, output schemas.
// With --check nothing is written; files that are not up to date are named, and the exit code is 1.
// The exit code is 1 too when an organic endpoint of Pinterest has no operation.

const pages = 'docs/operations';
const schemas = 'nodes/Pinterest/__schema__/v1.0.0';

/** Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->`. */
function between(text: string, name: string, content: string): string {
	const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
	const [from, to] = [text.indexOf(begin), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`README.md has no "${begin}" followed by "${end}"`);
	return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}

async function generated(): Promise<Map<string, string>> {
	const files = new Map<string, string>();
	let readme = readFileSync('README.md', 'utf8');
	readme = between(readme, 'nodes', await nodeTable());
	readme = between(readme, 'operations', operationTable(resources));
	files.set('README.md', between(readme, 'examples', exampleTable('examples')));
	files.set(join(pages, 'README.md'), sharedPage(resources));
	files.set(join(pages, 'coverage.md'), coveragePage(resources));
	for (const resource of resources) {
		files.set(join(pages, `${resource.value}.md`), resourcePage(resource));
		for (const operation of resource.operations) {
			const schema = outputSchema(operation);
			if (schema) files.set(join(schemas, resource.value, `${operation.value}.json`), JSON.stringify(schema));
		}
	}
	return files;
}

/** Files of the generated folders that nothing generates any more. */
function orphans(expected: ReadonlyMap<string, string>): string[] {
	const present = [pages, schemas].flatMap((folder) =>
		existsSync(folder)
			? readdirSync(folder, { recursive: true, withFileTypes: true })
					.filter((entry) => entry.isFile())
					.map((entry) => join(entry.parentPath, entry.name))
			: [],
	);
	return present.filter((file) => !expected.has(file));
}

const files = await generated();
const outdated = orphans(files);
for (const [file, text] of files) {
	const wanted = await format(text, { ...(await resolveConfig(file)), filepath: file });
	const present = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
	if (present !== wanted) outdated.push(file);
	if (process.argv.includes('--check')) continue;
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, wanted);
}
if (!process.argv.includes('--check')) {
	for (const file of orphans(files)) rmSync(file);
} else if (outdated.length > 0) {
	console.error(`Not up to date: ${outdated.join(', ')}. Run "npm run docs" and commit the result.`);
	process.exitCode = 1;
}
const missing = uncovered(resources);
if (missing.length > 0) {
	console.error(`No operation calls ${missing.join(', ')}. Everything that is not about ads has one.`);
	process.exitCode = 1;
}
