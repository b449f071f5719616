import { runNode, type RunOptions } from '../harness.mts';
import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { byId, createPin, getBoard, inWorld, numbered } from './world.mts';

const later = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** Calls that were on their way when the run was stopped. */
const UNDER_WAY = 10;

/** Stops a run once so many calls have come. Returns how long it went on, and how many calls came after that. */
async function stopped(simulator: Simulator, after: number, options: RunOptions) {
	let stoppedAt = Infinity;
	let before = 0;
	await runNode(simulator, {
		...options,
		onStarted: (cancel) => {
			const watch = setInterval(() => {
				if (simulator.requests.length < after) return;
				clearInterval(watch);
				before = simulator.requests.length;
				stoppedAt = Date.now();
				cancel();
			}, 20);
		},
	});
	const tookOn = Date.now() - stoppedAt;
	await later(2000);
	return { tookOn, callsAfter: simulator.requests.length - before };
}

describe('cancel', () => {
	test.concurrent.each([
		['the rate limit', { kind: 'rateLimit', resetSeconds: 60 }],
		['a repeated call', { kind: 'status', status: 503 }],
	] as Array<[string, Fault]>)(
		'a call that waits for %s ends within a second, and none follows',
		async (_words, fault) => {
			await inWorld(async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.faults.add({ ...fault, times: 1000 });
				const { tookOn, callsAfter } = await stopped(simulator, 1, { parameters: getBoard(id), items: numbered(20) });
				expect(tookOn).toBeLessThan(3000);
				expect(callsAfter).toBe(0);
			});
		},
	);

	test.concurrent('a run in full swing sends nothing new, also where it would go on after failures', async () => {
		for (const onError of ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const) {
			await inWorld(
				async (simulator) => {
					const { id } = simulator.state.addBoard({ name: 'Soups' });
					const { tookOn, callsAfter } = await stopped(simulator, 20, {
						parameters: createPin(id, { title: '={{ $json.n }}' }),
						items: numbered(500),
						onError,
					});
					expect(callsAfter).toBeLessThanOrEqual(UNDER_WAY);
					expect(tookOn).toBeLessThan(3000);
				},
				{ latency: 80 },
			);
		}
	});

	test.concurrent('a list is not read on', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				for (let n = 0; n < 5000; n++) simulator.state.addPin({ boardId: id });
				const { callsAfter } = await stopped(simulator, 2, {
					parameters: { resource: 'board', operation: 'getPins', boardId: byId(id), returnAll: true },
				});
				expect(callsAfter).toBeLessThanOrEqual(1);
			},
			{ latency: 150 },
		);
	});

	test.concurrent('a write whose answer was lost is neither looked up nor sent again', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'resetBefore', method: 'POST', times: 100 });
			const { tookOn, callsAfter } = await stopped(simulator, 1, {
				parameters: createPin(id, { title: 'Pumpkin' }),
				items: numbered(10),
			});
			expect(callsAfter).toBe(0);
			expect(tookOn).toBeLessThan(3000);
		});
	});
});
