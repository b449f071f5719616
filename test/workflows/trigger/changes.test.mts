import { PinterestTrigger } from '../../../nodes/PinterestTrigger/PinterestTrigger.node.ts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { DEFAULT_SCOPES, locator } from '../harness.mts';
import { anotherProcess, boardWith, clock, HOUR, ids, MINUTE, watchedBy } from './watched.mts';

let simulator: Simulator;
let time: ReturnType<typeof clock>;
beforeEach(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, ads_read: null } });
	time = clock();
});
afterEach(async () => {
	time.back();
	await simulator.close();
});

const calls = () => simulator.requests.length;

const everyPoll = { options: { sweepHours: 0 } };

describe.each([
	['pinMetricReached', { thresholds: '1000' }],
	['pinUpdated', {}],
	['pinDeleted', {}],
])('%s', (event, parameters) => {
	test('costs a call for every 250 Pins once a day, and none in between', async () => {
		boardWith(simulator, 600);
		const { poll } = watchedBy(simulator, { event, ...parameters });
		await poll();
		const before = calls();
		for (let n = 0; n < 5; n++) expect(await poll()).toEqual([]);
		expect(calls()).toBe(before);
		time.pass(25 * HOUR);
		for (let n = 0; n < 5; n++) expect(await poll()).toEqual([]);
		expect(calls() - before).toBe(3);
	});

	test('starts nothing at first, whatever is there, and shows an example', async () => {
		const board = boardWith(simulator, 5);
		for (const pin of board.pins.from()) pin.metrics = { impression: 5000 };
		const { poll } = watchedBy(simulator, { event, ...parameters, ...everyPoll });
		expect(await poll()).toEqual([]);
		expect(await poll()).toEqual([]);
		expect(await poll('manual')).toHaveLength(3);
	});

	test('says what it costs', () => {
		const { properties } = new PinterestTrigger().description;
		const { options = [] } = properties.find(({ name }) => name === 'event')!;
		const { description } = options.find((option) => 'value' in option && option.value === event) as {
			description: string;
		};
		expect(description).toContain('Costs one call for every 250 Pins');
	});
});

describe('Pin Metric Reached', () => {
	test('once for each Pin and value, with the numbers', async () => {
		const board = boardWith(simulator, 3);
		const pins = [...board.pins.from()];
		for (const pin of pins) pin.metrics = { save: 5 };
		const { poll } = watchedBy(simulator, {
			event: 'pinMetricReached',
			metric: 'save',
			period: '90d',
			thresholds: '10, 20',
			...everyPoll,
		});
		await poll();
		pins[0].metrics = { save: 12 };
		expect(await poll()).toEqual([
			expect.objectContaining({ id: pins[0].id, metric: 'save', threshold: 10, value: 12 }),
		]);
		pins[0].metrics = { save: 25 };
		pins[1].metrics = { save: 30 };
		const more = await poll();
		expect(more.map(({ id, threshold }) => `${String(id)} ${String(threshold)}`).sort()).toEqual(
			[`${pins[0].id} 20`, `${pins[1].id} 10`, `${pins[1].id} 20`].sort(),
		);
		expect(await poll()).toEqual([]);
	});

	test('of one board, and not of Pins of others on it', async () => {
		const soups = boardWith(simulator, 2);
		const pies = boardWith(simulator, 2, { name: 'Pies' });
		const { poll } = watchedBy(simulator, {
			event: 'pinMetricReached',
			pinsOf: 'board',
			boardId: locator('name', 'Soups'),
			thresholds: '10000',
			...everyPoll,
		});
		await poll();
		for (const pin of [...soups.pins.from(), ...pies.pins.from()]) pin.metrics = { impression: 20_000 };
		const [own, others] = [...soups.pins.from()];
		others.owner = simulator.state.addAccount({ username: 'other' });
		expect(ids(await poll())).toEqual([own.id]);
	});

	test('with a period that Pinterest does not count says so', async () => {
		const { poll } = watchedBy(simulator, { event: 'pinMetricReached', metric: 'comment', period: '90d' });
		await expect(poll()).rejects.toThrow('Set "Period" to Lifetime.');
	});
});

describe('Pin Updated', () => {
	test('comes out with each change, one back to what was before too, and not for a new Pin', async () => {
		const board = boardWith(simulator, 3);
		const [pin] = [...board.pins.from()];
		const { poll } = watchedBy(simulator, { event: 'pinUpdated', ...everyPoll });
		await poll();
		simulator.state.addPin({ boardId: board.id });
		pin.title = 'Soup of the day';
		expect(await poll()).toEqual([expect.objectContaining({ id: pin.id, title: 'Soup of the day' })]);
		expect(await poll()).toEqual([]);
		pin.title = null;
		expect(ids(await poll())).toEqual([pin.id]);
		simulator.state.movePin(pin, simulator.state.addBoard({ name: 'Pies' }), null);
		expect(ids(await poll())).toEqual([pin.id]);
	});

	test('handed on by a process that stopped comes once more', async () => {
		const board = boardWith(simulator, 3);
		const watched = watchedBy(simulator, { event: 'pinUpdated', ...everyPoll });
		await watched.poll();
		const [pin] = [...board.pins.from()];
		pin.title = 'Soup of the day';
		expect(ids(await watched.poll())).toEqual([pin.id]);
		const other = anotherProcess();
		expect(ids(await watched.poll('trigger', other))).toEqual([pin.id]);
		expect(await watched.poll('trigger', other)).toEqual([]);
	});
});

describe('Pin Deleted', () => {
	test('comes out once, with the ID of the Pin', async () => {
		const board = boardWith(simulator, 300);
		const { poll } = watchedBy(simulator, { event: 'pinDeleted', ...everyPoll });
		await poll();
		const [pin] = [...board.pins.from()];
		simulator.state.removePin(pin);
		expect(await poll()).toEqual([{ id: pin.id, deleted: true, url: `https://www.pinterest.com/pin/${pin.id}/` }]);
		expect(await poll()).toEqual([]);
	});

	test('is not believed of a reading that fails or is not complete', async () => {
		const board = boardWith(simulator, 600);
		const { poll } = watchedBy(simulator, { event: 'pinDeleted', ...everyPoll }, { budget: 0 });
		for (let n = 0; n < 4; n++) await poll();
		const pin = [...board.pins.from()][0];
		simulator.state.removePin(pin);
		simulator.faults.add({ path: /\/pins$/, bookmark: true, kind: 'duplicateBookmark', times: 1 });
		const emitted = [];
		for (let n = 0; n < 3; n++) emitted.push(await poll());
		expect(emitted.flat()).toEqual([]);
		for (let n = 0; n < 12; n++) {
			time.pass(5 * MINUTE);
			emitted.push(await poll());
		}
		expect(ids(emitted.flat())).toEqual([pin.id]);
	});

	test('is not said of a Pin that was hidden or moved, or that the list left out', async () => {
		const board = boardWith(simulator, 10);
		const secret = boardWith(simulator, 10, { name: 'Plans', privacy: 'SECRET' });
		const scopes = [...DEFAULT_SCOPES, 'boards:read_secret', 'pins:read_secret'];
		const watched = watchedBy(simulator, { event: 'pinDeleted', ...everyPoll }, { scopes });
		await watched.poll();
		const token = simulator.state.tokens.get(
			(watched.credentials.data.pinterestOAuth2Api.oauthTokenData as { access_token: string }).access_token,
		)!;
		token.scopes.delete('pins:read_secret');
		simulator.state.movePin(
			[...board.pins.from()][0],
			simulator.state.addBoard({ name: 'Ads', privacy: 'PROTECTED' }),
			null,
		);
		expect(secret.pins.size).toBe(10);
		expect(await watched.poll()).toEqual([]);
		expect(await watched.poll()).toEqual([]);
	});

	test('many at once come out over as many polls as it takes', async () => {
		const board = boardWith(simulator, 30);
		const { poll } = watchedBy(simulator, { event: 'pinDeleted', options: { sweepHours: 0, mostPerRun: 8 } });
		await poll();
		const gone = [...board.pins.from()].slice(0, 20);
		for (const pin of gone) simulator.state.removePin(pin);
		const emitted = [];
		for (let n = 0; n < 4; n++) emitted.push(...(await poll()));
		expect(ids(emitted).sort()).toEqual(gone.map(({ id }) => id).sort());
	});
});
