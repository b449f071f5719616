import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { DEFAULT_SCOPES, locator, runNode, type RunOptions } from '../harness.mts';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset('demo'));

const run = async (operation: string, more: object = {}, options: Partial<RunOptions> = {}) =>
	await runNode(simulator, { parameters: { resource: 'board', operation, ...more }, ...options });
const named = (name: string) => [...simulator.state.boards.values()].find((board) => board.name === name)!;
const sent = () =>
	simulator.requests.map(({ method, path, query, body }) => ({ method, path, query: query.raw, body }));
const secretScopes = [...DEFAULT_SCOPES, 'boards:read_secret', 'boards:write_secret'];

describe('create', () => {
	test('only a name', async () => {
		const { json } = await run('create', { name: 'Spring Salads' });
		const board = named('Spring Salads');
		expect(json).toEqual([
			{
				id: board.id,
				name: 'Spring Salads',
				description: null,
				privacy: 'PUBLIC',
				pin_count: 0,
				follower_count: 0,
				collaborator_count: 0,
				owner: 'willowandthyme',
				created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
				cover_image_url: null,
			},
		]);
		expect(sent()).toEqual([{ method: 'POST', path: '/boards', query: '', body: { name: 'Spring Salads' } }]);
	});

	test('with everything', async () => {
		const additionalFields = { description: 'Leaves', privacy: 'SECRET' };
		const { json } = await run('create', { name: 'Draft', additionalFields }, { scopes: secretScopes });
		expect(json[0]).toMatchObject({ name: 'Draft', description: 'Leaves', privacy: 'SECRET' });
	});

	test('for ads only: Pinterest names it', async () => {
		const { json } = await run('create', { name: 'My Ads', additionalFields: { isAdsOnly: true } });
		expect(json[0]).toMatchObject({ name: 'Ad-only Pins', privacy: 'PROTECTED' });
	});

	test('a name that is taken', async () => {
		const { error } = await run('create', { name: 'autumn recipes' });
		expect(error).toMatchObject({
			message: 'The account already has a board with this name, or the name is not allowed',
			description: expect.stringMatching(
				/^Choose another name, or use the existing board: pick it "By Name"\. \(Pinterest says: "The board name is invalid or duplicated\.", code 1, HTTP 400, POST \/boards, request ID \d+\)$/,
			),
			httpCode: '400',
		});
	});

	test('for a client, by the ad account', async () => {
		const [, client] = [...simulator.state.adAccounts.values()];
		const { json } = await run('create', { name: 'Wicks', options: { adAccountId: locator('id', client.id) } });
		expect(json[0].owner).toBe('fernhillcandles');
	});
});

describe('get', () => {
	test.each([
		['the list', () => locator('list', named('Autumn Recipes').id), 1],
		['ID', () => locator('id', named('Autumn Recipes').id), 1],
		['name', () => locator('name', 'autumn recipes'), 2],
		['address', () => locator('url', 'https://www.pinterest.com/willowandthyme/autumn-recipes/'), 2],
		['an address pasted as an ID', () => locator('id', 'www.pinterest.de/willowandthyme/autumn-recipes'), 2],
		['an expression that gives a name', () => '={{ "Autumn Recipes" }}', 2],
		['an expression that gives an ID', () => `={{ "${named('Autumn Recipes').id}" }}`, 1],
	])('by %s', async (_, boardId, calls) => {
		const { json, error } = await run('get', { boardId: boardId() });
		expect(error).toBeUndefined();
		expect(json).toEqual([
			expect.objectContaining({
				id: named('Autumn Recipes').id,
				name: 'Autumn Recipes',
				pin_count: 8,
				cover_image_url: expect.stringMatching(/^http/),
			}),
		]);
		expect(simulator.requests).toHaveLength(calls);
	});

	test('by name, for a client: among the boards of the client', async () => {
		const [, client] = [...simulator.state.adAccounts.values()];
		const options = { adAccountId: locator('id', client.id) };
		const { json } = await run('get', { boardId: locator('name', 'Candle Care'), options });
		expect(json[0]).toMatchObject({ name: 'Candle Care', owner: 'fernhillcandles' });
		expect(sent().map(({ query }) => query)).toEqual([
			`ad_account_id=${client.id}&page_size=250`,
			`ad_account_id=${client.id}`,
		]);
	});

	test('raw and selected', async () => {
		const boardId = locator('name', 'Autumn Recipes');
		expect((await run('get', { boardId, output: 'raw' })).json[0]).toMatchObject({
			owner: { username: 'willowandthyme' },
			media: { pin_thumbnail_urls: expect.any(Array) },
		});
		expect((await run('get', { boardId, output: 'selected', fields: ['name', 'is_ads_only'] })).json).toEqual([
			{ name: 'Autumn Recipes', is_ads_only: false },
		]);
	});

	test('one that is not there', async () => {
		const { error } = await run('get', { boardId: locator('id', '549755885175') });
		expect(error).toMatchObject({ message: 'The board was not found', httpCode: '404' });
	});
});

describe('getAll', () => {
	test('50 at most without being asked for more, newest first', async () => {
		for (let number = 1; number <= 60; number++) simulator.state.addBoard({ name: `Board ${number}` });
		const { json, items } = await run('getAll');
		expect(json).toHaveLength(50);
		expect(json[0].name).toBe('Board 60');
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		expect(sent().map(({ query }) => query)).toEqual(['page_size=50']);
	});

	test('all of 2,000, in pages of 250', async () => {
		simulator.reset();
		for (let number = 1; number <= 2000; number++) simulator.state.addBoard({ name: `Board ${number}` });
		const { json } = await run('getAll', { returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(2000);
		expect(simulator.requests).toHaveLength(8);
	});

	test.each([
		['PUBLIC', 11],
		['SECRET', 1],
		['PUBLIC_AND_SECRET', 12],
		['PROTECTED', 0],
	])('privacy %s', async (privacy, count) => {
		const { json } = await run('getAll', { filters: { privacy } }, { scopes: secretScopes });
		expect(json).toHaveLength(count);
		expect(sent()[0].query).toContain(`privacy=${privacy}`);
	});
});

describe('update', () => {
	const boardId = locator('name', 'Gift Ideas');

	test('only what is given is sent', async () => {
		const { json } = await run('update', { boardId, updateFields: { name: 'Gifts' } });
		expect(json[0]).toMatchObject({
			name: 'Gifts',
			description: 'Under 30, under 60, and for people who have everything',
		});
		expect(sent().at(-1)).toMatchObject({ method: 'PATCH', body: { name: 'Gifts' } });
	});

	test('an emptied description is removed', async () => {
		const { json } = await run('update', { boardId, updateFields: { description: '' } });
		expect(sent().at(-1)!.body).toEqual({ description: '' });
		expect(json[0]).toMatchObject({ name: 'Gift Ideas', description: '' });
	});

	test('a name cannot be emptied', async () => {
		const { error } = await run('update', { boardId, updateFields: { name: '', description: 'x' } });
		expect(error?.message).toBe('"Name" is empty; it needs a value.');
		expect(simulator.requests).toEqual([]);
	});

	test('privacy', async () => {
		const { json } = await run('update', { boardId, updateFields: { privacy: 'SECRET' } }, { scopes: secretScopes });
		expect(json[0].privacy).toBe('SECRET');
	});
});

test('delete: the board and what is on it are gone', async () => {
	const { id } = named('Gift Ideas');
	const { json } = await run('delete', { boardId: locator('name', 'Gift Ideas') });
	expect(json).toEqual([{ deleted: true, id }]);
	expect(named('Gift Ideas')).toBeUndefined();
});

describe('getPins', () => {
	test('the Pins of a board', async () => {
		const { json } = await run('getPins', { boardId: locator('name', 'Bread Baking') });
		expect(json.map(({ title }) => title)).toEqual([
			'Crumb chart',
			'Shaping a batard',
			'Focaccia with olives',
			'Rye with caraway',
			'First sourdough, step by step',
		]);
		expect(json[0]).toMatchObject({
			board_id: named('Bread Baking').id,
			url: `https://www.pinterest.com/pin/${String(json[0].id)}/`,
			image_size: '1200x1800',
		});
	});

	test('of some kinds, with their numbers', async () => {
		const { id } = named('Bread Baking');
		simulator.state.addPin({ boardId: id, title: 'Kneading', creativeType: 'CAROUSEL' });
		const filters = { creativeTypes: ['CAROUSEL', 'VIDEO'], pinMetrics: true };
		const { json } = await run('getPins', { boardId: locator('id', id), filters, output: 'raw', limit: 3 });
		expect(json).toEqual([
			expect.objectContaining({
				title: 'Kneading',
				pin_metrics: expect.objectContaining({ '90d': expect.any(Object) }),
			}),
		]);
		expect(sent()[0].query).toBe('creative_types=CAROUSEL&creative_types=VIDEO&pin_metrics=true&page_size=3');
	});
});
