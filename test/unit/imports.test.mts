import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import ts from 'typescript';

import { nodes } from '../../lab/nodes.mts';

/** What published files may import besides their own folder: the layers of ARCHITECTURE.md, from the top down. */
const BELOW: Record<string, string[]> = {
	node: ['resources', 'things', 'reports', 'operations', 'api'],
	trigger: ['polling', 'things', 'operations', 'api'],
	polling: ['operations', 'api'],
	resources: ['things', 'reports', 'operations', 'api'],
	things: ['reports', 'operations', 'api'],
	reports: ['operations', 'api'],
	operations: ['api'],
	api: [],
	credentials: ['api'],
};

interface Place {
	layer: string;
	/** Files of one place import each other freely, save in circles. */
	folder: string;
}

/** @param file below `nodes/`, or beside it in `credentials/` */
function placeOf(file: string): Place {
	const [top, second, third, ...deeper] = file.split('/');
	const node = nodes.find(({ folder }) => folder === top);
	if (!node) return { layer: top, folder: top };
	if (second !== 'resources') return { layer: node.resources ? 'node' : 'trigger', folder: top };
	// The list of resources holds them all.
	return { layer: 'resources', folder: deeper.length > 0 ? `${top}/${second}/${third}` : `${top}/${second}` };
}

type Edge = [from: string, to: string];

const written = ([from, to]: Edge): string => `${from} → ${to}`;

/** Why an import may not be; undefined when it may. */
function wrong([from, to]: Edge): string | undefined {
	const [importer, imported] = [placeOf(from), placeOf(to)];
	if (!(importer.layer in BELOW))
		return 'stands in no layer: add its folder to the layers, or its node to lab/nodes.mts';
	if (importer.folder === imported.folder) return undefined;
	const ownNode = from.split('/')[0] === to.split('/')[0];
	if (importer.layer === 'resources' && imported.layer === 'resources')
		return importer.folder.split('/').length === 2 && ownNode ? undefined : 'takes from another resource';
	if (!BELOW[importer.layer].includes(imported.layer)) return `${importer.layer} may not import ${imported.layer}`;
	return imported.layer !== 'resources' || ownNode ? undefined : "takes from another node's folder";
}

/** The circles among files, each once, as a walk that ends where it began. */
function circles(edges: Edge[]): string[] {
	const next = new Map<string, string[]>();
	for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
	const done = new Set<string>();
	const found: string[] = [];
	const visit = (file: string, path: string[]): void => {
		if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
		if (path.includes(file) || done.has(file)) return;
		for (const other of next.get(file) ?? []) visit(other, [...path, file]);
		done.add(file);
	};
	for (const file of next.keys()) visit(file, []);
	return found;
}

/** The imports of the published files, those of types included; paths as `placeOf` takes them. */
function edgesOf(root: string): Edge[] {
	const files = ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join(folder, file)),
	);
	const named = (file: string) => file.replace(/^nodes\//, '');
	return files.flatMap((file) =>
		ts
			.preProcessFile(readFileSync(join(root, file), 'utf8'))
			.importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
			.map(({ fileName }): Edge => {
				const path = join(dirname(file), fileName);
				const target = [`${path}.ts`, join(path, 'index.ts')].find((one) => existsSync(join(root, one)));
				if (!target) throw new Error(`${file} imports ${fileName}, which is no file`);
				return [named(file), named(target)];
			}),
	);
}

const edges = edgesOf('.');

test('imports run one way: node → resources → things, reports → operations → api', () => {
	expect(edges.length).toBeGreaterThan(100);
	const offending = edges.flatMap((edge) => (wrong(edge) ? [`${written(edge)}: ${wrong(edge)}`] : []));
	expect(offending).toEqual([]);
});

test('no imports run in a circle, those of types neither', () => {
	expect(circles(edges)).toEqual([]);
});

describe('the rules themselves', () => {
	test.each<[string, Edge, string | undefined]>([
		['a resource a thing', ['Pinterest/resources/pin/get.ts', 'things/pin.ts'], undefined],
		['a thing a resource', ['things/pin.ts', 'Pinterest/resources/pin/get.ts'], 'things may not import resources'],
		['the protocol what is above it', ['api/pages.ts', 'operations/call.ts'], 'api may not import operations'],
		['an operation a thing', ['operations/run.ts', 'things/pin.ts'], 'operations may not import things'],
		[
			'the list of resources a resource',
			['Pinterest/resources/index.ts', 'Pinterest/resources/pin/index.ts'],
			undefined,
		],
		[
			'a resource another',
			['Pinterest/resources/board/getPins.ts', 'Pinterest/resources/pin/get.ts'],
			'takes from another resource',
		],
		[
			'a trigger a resource',
			['PinterestTrigger/events.ts', 'Pinterest/resources/pin/get.ts'],
			'trigger may not import resources',
		],
		[
			'a trigger another',
			['PinterestTrigger/poll.ts', 'PinterestLeadAdsTrigger/lead.ts'],
			'trigger may not import trigger',
		],
		[
			'a folder that nobody declared',
			['helpers/texts.ts', 'api/pages.ts'],
			'stands in no layer: add its folder to the layers, or its node to lab/nodes.mts',
		],
	])('%s', (_words, edge, verdict) => {
		expect(wrong(edge)).toBe(verdict);
	});

	test('a circle is told as a walk, and once', () => {
		const found = circles([
			['a', 'b'],
			['b', 'c'],
			['c', 'a'],
			['d', 'a'],
		]);
		expect(found).toEqual(['a → b → c → a']);
	});

	test('types count', () => {
		const { importedFiles } = ts.preProcessFile(
			"import type { A } from './a'; export type { B } from './b'; let c: import('./c').C;",
		);
		expect(importedFiles.map(({ fileName }) => fileName)).toEqual(['./a', './b', './c']);
	});
});
