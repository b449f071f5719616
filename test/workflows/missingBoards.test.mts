import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { locator, runNode, type RunOptions } from './harness.mts';
import { createPin, numbered } from './rules/world.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null } });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

const create = { additionalFields: { ifMissing: 'create' } };

const run = async (values: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	await runNode(simulator, { typeVersion: 1.1, parameters: createPin('', values), ...more });

const boards = () => [...simulator.state.boards.values()].map(({ name }) => name);
const sections = () => [...simulator.state.sections.values()].map(({ name }) => name);
const made = (path: RegExp) => simulator.requests.filter((one) => one.method === 'POST' && path.test(one.path)).length;

test('without the option a board that is missing is refused', async () => {
	const { error } = await run({ boardId: locator('name', 'Winter Soups') });
	expect(error?.message).toBe('There is no board called "Winter Soups"');
	expect(simulator.state.pins.size).toBe(0);
});

test('a board and a section that are missing are made once for all items of a run', async () => {
	const values = {
		...create,
		boardId: locator('name', 'Winter  Soups '),
		sectionId: locator('name', '=Kind {{ $json.n % 2 }}'),
	};
	const { error, json } = await run(values, { items: numbered(20) });
	expect(error).toBeUndefined();
	expect(json).toHaveLength(20);
	expect(boards()).toEqual(['Winter  Soups']);
	expect(sections().sort()).toEqual(['Kind 0', 'Kind 1']);
	expect([made(/^\/boards$/), made(/\/sections$/), made(/^\/pins$/)]).toEqual([1, 2, 20]);
});

test('what is there is used, whatever the case, the blanks and the form of its accents', async () => {
	const board = simulator.state.addBoard({ name: 'Crème  Brûlée' });
	const { error, json } = await run({ ...create, boardId: locator('name', 'crème brûlée'.normalize('NFD')) });
	expect([error, json[0].board_id]).toEqual([undefined, board.id]);
	expect(made(/^\/boards$/)).toBe(0);
});

test.each(['resetAfter', 'resetBefore'] as const)(
	'a board is made once when the connection is lost: %s',
	async (kind) => {
		simulator.faults.add({ method: 'POST', path: '/boards', kind });
		const { error } = await run({ ...create, boardId: locator('name', 'Winter Soups') }, { items: numbered(3) });
		expect(error).toBeUndefined();
		expect(boards()).toEqual(['Winter Soups']);
		expect(simulator.state.pins.size).toBe(3);
	},
);

test('without the permission to make boards, the message names it', async () => {
	const scopes = ['boards:read', 'pins:read', 'pins:write', 'user_accounts:read'];
	const { error } = await run({ ...create, boardId: locator('name', 'Winter Soups') }, { scopes });
	expect(`${error?.message} ${error?.description}`).toContain('boards:write');
});

test('saving a Pin makes the board as well', async () => {
	const other = simulator.state.addBoard({ name: 'Soups' });
	const pin = simulator.state.addPin({ boardId: other.id, title: 'Soup' });
	const parameters = {
		resource: 'pin',
		operation: 'save',
		pinId: pin.id,
		boardId: locator('name', 'Best of'),
		...create,
	};
	const { error } = await runNode(simulator, { parameters });
	expect([error, boards()]).toEqual([undefined, ['Soups', 'Best of']]);
});
