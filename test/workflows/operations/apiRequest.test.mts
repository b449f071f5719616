import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';
import { send } from '../rules/world.mts';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

const run = async (method: string, path: string, more: object = {}, options: Partial<RunOptions> = {}) =>
	await runNode(simulator, { parameters: send(method, path, more as RunOptions['parameters']), ...options });
const sent = () =>
	simulator.requests.map(({ method, path, query, body }) => ({ method, path, query: query.raw, body }));
const parameters = (...pairs: Array<[string, string]>) => ({
	queryParameters: { parameter: pairs.map(([name, value]) => ({ name, value })) },
});

test.each([
	['/user_account'],
	['user_account'],
	['/v5/user_account'],
	['v5/user_account'],
	[' /user_account '],
	['https://api.pinterest.com/v5/user_account'],
	['https://api-sandbox.pinterest.com/v5/user_account'],
])('GET %s: the answer as it is, from the credential’s host', async (path) => {
	const { json, error } = await run('GET', path);
	expect(error).toBeUndefined();
	expect(json).toEqual([expect.objectContaining({ username: 'willowandthyme', board_count: 0 })]);
	expect(sent()).toEqual([{ method: 'GET', path: '/user_account', query: '', body: undefined }]);
});

test('a query, from the path and from the list, a repeated name as a list, everything encoded', async () => {
	await run(
		'GET',
		'/pins?creative_types=VIDEO&pin_metrics=true',
		parameters(['creative_types', 'REGULAR'], ['bookmark', 'a+b=&c']),
	);
	expect(sent()[0].query).toBe('creative_types=VIDEO&creative_types=REGULAR&pin_metrics=true&bookmark=a%2Bb%3D%26c');
});

test('a name that is a number, and a value that an expression did not find', async () => {
	const queryParameters = {
		parameter: [
			{ name: '={{ 7 }}', value: '={{ 8 }}' },
			{ name: 'privacy', value: '={{ $json.nowhere }}' },
			{ name: 'bookmark', value: '' },
		],
	};
	await run('GET', '/boards', { queryParameters });
	expect(sent()[0].query).toBe('7=8&bookmark=');
});

test('a list in one answer is one item; read in pages it is one item for each entry', async () => {
	for (let number = 1; number <= 600; number++) simulator.state.addBoard({ name: `Board ${number}` });
	expect((await run('GET', '/boards')).json).toEqual([{ items: expect.any(Array), bookmark: expect.any(String) }]);
	expect((await run('GET', '/boards', { paginate: true, limit: 3 })).json.map(({ name }) => name)).toEqual([
		'Board 600',
		'Board 599',
		'Board 598',
	]);
	simulator.requests.length = 0;
	const { json, items } = await run('GET', '/boards', { paginate: true, returnAll: true });
	expect(json).toHaveLength(600);
	expect(items[599].pairedItem).toEqual({ item: 0 });
	expect(simulator.requests).toHaveLength(3);
});

test('POST with a body, as text and as an object of an expression', async () => {
	expect((await run('POST', '/boards', { body: '{"name": "Soups"}' })).json[0].name).toBe('Soups');
	expect((await run('POST', '/boards', { body: '={{ { name: "Stews" } }}' })).json[0].name).toBe('Stews');
	expect(sent().map(({ body }) => body)).toEqual([{ name: 'Soups' }, { name: 'Stews' }]);
});

test('PATCH and DELETE', async () => {
	const { id } = simulator.state.addBoard({ name: 'Soups' });
	expect((await run('PATCH', `/boards/${id}`, { body: '{"description": "Warm"}' })).json[0].description).toBe('Warm');
	expect((await run('DELETE', `/boards/${id}`)).json).toEqual([{}]);
	expect(simulator.state.boards.size).toBe(0);
	expect(sent()[1]).toMatchObject({ method: 'DELETE', body: undefined });
});

test('a refusal has the same words as everywhere', async () => {
	const { error } = await run('GET', '/boards/549755885175');
	expect(error).toMatchObject({
		message: 'The board was not found',
		httpCode: '404',
		description: expect.stringContaining('GET /boards/{board_id}'),
	});
});

test('a missing permission is named, from the table of endpoints', async () => {
	const { error } = await run('DELETE', '/boards/549755885175', {}, { scopes: ['boards:read'] });
	expect(error?.message).toBe('The credential lacks the permission Manage Boards (boards:write)');
});

test('a path that Pinterest does not have', async () => {
	const { error } = await run('GET', '/soups');
	expect(error).toMatchObject({ httpCode: '404', description: expect.stringContaining('GET /soups') });
});

test('items one by one, with expressions', async () => {
	const boards = ['Soups', 'Stews'].map((name) => simulator.state.addBoard({ name }));
	const { json } = await run('GET', '=/boards/{{ $json.id }}', {}, { items: boards.map(({ id }) => ({ id })) });
	expect(json.map(({ name }) => name)).toEqual(['Soups', 'Stews']);
});
