import { NodeHelpers, type INode, type INodeProperties } from 'n8n-workflow';

import { PinterestTrigger } from '../../../nodes/PinterestTrigger/PinterestTrigger.node.ts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { boardWith, clock, DAY, HOUR, ids, MINUTE, watchedBy } from './watched.mts';

let simulator: Simulator;
let time: ReturnType<typeof clock>;
beforeEach(() => (time = clock()));
afterEach(async () => {
	time.back();
	await simulator.close();
});

const calls = () => simulator.requests.length;

describe('a Trial quota that is used up', () => {
	test('is told once, then waited for in silence until the time that Pinterest named', async () => {
		simulator = await startSimulator({
			trial: true,
			rateLimits: { org_read: { limit: 5, windowSeconds: DAY / 1000 } },
		});
		const board = boardWith(simulator, 10);
		const { poll } = watchedBy(simulator, { event: 'newPin' });
		for (let n = 0; n < 4; n++) await poll();
		const made = simulator.state.addPin({ boardId: board.id });
		await expect(poll()).rejects.toMatchObject({
			message: expect.stringContaining("Pinterest's rate limit is used up until"),
			failure: { cause: 'rate-limited' },
		});
		const before = calls();
		for (let n = 0; n < 30; n++) {
			time.pass(MINUTE);
			expect(await poll()).toEqual([]);
		}
		// At most one call a minute asks whether it is true still.
		expect(calls() - before).toBeLessThanOrEqual(31);
		time.pass(DAY);
		expect(ids(await poll())).toEqual([made.id]);
	});

	test('is told each time to who activates a workflow', async () => {
		simulator = await startSimulator({ rateLimits: { org_read: null } });
		boardWith(simulator, 10);
		simulator.faults.add({ kind: 'rateLimit', resetSeconds: 40_000, times: Infinity });
		const { poll } = watchedBy(simulator, { event: 'newPin' });
		for (let n = 0; n < 3; n++) await expect(poll()).rejects.toThrow("Pinterest's rate limit is used up");
	});
});

test('a week under Trial quota with 20,000 Pins in no order: nothing lost, nothing twice, and the calls of each day', async () => {
	simulator = await startSimulator({ trial: true });
	const boards = ['Soups', 'Pies', 'Cakes'].map((name) => boardWith(simulator, 6_666, { name }).id);
	simulator.state.settings.unordered = true;
	const { poll } = watchedBy(simulator, { event: 'newPin' });
	const made: string[] = [];
	const emitted: unknown[] = [];
	const perDay: number[] = [];
	expect(await poll()).toEqual([]);
	const atStart = calls();
	for (let day = 0; day < 7; day++) {
		const before = calls();
		for (let half = 0; half < 48; half++) {
			time.pass(HOUR / 2);
			if (half % 5 === 0) made.push(simulator.state.addPin({ boardId: boards[half % 3] }).id);
			emitted.push(...ids(await poll()));
		}
		perDay.push(calls() - before);
	}
	time.pass(DAY);
	emitted.push(...ids(await poll()));
	process.stderr.write(
		`Trigger: 20,000 Pins, ${atStart} calls to learn them; calls a day: ${perDay.join(', ')}; ${emitted.length} of ${made.length} new Pins, each once.\n`,
	);
	expect([...emitted].sort()).toEqual([...made].sort());
	expect(atStart).toBeLessThanOrEqual(82);
	// 48 polls, one reading of 81 pages, and a page more when something is found.
	for (const day of perDay) expect(day).toBeLessThanOrEqual(48 + 81 + 20);
}, 600_000);

describe('the notice of what polling costs', () => {
	const { properties } = new PinterestTrigger().description;
	const shown = (mode: string) =>
		properties.filter(({ type }) => type === 'notice').filter((property) => isShown(property, mode));
	const isShown = (property: INodeProperties, mode: string) => {
		const root = { pollTimes: { item: [{ mode }] } };
		return NodeHelpers.displayParameter(root, property, { typeVersion: 1 } as INode, null, root);
	};

	test.each([
		['everyMinute', '1,440 calls a day'],
		['everyX', '288 at 5 minutes, 96 at 15'],
		['custom', '288 at 5 minutes, 96 at 15'],
		['everyHour', '24 a day'],
		['everyDay', '24 a day'],
	])('with %s names it beside the quota of Trial access', (mode, words) => {
		expect(shown(mode)).toHaveLength(1);
		expect(shown(mode)[0].displayName).toContain(words);
		expect(shown(mode)[0].displayName).toContain('Trial access has 1,000 calls a day');
	});
});
