import type { IDataObject } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { offers } from '../../support/n8nVersion.mts';
import { locator } from '../harness.mts';
import { ids, watchedBy, type WatchedOptions } from './watched.mts';

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, ads_read: null } });
});
afterEach(async () => await simulator.close());

const watched = (parameters: Record<string, unknown>, options?: WatchedOptions) =>
	watchedBy(simulator, parameters, options);
const calls = () => simulator.requests.length;

describe('the first poll', () => {
	test('remembers what is there and emits nothing', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		for (let n = 0; n < 600; n++)
			simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() - 86_400_000) });
		const { poll } = watched({ event: 'newPin' });
		expect(await poll()).toEqual([]);
		expect(await poll()).toEqual([]);
	});

	test('may take several polls on a long list; what is new in the meantime is emitted', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		for (let n = 0; n < 1000; n++)
			simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() - 86_400_000) });
		const { poll, staticData } = watched({ event: 'newPin' }, { budget: 0 });
		expect(await poll()).toEqual([]);
		expect(staticData().memory).toMatchObject({ learned: !offers.pollBudget });
		const made = simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 60_000) });
		const emitted: IDataObject[] = [];
		for (let n = 0; n < 8; n++) emitted.push(...(await poll()));
		expect(ids(emitted)).toEqual([made.id]);
		expect(staticData().memory).toMatchObject({ learned: true });
	});
});

describe('new entries', () => {
	test.each([
		['newPin', {}, () => simulator.state.addPin({ boardId: boardOf('Soups') })],
		[
			'newPinOnBoard',
			{ boardId: () => locator('name', 'Soups') },
			() => simulator.state.addPin({ boardId: boardOf('Soups') }),
		],
		['newBoard', {}, () => simulator.state.addBoard({ name: 'Pies' })],
	])('%s emits each once', async (event, fields, make) => {
		simulator.state.addBoard({ name: 'Soups' });
		const parameters = Object.fromEntries(
			Object.entries(fields).map(([name, value]) => [name, (value as () => unknown)()]),
		);
		const { poll } = watched({ event, ...parameters });
		await poll();
		const made = make();
		expect(ids(await poll())).toEqual([made.id]);
		expect(await poll()).toEqual([]);
	});

	test('newPinInSection finds a Pin in the section, and not one elsewhere on the board', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const section = simulator.state.addSection({ boardId: board.id, name: 'Hot' });
		const { poll } = watched({
			event: 'newPinInSection',
			boardId: locator('name', 'Soups'),
			sectionId: locator('name', 'Hot'),
		});
		await poll();
		simulator.state.addPin({ boardId: board.id });
		const made = simulator.state.addPin({ boardId: board.id, sectionId: section.id });
		expect(ids(await poll())).toEqual([made.id]);
	});

	test('newFollower emits followers, who have no date, oldest first', async () => {
		simulator.state.addFollower('ada');
		const { poll } = watched({ event: 'newFollower' });
		expect(await poll()).toEqual([]);
		simulator.state.addFollower('ben');
		simulator.state.addFollower('cleo');
		expect((await poll()).map(({ username }) => username)).toEqual(['ben', 'cleo']);
	});

	test('more than a page at once, several in the same second, come oldest first and none twice', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const { poll } = watched({ event: 'newPinOnBoard', boardId: locator('id', board.id) });
		await poll();
		const made = Array.from({ length: 700 }, () => simulator.state.addPin({ boardId: board.id }));
		const emitted = ids(await poll());
		expect(new Set(emitted)).toEqual(new Set(made.map(({ id }) => id)));
		expect(emitted).toHaveLength(700);
		expect(emitted[0]).toBe(made[0].id);
		expect(emitted.at(-1)).toBe(made.at(-1)!.id);
	});

	test('a Pin that was moved to the board counts as new there', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const other = simulator.state.addBoard({ name: 'Pies' });
		const { poll } = watched({ event: 'newPinOnBoard', boardId: locator('id', board.id) });
		const old = simulator.state.addPin({ boardId: other.id, createdAt: new Date(Date.now() - 1e9) });
		await poll();
		simulator.state.movePin(old, board, null);
		const emitted = [...(await poll())];
		expect(ids(emitted)).toEqual([old.id]);
	});

	test('what a deletion shifts is not lost', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const { poll } = watched({ event: 'newPinOnBoard', boardId: locator('id', board.id) });
		const [first] = [simulator.state.addPin({ boardId: board.id }), simulator.state.addPin({ boardId: board.id })];
		await poll();
		simulator.state.removePin(first);
		const made = simulator.state.addPin({ boardId: board.id });
		expect(ids(await poll())).toEqual([made.id]);
	});

	test('in a list without order are found when the whole list is read', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		for (let n = 0; n < 600; n++)
			simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() - 86_400_000) });
		simulator.state.settings.unordered = true;
		const { poll, staticData } = watched({ event: 'newPinOnBoard', boardId: locator('id', board.id) });
		await poll();
		const made = Array.from({ length: 20 }, () => simulator.state.addPin({ boardId: board.id }));
		const early = ids(await poll());
		(staticData().memory as { swept: number }).swept -= 25 * 3_600_000;
		const late = ids(await poll());
		expect([...early, ...late].sort()).toEqual(made.map(({ id }) => id).sort());
	});
});

describe('a poll that fails', () => {
	test('half-way loses nothing: the next one emits all', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const { poll } = watched({ event: 'newPinOnBoard', boardId: locator('id', board.id) });
		await poll();
		const made = Array.from({ length: 600 }, () => simulator.state.addPin({ boardId: board.id }));
		simulator.faults.add({
			path: /\/pins$/,
			kind: 'status',
			status: 400,
			code: 1,
			message: 'Something is wrong.',
			skip: 1,
		});
		await expect(poll()).rejects.toThrow('Pinterest did not accept a value');
		expect(ids(await poll())).toHaveLength(made.length);
	});

	test('says why in words, with the cause by which n8n backs off', async () => {
		const { poll } = watched({ event: 'newBoard' }, { scopes: ['user_accounts:read'] });
		await expect(poll()).rejects.toMatchObject({
			message: 'The credential lacks the permission Read Boards (boards:read)',
		});
		simulator.faults.add({ path: /./, kind: 'rateLimit', resetSeconds: 3000, times: 5 });
		await expect(poll()).rejects.toMatchObject({
			message: expect.stringContaining('rate limit is used up'),
			...(offers.failureCause && { failure: { cause: 'rate-limited' } }),
		});
	});
});

describe('a restart of n8n', () => {
	test('goes on where the last poll ended', async () => {
		simulator.state.addBoard({ name: 'Soups' });
		const { poll, restart } = watched({ event: 'newBoard' });
		await poll();
		restart();
		const made = simulator.state.addBoard({ name: 'Pies' });
		expect(ids(await poll())).toEqual([made.id]);
	});

	test('by another process hands on the last entries again, because their workflow may not have started', async () => {
		const { poll, restart } = watched({ event: 'newBoard' });
		await poll();
		const made = simulator.state.addBoard({ name: 'Pies' });
		expect(ids(await poll())).toEqual([made.id]);
		restart((data) => {
			(data.memory as { last: { process: string } }).last.process = 'another';
		});
		expect(ids(await poll())).toEqual([made.id]);
		expect(await poll()).toEqual([]);
	});
});

describe('calls', () => {
	test.each([
		['newPin', {}],
		['newPinOnBoard', { boardId: locator('name', 'Soups') }],
		['newPinInSection', { boardId: locator('name', 'Soups'), sectionId: locator('name', 'Hot') }],
		['newBoard', {}],
		['newFollower', {}],
	])('an idle poll of %s costs one call', async (event, parameters) => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		simulator.state.addSection({ boardId: board.id, name: 'Hot' });
		const { poll } = watched({ event, ...parameters });
		await poll();
		const before = calls();
		expect(await poll()).toEqual([]);
		expect(calls() - before).toBe(1);
	});
});

describe('a test event', () => {
	test('shows the newest entries and remembers nothing', async () => {
		for (const name of ['A', 'B', 'C', 'D']) simulator.state.addBoard({ name });
		const { poll, staticData } = watched({ event: 'newBoard' });
		expect(await poll('manual')).toHaveLength(3);
		expect(staticData()).toEqual({});
	});

	test('says what to do when there is none', async () => {
		const { poll } = watched({ event: 'newBoard' });
		await expect(poll('manual')).rejects.toMatchObject({
			message: 'There are no boards to show as a test event',
			description: expect.stringContaining('Add one on Pinterest'),
		});
	});
});

test('another board begins anew, without a flood', async () => {
	const soups = simulator.state.addBoard({ name: 'Soups' });
	const pies = simulator.state.addBoard({ name: 'Pies' });
	simulator.state.addPin({ boardId: pies.id, createdAt: new Date(Date.now() - 86_400_000) });
	const first = watched({ event: 'newPinOnBoard', boardId: locator('id', soups.id) });
	await first.poll();
	const second = watched({ event: 'newPinOnBoard', boardId: locator('id', pies.id) });
	Object.assign(second.staticData(), JSON.parse(JSON.stringify(first.staticData())));
	expect(await second.poll()).toEqual([]);
});

test('another credential, which may be another account, begins anew too', async () => {
	const board = simulator.state.addBoard({ name: 'Soups' });
	const first = watched({ event: 'newPinOnBoard', boardId: locator('name', 'Soups') });
	await first.poll();
	simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() - 86_400_000) });
	const second = watched({ event: 'newPinOnBoard', boardId: locator('name', 'Soups') });
	Object.assign(second.staticData(), JSON.parse(JSON.stringify(first.staticData())));
	const before = simulator.requests.length;
	expect(await second.poll()).toEqual([]);
	expect(simulator.requests.slice(before).map(({ path }) => path)).toEqual([
		'/boards',
		'/user_account',
		`/boards/${board.id}/pins`,
	]);
});

function boardOf(name: string): string {
	return [...simulator.state.boards.values()].find((board) => board.name === name)!.id;
}
