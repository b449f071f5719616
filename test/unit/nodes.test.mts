import { existsSync, readFileSync } from 'node:fs';

import { nodes, resourceNodes } from '../../lab/nodes.mts';

interface Manifest {
	n8n: { nodes: string[] };
}

test('the list of nodes is what package.json gives n8n to load', () => {
	const { n8n } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
	expect(nodes.map(({ folder }) => `dist/nodes/${folder}/${folder}.node.js`)).toEqual(n8n.nodes);
});

test.each(nodes)(
	'$name has its class, its description and its codex file under its own name',
	({ name, folder, type }) => {
		expect(type.name).toBe(folder);
		expect(new type().description.name).toBe(name);
		const codex = JSON.parse(readFileSync(`nodes/${folder}/${folder}.node.json`, 'utf8')) as { node: string };
		expect(codex.node).toBe(`n8n-nodes-pinterest.${name}`);
	},
);

test('a folder with resources belongs to a node that lists them', () => {
	const withFolder = nodes.filter(({ folder }) => existsSync(`nodes/${folder}/resources`));
	expect(withFolder).toEqual(resourceNodes);
});

test.each(nodes)(
	'$name: the description is small enough for the editor, and the columns of reports stand once in it',
	({ type }) => {
		const description = JSON.stringify(new type().description);
		expect(description.length).toBeLessThan(400_000);
		const lists = new type().description.properties.filter(({ options }) =>
			JSON.stringify(options ?? '').includes('"total_checkout"'),
		);
		expect(lists.length).toBeLessThanOrEqual(1);
	},
);

test.each(nodes)('$name: what the editor asks for a long list of choices, the node has', async ({ type }) => {
	const { description, methods } = new type();
	const asked = description.properties.flatMap(({ typeOptions }) => typeOptions?.loadOptionsMethod ?? []);
	for (const name of asked) {
		const list = await methods!.loadOptions![name as string].call({} as never);
		expect(list.length).toBeGreaterThan(15);
	}
	expect(new Set(asked)).toEqual(new Set(Object.keys(methods?.loadOptions ?? {})));
});

test.each(nodes)('$name: the node has the columns that each resource mapper of the editor asks for', ({ type }) => {
	const { description, methods } = new type();
	const asked = description.properties.flatMap(
		({ typeOptions }) => typeOptions?.resourceMapper?.resourceMapperMethod ?? [],
	);
	expect(new Set(asked)).toEqual(new Set(Object.keys(methods?.resourceMapping ?? {})));
});
