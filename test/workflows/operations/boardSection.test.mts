import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { locator, runNode } from '../harness.mts';

let simulator: Simulator;
let boardId: string;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	boardId = simulator.state.addBoard({ name: 'Autumn Recipes' }).id;
});

const run = async (operation: string, more: object = {}, items?: object[]) =>
	await runNode(simulator, {
		parameters: { resource: 'boardSection', operation, boardId: locator('id', boardId), ...more },
		items: items as never,
	});
const addSections = (...names: string[]) => names.map((name) => simulator.state.addSection({ boardId, name }));
const sent = () => simulator.requests.map(({ method, path, body }) => ({ method, path, body }));

test('create', async () => {
	const { json, items } = await run('create', { name: 'Soups' });
	const [section] = simulator.state.sections.values();
	expect(json).toEqual([{ id: section.id, name: 'Soups' }]);
	expect(items[0].pairedItem).toEqual({ item: 0 });
	expect(sent()).toEqual([{ method: 'POST', path: `/boards/${boardId}/sections`, body: { name: 'Soups' } }]);
});

test('create many on a board that is given by name: the boards are read once', async () => {
	const items = ['Soups', 'Stews', 'Pies'].map((name) => ({ name }));
	const { json } = await run(
		'create',
		{ boardId: locator('name', 'Autumn Recipes'), name: '={{ $json.name }}' },
		items,
	);
	expect(json.map(({ name }) => name)).toEqual(['Soups', 'Stews', 'Pies']);
	expect(
		sent()
			.map(({ method }) => method)
			.sort(),
	).toEqual(['GET', 'POST', 'POST', 'POST']);
});

test('a name of 180 characters is not too long', async () => {
	expect((await run('create', { name: 's'.repeat(180) })).error).toBeUndefined();
});

test('getAll', async () => {
	addSections('Soups', 'Stews', 'Pies');
	expect((await run('getAll')).json.map(({ name }) => name)).toEqual(['Pies', 'Stews', 'Soups']);
	expect((await run('getAll', { limit: 1 })).json).toHaveLength(1);
	expect((await run('getAll', { output: 'selected', fields: ['name'], limit: 1 })).json).toEqual([{ name: 'Pies' }]);
});

describe.each([
	['ID', (id: string) => locator('id', id), 0],
	['the list', (id: string) => locator('list', id), 0],
	['name', () => locator('name', 'stews'), 1],
	['an expression that gives a name', () => '={{ "Stews" }}', 1],
])('a section by %s', (_, given, lookUps) => {
	test('update', async () => {
		const [, stews] = addSections('Soups', 'Stews');
		const { json } = await run('update', { sectionId: given(stews.id), name: 'Casseroles' });
		expect(json).toEqual([{ id: stews.id, name: 'Casseroles' }]);
		expect(sent().at(-1)).toEqual({
			method: 'PATCH',
			path: `/boards/${boardId}/sections/${stews.id}`,
			body: { name: 'Casseroles' },
		});
		expect(simulator.requests).toHaveLength(1 + lookUps);
	});

	test('delete', async () => {
		const [, stews] = addSections('Soups', 'Stews');
		const { json } = await run('delete', { sectionId: given(stews.id) });
		expect(json).toEqual([{ deleted: true, id: stews.id }]);
		expect([...simulator.state.sections.values()].map(({ name }) => name)).toEqual(['Soups']);
	});

	test('getPins', async () => {
		const [soups, stews] = addSections('Soups', 'Stews');
		for (const [section, title] of [
			[soups, 'Pumpkin'],
			[stews, 'Barley'],
			[stews, 'Bean'],
		] as const) {
			simulator.state.addPin({ boardId, sectionId: section.id, title });
		}
		const { json } = await run('getPins', { sectionId: given(stews.id) });
		expect(json.map(({ title, board_section_id: section }) => [title, section])).toEqual([
			['Bean', stews.id],
			['Barley', stews.id],
		]);
	});
});

test('names are looked up board by board', async () => {
	const other = simulator.state.addBoard({ name: 'Winter Recipes' });
	const [here] = addSections('Soups');
	const there = simulator.state.addSection({ boardId: other.id, name: 'Soups' });
	const { json } = await run(
		'update',
		{ boardId: locator('name', '={{ $json.board }}'), sectionId: locator('name', 'Soups'), name: 'Broths' },
		[{ board: 'Autumn Recipes' }, { board: 'Winter Recipes' }, { board: 'Autumn Recipes' }].slice(0, 2),
	);
	expect(json.map(({ id }) => id)).toEqual([here.id, there.id]);
});

test('sections of a client, by the ad account', async () => {
	const client = simulator.state.addAccount({ username: 'client' });
	const adAccount = simulator.state.addAdAccount({
		name: 'Client Ads',
		owner: client,
		members: [[simulator.state.account, 'ADMIN']],
	});
	const board = simulator.state.addBoard({ name: 'Candles', owner: client });
	const section = simulator.state.addSection({ boardId: board.id, name: 'Wax' });
	const options = { adAccountId: locator('id', adAccount.id) };
	const { json } = await run('delete', {
		boardId: locator('name', 'Candles'),
		sectionId: locator('name', 'Wax'),
		options,
	});
	expect(json).toEqual([{ deleted: true, id: section.id }]);
	expect(simulator.requests.every(({ query }) => query.parsed.ad_account_id === adAccount.id)).toBe(true);
});

test('a section that is not on the board', async () => {
	const { error } = await run('delete', { sectionId: locator('id', '549755885175') });
	expect(error).toMatchObject({ message: 'The section was not found on this board', httpCode: '404' });
});
