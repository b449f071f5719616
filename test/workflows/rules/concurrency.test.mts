import { runNode } from '../harness.mts';
import { calls, countAtOnce, createPin, getBoard, inWorld, numbered } from './world.mts';

const tokenCalls = /^\/oauth\/token$/;

/** So long that a busy machine, too, has sent all that may go out at once before the first of them is answered. */
const UNHURRIED = 1500;

describe('concurrency', () => {
	test('the first item runs alone, then at most 10 reads go out at once', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const seen = countAtOnce(simulator);
				await runNode(simulator, { parameters: getBoard(id), items: numbered(31) });
				expect(seen).toEqual({ whileFirst: 1, most: 10 });
				expect(simulator.requests).toHaveLength(31);
			},
			{ latency: UNHURRIED },
		);
	});

	test('the first item runs alone, then at most 5 writes go out at once', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const seen = countAtOnce(simulator);
				await runNode(simulator, {
					parameters: createPin(id, { title: '=Soup {{ $json.n }}' }),
					items: numbered(16),
				});
				expect(seen).toEqual({ whileFirst: 1, most: 5 });
				expect(simulator.state.pins.size).toBe(16);
			},
			{ latency: UNHURRIED },
		);
	});

	test('"Concurrency" 1 means strictly one after another, in the order of the input', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const seen = countAtOnce(simulator);
				await runNode(simulator, {
					parameters: createPin(id, { title: '=Soup {{ $json.n }}', options: { concurrency: 1 } }),
					items: numbered(20),
				});
				expect(seen.most).toBe(1);
				const titles = calls(simulator, 'POST', '/pins').map(({ body }) => (body as { title: string }).title);
				expect(titles).toEqual(numbered(20).map(({ n }) => `Soup ${n}`));
			},
			{ latency: 10 },
		);
	});

	test('"Concurrency" raises the number too, for reads and writes', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const seen = countAtOnce(simulator);
				await runNode(simulator, {
					parameters: createPin(id, { title: '=Soup {{ $json.n }}', options: { concurrency: 20 } }),
					items: numbered(41),
				});
				expect(seen).toEqual({ whileFirst: 1, most: 20 });
			},
			{ latency: UNHURRIED },
		);
	});

	test('a token that has expired before the run is renewed once for 100 items', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'expireToken', path: /boards/ });
			const { json, refreshes, error } = await runNode(simulator, {
				parameters: getBoard(id),
				items: numbered(100),
			});
			expect(error).toBeUndefined();
			expect(json).toHaveLength(100);
			expect({ refreshes, tokenCalls: calls(simulator, 'POST', tokenCalls).length }).toEqual({
				refreshes: 1,
				tokenCalls: 1,
			});
			expect(calls(simulator, 'GET', /boards/)).toHaveLength(101);
		});
	});

	test('a token that expires in the middle of 100 items is renewed once, and no Pin is lost or made twice', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.faults.add({ kind: 'expireToken', path: '/pins', skip: 50 });
				const { json, refreshes, error } = await runNode(simulator, {
					parameters: createPin(id, { title: '=Soup {{ $json.n }}' }),
					items: numbered(100),
				});
				expect(error).toBeUndefined();
				expect({ refreshes, tokenCalls: calls(simulator, 'POST', tokenCalls).length }).toEqual({
					refreshes: 1,
					tokenCalls: 1,
				});
				expect(json.map(({ title }) => title)).toEqual(numbered(100).map(({ n }) => `Soup ${n}`));
				expect(new Set([...simulator.state.pins.values()].map(({ title }) => title)).size).toBe(100);
				expect(simulator.state.pins.size).toBe(100);
			},
			{ latency: 10 },
		);
	});

	test.each([
		['writes', 5, (id: string) => createPin(id, { title: '=Soup {{ $json.n }}', link: '={{ $json.link }}' })],
		['reads', 10, (id: string) => getBoard(`={{ $json.link ? "oops" : "${id}" }}`)],
	])(
		'the first that sends runs alone, also when items before it fail their checks: %s with an expired token',
		async (_words, most, parametersFor) => {
			await inWorld(
				async (simulator) => {
					const { id } = simulator.state.addBoard({ name: 'Soups' });
					simulator.faults.add({ kind: 'expireToken' });
					const seen = countAtOnce(simulator);
					const { json, refreshes } = await runNode(simulator, {
						parameters: parametersFor(id),
						items: numbered(40, (n) => ({ link: n < 4 || n === 20 ? 'nowhere' : '' })),
						onError: 'continueRegularOutput',
					});
					expect(json.flatMap(({ error }, n) => (error ? [n] : []))).toEqual([0, 1, 2, 3, 20]);
					expect({ refreshes, tokenCalls: calls(simulator, 'POST', tokenCalls).length }).toEqual({
						refreshes: 1,
						tokenCalls: 1,
					});
					expect(seen).toEqual({ whileFirst: 1, most });
				},
				{ latency: 100 },
			);
		},
	);

	test('refresh tokens that rotate are followed: a token may expire several times in one run', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			for (const skip of [5, 20, 40]) simulator.faults.add({ kind: 'expireToken', path: /boards/, skip });
			const { json, refreshes } = await runNode(simulator, {
				parameters: getBoard(id, { options: { concurrency: 1 } }),
				items: numbered(60),
			});
			expect({ results: json.length, refreshes }).toEqual({ results: 60, refreshes: 3 });
		});
	});
});
