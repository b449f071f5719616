import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { DEFAULT_SCOPES, loadList, locator } from '../harness.mts';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

type List = Parameters<typeof loadList>[1];

const load = async (list: List, more: Partial<Parameters<typeof loadList>[2]> = {}) =>
	await loadList(simulator, list, { parameters: {}, ...more });
const names = ({ results }: Awaited<ReturnType<typeof load>>) => results.map(({ name }) => name);
const queries = () => simulator.requests.map(({ query }) => query.parsed);

describe('boards', () => {
	beforeEach(() => {
		for (let number = 1; number <= 2000; number++) {
			simulator.state.addBoard({ name: number % 1000 === 7 ? `Autumn Recipes ${number}` : `Board ${number}` });
		}
	});

	test('2,000 are shown page by page, none twice, none missing', async () => {
		const seen: string[] = [];
		let from: string | undefined;
		do {
			const page = await load('searchBoards', { from });
			expect(page.results).toHaveLength(250);
			seen.push(...page.results.map(({ value }) => String(value)));
			from = page.paginationToken as string | undefined;
		} while (from !== undefined);
		expect(seen).toHaveLength(2000);
		expect(new Set(seen)).toEqual(new Set(simulator.state.boards.keys()));
		expect(simulator.requests).toHaveLength(8);
	});

	test('a filter finds what stands far down, in one look', async () => {
		const page = await load('searchBoards', { filter: ' autumn RECIPES' });
		expect(names(page)).toEqual(['Autumn Recipes 1007', 'Autumn Recipes 7']);
		expect(page.paginationToken).toBeUndefined();
		expect(page.results[1].value).toBe([...simulator.state.boards.values()][6].id);
	});

	test('a filter that fits nothing reads all and ends', async () => {
		expect(await load('searchBoards', { filter: 'winter' })).toEqual({ results: [] });
		expect(simulator.requests).toHaveLength(8);
	});

	test('a filter that fits many shows the first and says where to go on', async () => {
		const page = await load('searchBoards', { filter: 'board' });
		expect(page.results.length).toBeGreaterThanOrEqual(250);
		const next = await load('searchBoards', { filter: 'board', from: page.paginationToken as string });
		expect(next.results.some(({ value }) => page.results.some((shown) => shown.value === value))).toBe(false);
	});

	test('pages that are half empty do not end the list', async () => {
		simulator.state.settings.shortPages = true;
		const page = await load('searchBoards', { filter: 'autumn recipes' });
		simulator.state.settings.shortPages = false;
		expect(names(page)).toEqual(['Autumn Recipes 1007', 'Autumn Recipes 7']);
	});
});

test('a secret board says so', async () => {
	simulator.state.addBoard({ name: 'Draft', privacy: 'SECRET' });
	expect(names(await load('searchBoards', { scopes: [...DEFAULT_SCOPES, 'boards:read_secret'] }))).toEqual([
		'Draft (secret)',
	]);
});

describe('for a client, by the ad account', () => {
	test('boards and Pins of the client', async () => {
		const client = simulator.state.addAccount({ username: 'client' });
		const members: Array<[typeof client, string]> = [[simulator.state.account, 'ADMIN']];
		const adAccount = simulator.state.addAdAccount({ name: 'Client Ads', owner: client, members });
		simulator.state.addBoard({ name: 'Mine' });
		const board = simulator.state.addBoard({ name: 'Theirs', owner: client });
		simulator.state.addPin({ boardId: board.id, title: 'Their Pin' });
		const section = simulator.state.addSection({ boardId: board.id, name: 'Their Section' });
		const options = { adAccountId: locator('list', adAccount.id) };
		expect(names(await load('searchBoards', { parameters: { options } }))).toEqual(['Theirs']);
		expect(names(await load('searchPins', { parameters: { options } }))[0]).toMatch(/^Their Pin · \d+$/);
		const parameters = { options, boardId: locator('name', 'Theirs') };
		expect((await load('searchSections', { parameters })).results).toEqual([
			{ name: 'Their Section', value: section.id },
		]);
		expect(queries().every(({ ad_account_id: id }) => id === adAccount.id)).toBe(true);
	});
});

describe('sections depend on the board', () => {
	let boardId: string;
	beforeEach(() => {
		const other = simulator.state.addBoard({ name: 'Bread' });
		simulator.state.addSection({ boardId: other.id, name: 'Rye' });
		boardId = simulator.state.addBoard({ name: 'Autumn Recipes' }).id;
		for (const name of ['Soups', 'Stews', 'Cold Soups']) simulator.state.addSection({ boardId, name });
	});

	test.each([
		['from the list', () => ({ boardId: locator('list', boardId) })],
		['by ID', () => ({ boardId: locator('id', boardId) })],
		['by name', () => ({ boardId: locator('name', 'autumn recipes') })],
		['by address', () => ({ boardId: locator('url', 'https://www.pinterest.com/willowandthyme/autumn-recipes/') })],
		['as plain text', () => ({ boardId })],
		['among the fields to change', () => ({ updateFields: { boardId: locator('name', 'Autumn Recipes') } })],
	])('given %s', async (_, parameters) => {
		expect(names(await load('searchSections', { parameters: parameters() }))).toEqual(['Cold Soups', 'Stews', 'Soups']);
		expect(names(await load('searchSections', { parameters: parameters(), filter: 'soup' }))).toEqual([
			'Cold Soups',
			'Soups',
		]);
	});

	test('without a board the list is empty and nothing is asked', async () => {
		expect(await load('searchSections', { parameters: { boardId: locator('list', '') } })).toEqual({ results: [] });
		expect(await load('searchSections')).toEqual({ results: [] });
		expect(simulator.requests).toEqual([]);
	});

	test('with a board that does not exist, the editor says why', async () => {
		await expect(load('searchSections', { parameters: { boardId: locator('name', 'Summer') } })).rejects.toMatchObject({
			message: 'There is no board called "Summer"',
			description: expect.stringContaining('pick the board from the list'),
		});
	});

	test('with a board ID that is none', async () => {
		await expect(load('searchSections', { parameters: { boardId: locator('id', 'my board') } })).rejects.toThrow(
			'"Board" is not an ID',
		);
		expect(simulator.requests).toEqual([]);
	});
});

test('Pins: title or description, with the ID and the address to open', async () => {
	const { id: boardId } = simulator.state.addBoard({ name: 'Soups' });
	const titled = simulator.state.addPin({ boardId, title: 'Pumpkin' });
	const described = simulator.state.addPin({ boardId, description: 'd'.repeat(100) });
	const bare = simulator.state.addPin({ boardId });
	expect((await load('searchPins')).results).toEqual([
		{ name: bare.id, value: bare.id, url: `https://www.pinterest.com/pin/${bare.id}/` },
		{ name: `${'d'.repeat(80)} · ${described.id}`, value: described.id, url: expect.any(String) },
		{ name: `Pumpkin · ${titled.id}`, value: titled.id, url: expect.any(String) },
	]);
	expect(names(await load('searchPins', { filter: titled.id }))).toEqual([`Pumpkin · ${titled.id}`]);
});

describe('ad accounts', () => {
	beforeEach(() => {
		const client = simulator.state.addAccount({ username: 'client' });
		simulator.state.addAdAccount({ name: 'Own Ads' });
		simulator.state.addAdAccount({
			name: 'Client Ads',
			owner: client,
			currency: 'EUR',
			members: [[simulator.state.account, 'ADMIN']],
		});
	});

	test('own ones and those of clients, even while one is chosen', async () => {
		const [own] = simulator.state.adAccounts.values();
		const parameters = { options: { adAccountId: locator('list', own.id) } };
		expect(names(await load('searchAdAccounts', { parameters, scopes: ['ads:read'] }))).toEqual([
			'Client Ads · EUR',
			'Own Ads · USD',
		]);
		expect(queries()).toEqual([{ page_size: '250' }]);
	});

	test('without the permission, the editor names it', async () => {
		await expect(load('searchAdAccounts')).rejects.toMatchObject({
			message: 'The credential lacks the permission Read Ads (ads:read)',
			description: expect.stringContaining('add Read Ads (ads:read) under "Permissions" and connect the account again'),
		});
	});
});

test('with an access token', async () => {
	simulator.state.addBoard({ name: 'Soups' });
	const more = { authentication: 'accessToken' as const };
	expect(names(await load('searchBoards', more))).toEqual(['Soups']);
});

test('an expired connection: what to do about it', async () => {
	const credential = { accessToken: 'gone' };
	await expect(load('searchBoards', { authentication: 'accessToken', credential })).rejects.toMatchObject({
		message: 'Pinterest did not accept the credential',
		description: expect.stringContaining('create and paste a new one'),
	});
});
