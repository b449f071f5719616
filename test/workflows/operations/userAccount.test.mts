import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { locator, runNode } from '../harness.mts';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset('demo'));

const get = async (more: Record<string, unknown> = {}) =>
	await runNode(simulator, { parameters: { resource: 'userAccount', operation: 'get', ...(more as object) } });

test('simplified: who is connected and how the account does', async () => {
	const { json, items } = await get();
	const { account } = simulator.state;
	expect(json).toEqual([
		{
			id: account.id,
			username: 'willowandthyme',
			account_type: 'BUSINESS',
			business_name: 'Willow & Thyme',
			website_url: 'https://willowandthyme.example',
			profile_image: expect.stringMatching(/^http:\/\/127/),
			follower_count: 5,
			following_count: 3,
			pin_count: 60,
			monthly_views: 48_210,
		},
	]);
	expect(items[0].pairedItem).toEqual({ item: 0 });
	expect(simulator.requests.map(({ method, path, query }) => [method, path, query.raw])).toEqual([
		['GET', '/user_account', ''],
	]);
});

test('raw: everything as Pinterest sends it', async () => {
	expect((await get({ output: 'raw' })).json[0]).toMatchObject({
		board_count: 12,
		about: expect.stringContaining('Kitchen'),
	});
});

test('only the fields that a user selects, in their order', async () => {
	const { json } = await get({ output: 'selected', fields: ['username', 'profile_image', 'website_url'] });
	expect(Object.keys(json[0])).toEqual(['username', 'profile_image', 'website_url']);
});

test('fields from an expression or an AI agent: text with commas', async () => {
	const { json } = await get({ output: 'selected', fields: '={{ "username, board_count" }}' });
	expect(json).toEqual([{ username: 'willowandthyme', board_count: 12 }]);
});

test('a field that does not exist is refused by name', async () => {
	const { error } = await get({ output: 'selected', fields: ['username', 'e_mail'] });
	expect(error?.message).toContain('"Fields" has no choice "e_mail". The choices are about, account_type,');
	expect(simulator.requests).toEqual([]);
});

test('acting for an ad account: the business behind it', async () => {
	const [, client] = [...simulator.state.adAccounts.values()];
	const { json } = await get({ options: { adAccountId: locator('list', client.id) } });
	expect(json[0].username).toBe('fernhillcandles');
	expect(simulator.requests.map(({ query }) => query.raw)).toEqual([`ad_account_id=${client.id}`]);
});

test('with an access token', async () => {
	const { json } = await runNode(simulator, {
		parameters: { resource: 'userAccount', operation: 'get' },
		authentication: 'accessToken',
	});
	expect(json[0].username).toBe('willowandthyme');
});

test('one item for each input item', async () => {
	const { items } = await runNode(simulator, {
		parameters: { resource: 'userAccount', operation: 'get' },
		items: [{ a: 1 }, { a: 2 }],
	});
	expect(items.map(({ json, pairedItem }) => [json.username, pairedItem])).toEqual([
		['willowandthyme', { item: 0 }],
		['willowandthyme', { item: 1 }],
	]);
});
