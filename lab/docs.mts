import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { coveragePage, uncovered } from './docs/coverage.mts';
import { exampleTable, nodeTable, operationTable, resourcePage, sharedPage } from './docs/pages.mts';
import { everyOperation, resourceNodes, schemaFolders, type ResourceNode } from './nodes.mts';
import { outputSchema } from './schemas.mts';

// npm run docs: writes what follows from the code: tables of the README, a page for each resource of each node, output schemas.
// With --check nothing is written; files that are not up to date are named, and the exit code is 1.
// The exit code is 1 too when an organic endpoint of Pinterest has no operation.

const pagesOf = ({ name }: ResourceNode) => join('docs', name);

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
	readme = between(readme, 'nodes', nodeTable());
	for (const node of resourceNodes) readme = between(readme, node.name, operationTable(node));
	files.set('README.md', between(readme, 'examples', exampleTable('examples')));
	files.set(join('docs', 'coverage.md'), coveragePage());
	for (const node of resourceNodes) {
		files.set(join(pagesOf(node), 'README.md'), sharedPage(node));
		for (const resource of node.resources)
			files.set(join(pagesOf(node), `${resource.value}.md`), resourcePage(node, resource));
	}
	for (const { node, resource, operation } of everyOperation) {
		const schema = outputSchema(operation);
		for (const folder of schema ? schemaFolders(node) : [])
			files.set(join(folder, resource.value, `${operation.value}.json`), JSON.stringify(schema));
	}
	return files;
}

/** Files of the generated folders that nothing generates any more. */
function orphans(expected: ReadonlyMap<string, string>): string[] {
	const folders = resourceNodes.flatMap((node) => [pagesOf(node), ...schemaFolders(node)]);
	const present = folders.flatMap((folder) =>
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
const missing = uncovered();
if (missing.length > 0) {
	console.error(`No operation calls ${missing.join(', ')}. Everything that is not about ads has one.`);
	process.exitCode = 1;
}
