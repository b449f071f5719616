import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { PinterestApi } from '../../credentials/PinterestApi.credentials.ts';
import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials.ts';
import { displayName, everyOperation, nodes, resourceNodes } from '../../lab/nodes.mts';

const pages = [
	...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'bench/README.md'],
	...readdirSync('docs', { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => join('docs', file)),
];

const withoutCode = (text: string): string => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

/** As GitHub makes it of a heading. */
const anchor = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');

const anchors = (file: string): string[] =>
	[...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading));

/** What a page links to within the project: paths from its root, and the part behind # */
const links = (page: string) =>
	[...withoutCode(readFileSync(page, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target)
		.filter((target) => !/^[a-z]+:/i.test(target))
		.map((target) => target.split('#'))
		.map(([path, part]) => ({ file: path === '' ? page : join(dirname(page), decodeURI(path)), part }));

test.each(pages)('%s: every link leads to a file, and to a heading where it names one', (page) => {
	const dead = links(page).filter(
		({ file, part }) => !existsSync(file) || (part && file.endsWith('.md') && !anchors(file).includes(part)),
	);
	expect(dead).toEqual([]);
});

/** A choice of a field, a group of fields in it, or such a field. */
type Choice = Partial<INodeProperties> & { name: string; values?: INodeProperties[] };

/** What the editor calls a field, its choices, and the fields in it. */
function called(field: INodeProperties): string[] {
	const inner = (field.options ?? []) as Choice[];
	const names = inner.flatMap((one) =>
		one.displayName && one.type ? called(one as INodeProperties) : [one.name, ...(one.values ?? []).flatMap(called)],
	);
	return [field.displayName, ...names];
}

const shortened = (name: string): string => name.replace(/ \([A-Z][a-z]+\)$/, '');

describe('What people ask for', () => {
	const credentials = [new PinterestOAuth2Api(), new PinterestApi()];
	const fields = [...nodes.map(({ type }) => new type().description), ...credentials].flatMap(({ properties }) =>
		properties.flatMap(called),
	);
	const operations = everyOperation.map(({ resource, operation }) => `${resource.name}: ${operation.name}`);
	const known = new Set([
		...[...nodes.map(displayName), ...credentials.map((one) => one.displayName)],
		...resourceNodes.flatMap(({ resources }) => resources.map(({ name }) => name)),
		...[...operations, ...everyOperation.map(({ operation }) => operation.name)],
		...[...fields, ...fields.map(shortened)],
		// Of n8n's credential window.
		'Connect',
	]);
	const [before, after] = readFileSync('docs/answers.md', 'utf8').split("## What Pinterest's API does not offer");

	test('every node, operation, field and choice that the page names exists', () => {
		const named = [...before.matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => name).filter((name) => name !== 'bold');
		expect(named.length).toBeGreaterThan(80);
		expect(named.filter((name) => !known.has(name))).toEqual([]);
	});

	test('what its links call an operation is the operation that they lead to', () => {
		const named = [...`${before}${after}`.matchAll(/\[([^\]]+: [^\]]+)\]\((\w+)\/(\w+)\.md#([\w-]+)\)/g)];
		expect(named.length).toBeGreaterThan(20);
		for (const [, name, node, resource, part] of named) {
			const found = everyOperation.find(
				(one) =>
					one.node.name === node &&
					one.resource.value === resource &&
					`${one.resource.name}: ${one.operation.name}` === name,
			);
			expect([name, anchor(found?.operation.name ?? '')]).toEqual([name, part]);
		}
	});
});

/** Operations that start or raise what is paid for. */
const spending: Record<string, string[]> = {
	campaign: ['create', 'update', 'setStatus', 'changeBudget'],
	adGroup: ['create', 'update', 'setStatus', 'changeBudget'],
	ad: ['create', 'update', 'setStatus'],
	productGroupPromotion: ['create', 'update'],
	insertionOrder: ['create', 'update'],
	bulk: ['upsert'],
	auctionItem: ['submit'],
};

test('what can spend money says so in its first sentence, which models are told too', () => {
	const silent = Object.entries(spending).flatMap(([resource, operations]) =>
		operations.filter((operation) => {
			const found = everyOperation.find(
				(one) => one.resource.value === resource && one.operation.value === operation && one.node.name !== 'pinterest',
			);
			return !/\bspends?\b/i.test(found?.operation.description.split('. ')[0] ?? '');
		}),
	);
	expect(silent).toEqual([]);
});

describe('The table of data as it comes', () => {
	const page = readFileSync('docs/messy-data.md', 'utf8');
	const rows = page
		.split('\n')
		.filter((line) => /^\|(?! -)/.test(line))
		.map((line) =>
			line
				.split(/(?<!\\)\|/)
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
	const heading = ['comes in', 'version 0.1', 'this version'];
	const inputs = rows.filter(([first]) => first !== heading[0]);
	const tests = ['messyInput', 'fetchedImages', 'missingBoards', 'operations/pinOnBoards']
		.map((name) => `test/workflows/${name}.test.mts`)
		.concat(['imageAddress', 'values'].map((name) => `test/unit/${name}.test.mts`));
	/** Without the backslashes, which a table and a test need in different places. */
	const plainly = (text: string): string => text.replaceAll('\\', '');
	const sources = plainly(tests.map((file) => readFileSync(file, 'utf8')).join('\n'));

	test('has sixty rows and more, each with what was before', () => {
		expect(inputs.length).toBeGreaterThanOrEqual(60);
		expect(rows.filter(([first]) => first === heading[0])).toEqual(
			rows.filter(([first]) => first === heading[0]).map(() => heading),
		);
		expect(inputs.filter((cells) => cells.length !== 3 || cells.includes(''))).toEqual([]);
	});

	test.each(inputs.map(([first]) => first))('%s is in a test', (first) => {
		const given = [...first.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => plainly(code).split('…'));
		expect(given.length).toBeGreaterThan(0);
		expect(given.filter((one) => !sources.includes(one))).toEqual([]);
	});
});
