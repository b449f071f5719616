import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { locator } from '../harness.mts';
import { boardWith, ids, watchedBy } from './watched.mts';

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, ads_read: null } });
});
afterEach(async () => await simulator.close());

describe('filters', () => {
	test('Pins on protected boards are watched on demand', async () => {
		const board = simulator.state.addBoard({ name: 'Ads', privacy: 'PROTECTED' });
		const all = watchedBy(simulator, { event: 'newPin', filters: { includeProtectedPins: true } });
		const usual = watchedBy(simulator, { event: 'newPin' });
		await all.poll();
		await usual.poll();
		const made = simulator.state.addPin({ boardId: board.id });
		expect(ids(await all.poll())).toEqual([made.id]);
		expect(await usual.poll()).toEqual([]);
	});

	test.each([
		['newPin', {}],
		['newPinOnBoard', { boardId: locator('name', 'Soups') }],
	])('%s by creative type', async (event, more) => {
		const board = boardWith(simulator, 3);
		const { poll } = watchedBy(simulator, { event, ...more, filters: { creativeTypes: ['CAROUSEL'] } });
		await poll();
		simulator.state.addPin({ boardId: board.id });
		const made = simulator.state.addPin({ boardId: board.id, creativeType: 'CAROUSEL' });
		expect(ids(await poll())).toEqual([made.id]);
	});

	test('Pins that were made, or that were saved', async () => {
		const board = boardWith(simulator, 3);
		const [own, saved] = ['exclude_repins', 'exclude_native'].map((pinFilter) =>
			watchedBy(simulator, { event: 'newPin', filters: { pinFilter } }),
		);
		await own.poll();
		await saved.poll();
		const made = simulator.state.addPin({ boardId: board.id });
		const repin = simulator.state.addPin({ boardId: board.id, parentPinId: made.id });
		expect(ids(await own.poll())).toEqual([made.id]);
		expect(ids(await saved.poll())).toEqual([repin.id]);
	});

	test('boards by privacy', async () => {
		const { poll } = watchedBy(simulator, { event: 'newBoard', filters: { privacy: 'PUBLIC' } });
		await poll();
		simulator.state.addBoard({ name: 'Ads', privacy: 'PROTECTED' });
		const made = simulator.state.addBoard({ name: 'Pies' });
		expect(ids(await poll())).toEqual([made.id]);
	});

	test('a change of filters begins anew, without a flood', async () => {
		const board = boardWith(simulator, 30);
		for (const pin of board.pins.from()) pin.creativeType = 'CAROUSEL';
		const watched = watchedBy(simulator, { event: 'newPin', filters: { creativeTypes: ['VIDEO'] } });
		await watched.poll();
		watched.parameters.filters = { creativeTypes: ['CAROUSEL'] };
		expect(await watched.poll()).toEqual([]);
	});
});

describe('several boards', () => {
	const watchThree = () => {
		const [soups, pies, cakes] = ['Soups', 'Pies', 'Cakes'].map((name) => boardWith(simulator, 5, { name }));
		const watched = watchedBy(simulator, {
			event: 'newPinOnBoard',
			boardId: locator('name', 'Soups'),
			moreBoards: `Pies, ${cakes.id}, Soups`,
		});
		return { ...watched, soups, pies, cakes };
	};

	test('are watched by one trigger, with a call for each; what is new comes oldest first', async () => {
		const { poll, soups, pies, cakes } = watchThree();
		expect(await poll()).toEqual([]);
		const made = [cakes, soups, pies, soups].map(
			({ id }, n) => simulator.state.addPin({ boardId: id, createdAt: new Date(Date.now() + n * 1000) }).id,
		);
		expect(ids(await poll())).toEqual(made);
		const before = simulator.requests.length;
		expect(await poll()).toEqual([]);
		expect(simulator.requests.length - before).toBe(3);
		simulator.state.movePin([...soups.pins.from()][0], pies, null);
		expect(await poll()).toHaveLength(1);
	});

	test('one that is gone keeps the others back only while they have nothing', async () => {
		const { poll, pies, cakes, warnings } = watchThree();
		await poll();
		simulator.state.removeBoard(cakes);
		const made = simulator.state.addPin({ boardId: pies.id });
		expect(ids(await poll())).toEqual([made.id]);
		expect(warnings).toEqual([expect.stringContaining('One of the boards could not be read. The board was not found')]);
		await expect(poll()).rejects.toThrow('The board was not found');
	});
});

describe('Start With the Last', () => {
	test('the newest Pins start the workflow once, oldest first', async () => {
		const pins = [...boardWith(simulator, 20).pins.from()];
		pins.forEach((pin, n) => (pin.createdAt -= n * 60_000));
		const { poll } = watchedBy(simulator, { event: 'newPin', options: { startWith: 3 } });
		expect(ids(await poll())).toEqual([pins[2].id, pins[1].id, pins[0].id]);
		expect(await poll()).toEqual([]);
	});

	test('as many at a time as one run may have', async () => {
		const pins = [...boardWith(simulator, 20).pins.from()];
		pins.forEach((pin, n) => (pin.createdAt -= n * 60_000));
		const { poll } = watchedBy(simulator, { event: 'newPin', options: { startWith: 5, mostPerRun: 3 } });
		expect(ids(await poll())).toEqual([pins[4].id, pins[3].id, pins[2].id]);
		expect(ids(await poll())).toEqual([pins[1].id, pins[0].id]);
		expect(await poll()).toEqual([]);
	});

	test('so do the newest followers', async () => {
		['ada', 'ben', 'cleo', 'dora'].forEach((name) => simulator.state.addFollower(name));
		const { poll } = watchedBy(simulator, { event: 'newFollower', options: { startWith: 2 } });
		expect((await poll()).map(({ username }) => username)).toEqual(['cleo', 'dora']);
		expect(await poll()).toEqual([]);
	});
});

describe('At Most per Run', () => {
	const make = (boardId: string, count: number) =>
		Array.from({ length: count }, (_, n) => {
			return simulator.state.addPin({ boardId, createdAt: new Date(Date.now() + n * 1000) }).id;
		});

	test('hands the rest on with the next polls, in order, for one call each', async () => {
		const board = boardWith(simulator, 5);
		const { poll } = watchedBy(simulator, { event: 'newPin', options: { mostPerRun: 10 } });
		await poll();
		const made = make(board.id, 25);
		expect(ids(await poll())).toEqual(made.slice(0, 10));
		const before = simulator.requests.length;
		expect(ids(await poll())).toEqual(made.slice(10, 20));
		expect(ids(await poll())).toEqual(made.slice(20));
		expect(await poll()).toEqual([]);
		expect(simulator.requests.length - before).toBe(3);
	});

	test('for followers too', async () => {
		const { poll } = watchedBy(simulator, { event: 'newFollower', options: { mostPerRun: 2 } });
		await poll();
		['ada', 'ben', 'cleo'].forEach((name) => simulator.state.addFollower(name));
		expect((await poll()).map(({ username }) => username)).toEqual(['ada', 'ben']);
		simulator.state.addFollower('dora');
		expect((await poll()).map(({ username }) => username)).toEqual(['cleo', 'dora']);
	});
});
