import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null } });
});
beforeEach(() => {
	simulator.reset();
	for (const name of ['Autumn Recipes', 'Winter Recipes', 'Shelves']) simulator.state.addBoard({ name });
	simulator.state.addBoard({ name: 'Secret Recipes', privacy: 'SECRET' });
});
afterAll(() => simulator.close());

const search = (parameters: RunOptions['parameters'], scopes = ['boards:read', 'boards:read_secret']) =>
	runNode(simulator, { parameters: { resource: 'board', operation: 'search', ...parameters }, scopes });

test('search finds boards by words of their names, secret ones too', async () => {
	const { json } = await search({ query: 'recipes' });
	expect(json.map(({ name }) => name)).toEqual(['Secret Recipes', 'Winter Recipes', 'Autumn Recipes']);
	expect(simulator.requests[0].query.parsed).toEqual({ query: 'recipes', page_size: '50' });
});

test('search lists every board when nothing is asked for, up to the limit', async () => {
	const { json } = await search({ limit: 2 });
	expect(json).toHaveLength(2);
	expect(simulator.requests[0].query.parsed).toEqual({ page_size: '2' });
});

test('search names the permission for secret boards that is missing', async () => {
	const { error } = await search({ query: 'recipes' }, ['boards:read']);
	expect(error?.message).toBe('The credential lacks the permission Read Secret Boards (boards:read_secret)');
});
