import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { byId, numbered } from '../rules/world.mts';
import { locator, runNode, type RunOptions } from '../harness.mts';

let simulator: Simulator;
let boardId: string;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null } });
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	boardId = simulator.state.addBoard({ name: 'Soups' }).id;
});

const table = (count: number, change: (n: number) => object = () => ({})) =>
	numbered(count, (n) => ({ title: `Soup ${n}`, link: `https://shop.example/${n}`, text: `About ${n}`, ...change(n) }));

const put = async (items: RunOptions['items'], more: RunOptions['parameters'] = {}, rest: Partial<RunOptions> = {}) =>
	await runNode(simulator, {
		parameters: {
			resource: 'pin',
			operation: 'createOrUpdate',
			boardId: byId(boardId),
			mediaType: 'imageUrl',
			imageUrl: 'https://pictures.example/soup.jpg',
			title: '={{ $json.title }}',
			description: '={{ $json.text }}',
			link: '={{ $json.link }}',
			...more,
		},
		items,
		...rest,
	});

const outcomes = (json: object[]) => {
	const counts: Record<string, number> = {};
	for (const { outcome } of json as Array<{ outcome: string }>) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
};
const titles = () => [...simulator.state.pins.values()].map(({ title }) => title).sort();
const writes = () => simulator.requests.filter(({ method }) => method !== 'GET').length;

describe('a board in the state of a table', () => {
	test('new rows are made, changed ones change, the rest stays; a second run writes nothing', async () => {
		expect(outcomes((await put(table(5))).json)).toEqual({ created: 5 });
		const changed = table(7, (n) => (n === 2 ? { text: 'Another text' } : {}));
		const { json } = await put(changed);
		expect(outcomes(json)).toEqual({ unchanged: 4, updated: 1, created: 2 });
		expect(json[2]).toMatchObject({ title: 'Soup 2', description: 'Another text', outcome: 'updated' });
		const before = writes();
		expect(outcomes((await put(changed)).json)).toEqual({ unchanged: 7 });
		expect([writes(), simulator.state.pins.size]).toEqual([before, 7]);
	});

	test('links are the same without regard to tracking and www.; the table decides how they are written', async () => {
		await put(table(1));
		const { json } = await put([
			{ title: 'Soup 0', link: 'http://www.shop.example/0/?utm_source=feed', text: 'About 0' },
		]);
		expect(outcomes(json)).toEqual({ updated: 1 });
		expect(simulator.state.pins.size).toBe(1);
	});

	test('what the table leaves empty stays', async () => {
		await put(table(1));
		const { json } = await put([{ title: '', link: 'https://shop.example/0', text: '' }]);
		expect(json[0]).toMatchObject({ title: 'Soup 0', description: 'About 0', outcome: 'unchanged' });
	});

	test('by title, in any case', async () => {
		await put(table(2));
		const { json } = await put([{ title: 'SOUP 1', link: 'https://shop.example/new', text: 'About 1' }], {
			matchBy: 'title',
		});
		expect(outcomes(json)).toEqual({ updated: 1 });
		expect(simulator.state.pins.size).toBe(2);
	});

	test('two rows with the same link are one Pin, and the last one holds', async () => {
		const rows = [
			{ title: 'A', link: 'https://shop.example/a' },
			{ title: 'B', link: 'https://shop.example/a' },
		];
		const { json } = await put(rows, { description: '' });
		expect(outcomes(json)).toEqual({ created: 1, updated: 1 });
		expect(titles()).toEqual(['B']);
	});

	test('a dry run says what would be done and changes nothing', async () => {
		await put(table(3));
		const before = writes();
		const rows = table(4, (n) => (n === 0 ? { text: 'New' } : {}))
			.slice(0, 4)
			.filter(({ n }) => n !== 1);
		const { json } = await put(rows, { missing: 'delete', options: { dryRun: true } });
		expect(outcomes(json)).toEqual({
			'would be updated': 1,
			unchanged: 1,
			'would be created': 1,
			'would be deleted': 1,
		});
		expect(writes()).toBe(before);
	});

	test('Pins that no row names are deleted on request, those without a link never', async () => {
		await put(table(4));
		simulator.state.addPin({ boardId, title: 'By hand' });
		const { json } = await put(table(2), { missing: 'delete' });
		expect(outcomes(json)).toEqual({ unchanged: 2, deleted: 2 });
		expect(titles()).toEqual(['By hand', 'Soup 0', 'Soup 1']);
	});

	test('more than may be deleted: none is, and the message says how many', async () => {
		await put(table(8));
		const { error } = await put(table(1), { missing: 'delete', options: { maxDeletes: 5 } });
		expect(error?.message).toBe('Nothing was deleted: 7 Pins of the board are in no input item');
		expect(simulator.state.pins.size).toBe(8);
	});

	test('a row that failed keeps its Pin', async () => {
		await put(table(3));
		const rows = table(3, (n) => (n === 1 ? { title: 'a'.repeat(101) } : {}));
		const { json } = await put(rows, { missing: 'delete' }, { onError: 'continueRegularOutput' });
		expect(json.filter(({ error }) => error)).toHaveLength(1);
		expect(titles()).toEqual(['Soup 0', 'Soup 1', 'Soup 2']);
	});

	test('a Pin whose answer is lost is made once, a change too', async () => {
		simulator.faults.add({ method: 'POST', path: '/pins', kind: 'resetAfter' });
		expect(outcomes((await put(table(3))).json)).toEqual({ created: 3 });
		simulator.faults.add({ method: 'PATCH', path: '/pins/{pin_id}', kind: 'resetAfter' });
		expect(outcomes((await put(table(3, () => ({ text: 'New' })))).json)).toEqual({ updated: 3 });
		expect(simulator.state.pins.size).toBe(3);
	});

	test('an item without a link cannot be compared, and nothing is sent', async () => {
		const { error } = await put([{ title: 'Soup', link: '' }]);
		expect(error?.message).toContain('"Match By" compares links, and this item has none.');
		expect(writes()).toBe(0);
	});

	test('the board is read once for 300 rows', async () => {
		await put(table(300));
		simulator.requests.length = 0;
		expect(outcomes((await put(table(300))).json)).toEqual({ unchanged: 300 });
		expect(simulator.requests).toHaveLength(2);
	});
});

describe('finding Pins', () => {
	beforeEach(() => {
		const other = simulator.state.addBoard({ name: 'Stews' }).id;
		simulator.state.addPin({ boardId, title: 'Pumpkin Soup', link: 'https://www.shop.example/pumpkin/?utm_source=x' });
		simulator.state.addPin({
			boardId: other,
			title: 'Lentil stew',
			description: 'with PUMPKIN seeds',
			link: 'https://shop.example/lentil',
		});
	});

	const find = async (more: RunOptions['parameters']) =>
		await runNode(simulator, { parameters: { resource: 'pin', operation: 'find', ...more } });

	test.each([
		['by link, however it is written', { link: 'shop.example/pumpkin' }, ['Pumpkin Soup']],
		['by title', { title: 'pumpkin  soup' }, ['Pumpkin Soup']],
		['by any text, the newest first', { text: 'pumpkin' }, ['Lentil stew', 'Pumpkin Soup']],
		['all that is given has to fit', { text: 'pumpkin', title: 'stew' }, ['Lentil stew']],
		['on one board', { text: 'pumpkin', filters: { boardId: locator('name', 'Soups') } }, ['Pumpkin Soup']],
		['no more than the limit', { text: 'pumpkin', limit: 1 }, ['Lentil stew']],
		['nothing', { text: 'fennel' }, []],
	])('%s', async (_, more, expected) => {
		const { json, error } = await find(more);
		expect([error, json.map(({ title }) => title)]).toEqual([undefined, expected]);
	});

	test('nothing to look for is told', async () => {
		expect((await find({})).error?.message).toContain('Give a link, a title or a text to look for');
	});
});
