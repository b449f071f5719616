import { runNode } from '../harness.mts';
import { calls, createPin, getBoard, inWorld, numbered } from './world.mts';
import type { Simulator } from '../../../simulator/simulator.mts';

const refused = (simulator: Simulator) => calls(simulator).filter(({ status }) => status === 429).length;

/** The shortest time in which a limit lets so many calls through, in milliseconds. */
const shortest = (count: number, limit: number, seconds: number) => (Math.ceil(count / limit) - 1) * seconds * 1000;

describe.each([
	{ kind: 'reads', count: 35, limit: 12, category: 'org_read' },
	{ kind: 'writes', count: 28, limit: 10, category: 'org_write' },
])('pacing of $kind', ({ kind, count, limit, category }) => {
	test.concurrent('a run over three windows is never refused, and wastes little time', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const parameters = kind === 'reads' ? getBoard(id) : createPin(id, { title: '=Soup {{ $json.n }}' });
				const { json, took, error } = await runNode(simulator, { parameters, items: numbered(count) });
				expect(error).toBeUndefined();
				expect(json).toHaveLength(count);
				expect(refused(simulator)).toBe(0);
				expect(simulator.requests).toHaveLength(count);
				expect(took).toBeGreaterThan(shortest(count, limit, 5));
				expect(took).toBeLessThan(shortest(count, limit, 5) + 4 * 5000);
			},
			{ rateLimits: { [category]: { limit, windowSeconds: 5 } }, latency: 5 },
		);
	});
});

describe('pacing', () => {
	test.concurrent(
		'several limits are kept together: the one over all categories and the one of the category',
		async () => {
			await inWorld(
				async (simulator) => {
					const { id } = simulator.state.addBoard({ name: 'Soups' });
					const { json } = await runNode(simulator, {
						parameters: createPin(id, { title: '=Soup {{ $json.n }}', options: { concurrency: 1 } }),
						items: numbered(30),
					});
					expect(json).toHaveLength(30);
					expect(refused(simulator)).toBe(0);
				},
				{
					rateLimits: { safety_net: { limit: 8, windowSeconds: 1 }, org_write: { limit: 22, windowSeconds: 6 } },
					latency: 5,
				},
			);
		},
	);

	test.concurrent('the limit of one category does not slow down another', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const { json, took } = await runNode(simulator, {
					parameters: getBoard(id),
					items: numbered(30),
				});
				expect(json).toHaveLength(30);
				expect(took).toBeLessThan(60_000);
			},
			{ rateLimits: { org_write: { limit: 1, windowSeconds: 60 }, org_read: { limit: 1000, windowSeconds: 60 } } },
		);
	});

	test.concurrent('the limit of one account does not slow down another', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const parameters = getBoard(id, { options: { maxWait: 1 } });
				const first = await runNode(simulator, { parameters, items: numbered(6) });
				const second = await runNode(simulator, { parameters, items: numbered(5) });
				expect(first.error?.message).toContain('rate limit is used up until');
				expect(second).toMatchObject({ error: undefined, json: { length: 5 } });
			},
			{ rateLimits: { org_read: { limit: 5, windowSeconds: 60 } } },
		);
	});

	test.concurrent(
		'a call that would be refused is not sent: six items under a limit of five make five calls',
		async () => {
			await inWorld(
				async (simulator) => {
					const { id } = simulator.state.addBoard({ name: 'Soups' });
					await runNode(simulator, { parameters: getBoard(id, { options: { maxWait: 1 } }), items: numbered(6) });
					expect(calls(simulator).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
				},
				{ rateLimits: { org_read: { limit: 5, windowSeconds: 60 } } },
			);
		},
	);

	test.concurrent(
		'Trial access: what the daily quota no longer allows fails at once, without 50 refused calls',
		async () => {
			await inWorld(
				async (simulator) => {
					const { id } = simulator.state.addBoard({ name: 'Soups' });
					const { json, took } = await runNode(simulator, {
						parameters: getBoard(id),
						items: numbered(50),
						onError: 'continueRegularOutput',
					});
					expect(json.filter(({ error }) => error)).toHaveLength(30);
					expect(json.at(-1)?.error).toMatchObject({ kind: 'rateLimited', httpStatus: 429 });
					expect(simulator.requests).toHaveLength(20);
					expect(took).toBeLessThan(60_000);
				},
				{ trial: true, rateLimits: { org_read: { limit: 20, windowSeconds: 86_400 }, safety_net: null } },
			);
		},
	);

	test.concurrent('runs at the same time with the same credential share its limit', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const token = simulator.issueToken();
				const shared: Simulator = { ...simulator, issueToken: () => token };
				const run = async () => await runNode(shared, { parameters: getBoard(id), items: numbered(12) });
				const runs = await Promise.all([run(), run()]);
				expect(runs.map(({ json }) => json.length)).toEqual([12, 12]);
				expect(refused(simulator)).toBe(0);
			},
			{ rateLimits: { org_read: { limit: 10, windowSeconds: 2 } }, latency: 20 },
		);
	});

	test.concurrent('a limit that names neither bucket nor window is kept too', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const headers = { 'x-ratelimit-limit': '3', 'x-ratelimit-reset': '1' };
				for (const remaining of ['2', '1', '0', '2', '1']) {
					const left = { ...headers, 'x-ratelimit-remaining': remaining };
					simulator.faults.add({ kind: 'slow', delay: 1, headers: left });
				}
				const { json } = await runNode(simulator, {
					parameters: getBoard(id, { options: { concurrency: 1 } }),
					items: numbered(5),
				});
				expect(json).toHaveLength(5);
				const times = simulator.requests.map(({ time }) => time);
				// The first answer told of the end.
				expect(times[3] - times[0]).toBeGreaterThanOrEqual(1000);
			},
			{ rateLimits: { org_read: null } },
		);
	});

	test.concurrent('what others spend from the same limit is noticed', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				// As if another program had used the account: the answer says that nothing is left.
				simulator.faults.add({
					kind: 'slow',
					delay: 1,
					skip: 2,
					headers: {
						'x-ratelimit-limit': '1000, 1000;w=60;name="org_read_app_id_user_id"',
						'x-ratelimit-remaining': '0',
						'x-ratelimit-reset': '1',
					},
				});
				const { json } = await runNode(simulator, {
					parameters: getBoard(id, { options: { concurrency: 1 } }),
					items: numbered(5),
				});
				expect(json).toHaveLength(5);
				const times = simulator.requests.map(({ time }) => time);
				expect(times[3] - times[2]).toBeGreaterThanOrEqual(1000);
			},
			{ rateLimits: { org_read: null } },
		);
	});
});
