import { simulate, type Limit, type Outcome, type Worker } from '../support/workers.mts';

// Processes that share one limit and never talk, in virtual time: what is counted here takes hours at Pinterest. Three worlds
// each, so that no outcome is one of luck.

const seeds = [1, 2, 3];
const writes: Limit = { name: 'org_write', limit: 100, window: 6000 };
const reads: Limit = { name: 'org_read', limit: 1000, window: 60_000 };
const quick: [number, number] = [20, 60];

const same = (count: number, worker: Partial<Worker>): Worker[] =>
	Array.from({ length: count }, () => ({ executions: 4, calls: 50, atOnce: 5, ...worker }));

const wanted = (workers: Worker[]) => workers.reduce((sum, { executions, calls }) => sum + executions * calls, 0);

const refused = (outcome: Outcome) => outcome.refused / (outcome.made + outcome.refused);

/** How much longer it took than Pinterest's limit makes it take at least: whole windows, the last of which takes no time. */
const overhead = ({ accepted, took }: Outcome, { limit, window }: Limit) =>
	took / ((Math.ceil(accepted / limit) - 1) * window);

describe.each(['fixed', 'aligned'] as const)('with windows that are %s', (counting) => {
	test.each([
		{ count: 1, worker: { executions: 12 }, limit: writes, most: { refused: 0, overhead: 1.05 } },
		{ count: 3, worker: {}, limit: writes, most: { refused: 0.02, overhead: 1.15 } },
		{ count: 10, worker: {}, limit: writes, most: { refused: 0.02, overhead: 1.15 } },
		{ count: 100, worker: { executions: 1, calls: 200 }, limit: reads, most: { refused: 0.02, overhead: 1.15 } },
	])(
		'$count processes use up $limit.limit calls a window, and hardly one is refused',
		({ count, worker, limit, most }) => {
			for (const seed of count === 100 ? [1] : seeds) {
				const workers = same(count, worker).map((one, index) => ({ ...one, comes: count === 100 ? index * 30 : 0 }));
				const outcome = simulate({ workers, limits: [{ ...limit, counting }], latency: quick, seed });
				expect(outcome.made).toBe(wanted(workers));
				expect(refused(outcome)).toBeLessThanOrEqual(most.refused);
				expect(overhead(outcome, limit)).toBeLessThanOrEqual(most.overhead);
			}
		},
	);

	test('processes that begin one after the other: who comes into a used-up window is refused at first', () => {
		for (const seed of seeds) {
			const workers = same(3, {}).map((one, index) => ({ ...one, comes: index * 200 }));
			const outcome = simulate({ workers, limits: [{ ...writes, counting }], latency: quick, seed });
			expect(outcome.made).toBe(wanted(workers));
			expect(refused(outcome)).toBeLessThanOrEqual(0.04);
			expect(overhead(outcome, writes)).toBeLessThanOrEqual(1.15);
		}
	});

	test('processes that come and go: what they leave is used by the others', () => {
		for (const seed of seeds) {
			const some = { calls: 100 };
			const workers = [...same(2, some), ...same(1, { ...some, goes: 9000 }), ...same(1, { ...some, comes: 13_000 })];
			const outcome = simulate({ workers, limits: [{ ...writes, counting }], latency: quick, seed });
			for (const stays of [0, 1, 3]) expect(outcome.workers[stays].made).toBe(400);
			expect(refused(outcome)).toBeLessThanOrEqual(0.02);
			expect(overhead(outcome, writes)).toBeLessThanOrEqual(1.15);
		}
	});

	test('one that comes to three busy ones has its 50 calls within ten windows', () => {
		for (const seed of seeds) {
			const workers = [...same(3, { calls: 150 }), ...same(1, { executions: 1, comes: 20_000 })];
			const outcome = simulate({ workers, limits: [{ ...writes, counting }], latency: quick, seed });
			expect(outcome.made).toBe(wanted(workers));
			expect(outcome.workers[3].done - 20_000).toBeLessThan(10 * writes.window);
			expect(refused(outcome)).toBeLessThanOrEqual(0.02);
		}
	});

	test('answers that take long cost more time, not more refusals', () => {
		for (const seed of seeds) {
			const workers = same(3, {});
			const outcome = simulate({ workers, limits: [{ ...writes, counting }], latency: [100, 400], seed });
			expect(outcome.made).toBe(wanted(workers));
			expect(refused(outcome)).toBeLessThanOrEqual(0.02);
			expect(overhead(outcome, writes)).toBeLessThanOrEqual(1.35);
		}
	});

	test('one process alone, under the limit over everything and that of reads', () => {
		for (const seed of seeds) {
			const workers = same(1, { calls: 600 });
			const limits = [reads, { name: 'safety_net', limit: 100, window: 1000 }].map((one) => ({ ...one, counting }));
			const outcome = simulate({ workers, limits, latency: quick, seed });
			expect(outcome.made).toBe(wanted(workers));
			expect(refused(outcome)).toBeLessThanOrEqual(0.01);
			expect(overhead(outcome, reads)).toBeLessThanOrEqual(1.1);
		}
	});
});

test("a day's quota is shared without a wait for the next day", () => {
	const trial: Limit = { name: 'trial', limit: 300, window: 86_400_000 };
	for (const seed of seeds) {
		for (const count of [3, 10]) {
			const workers = same(count, { calls: 7 }).map((one, index) => ({ ...one, comes: index * 7000 }));
			const outcome = simulate({ workers, limits: [trial], latency: [100, 300], seed });
			expect(outcome).toMatchObject({ made: wanted(workers), refused: 0 });
			expect(outcome.took).toBeLessThan(120_000);
		}
	}
});

test('what a process that has ended leaves is there for one that comes later in the same window', () => {
	for (const seed of seeds) {
		const workers = [0, 20_000, 25_000].map((comes) => ({ executions: 2, calls: 10, atOnce: 5, comes }));
		const outcome = simulate({ workers, limits: [{ ...writes, window: 60_000 }], latency: [100, 300], seed });
		expect(outcome).toMatchObject({ made: wanted(workers), refused: 0 });
		expect(outcome.took).toBeLessThan(45_000);
	}
});

test('as many processes as calls in a window: some calls are refused, all are made', () => {
	const workers = same(100, { executions: 1 });
	const outcome = simulate({ workers, limits: [writes], latency: quick });
	expect(outcome.made).toBe(wanted(workers));
	expect(refused(outcome)).toBeLessThanOrEqual(0.2);
	expect(overhead(outcome, writes)).toBeLessThanOrEqual(1.15);
});

test('a limit that counts the last seconds instead of windows is kept by several, if slowly', () => {
	for (const seed of seeds) {
		const workers = same(3, {});
		const outcome = simulate({ workers, limits: [{ ...writes, counting: 'sliding' }], latency: quick, seed });
		expect(outcome.made).toBe(wanted(workers));
		expect(refused(outcome)).toBeLessThanOrEqual(0.02);
	}
});

test('the same world ends the same each time', () => {
	const world = { workers: same(3, {}), limits: [writes], latency: quick, seed: 7 };
	expect(simulate(world)).toEqual(simulate(world));
});
