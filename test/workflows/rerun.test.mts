import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { locator, runNode } from './harness.mts';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ latency: 5, rateLimits: { org_write: null, org_read: null } });
});
afterAll(async () => await simulator.close());

const items = Array.from({ length: 1000 }, (_, n) => ({ title: `Soup ${n}`, link: `https://example.com/soup/${n}` }));

const parameters = (boardId: string) => ({
	resource: 'pin',
	operation: 'create',
	boardId: locator('id', boardId),
	mediaType: 'imageUrl',
	imageUrl: 'https://example.com/soup.jpg',
	title: '={{ $json.title }}',
	link: '={{ $json.link }}',
	duplicates: 'skipSameTitleAndLink',
});

/** Calls that were under way when the execution was stopped still arrive. */
async function settled(): Promise<void> {
	for (let before = -1; before !== simulator.state.pins.size; ) {
		before = simulator.state.pins.size;
		await new Promise((done) => setTimeout(done, 500));
	}
}

test('1,000 items that break off three times and run again make 1,000 Pins, none twice and none missing', async () => {
	const board = simulator.state.addBoard({ name: 'Soups' });
	for (const reached of [1, 150, 600]) {
		await runNode(simulator, {
			parameters: parameters(board.id),
			items,
			// Stopped in the middle of calls, whose Pins are made all the same.
			onStarted: (cancel) => {
				const timer = setInterval(() => {
					if (simulator.state.pins.size < reached) return;
					clearInterval(timer);
					cancel();
				}, 5);
			},
		});
		await settled();
		expect(simulator.state.pins.size).toBeLessThan(1000);
	}
	const made = simulator.state.pins.size;
	const before = simulator.requests.length;
	const { json, error } = await runNode(simulator, { parameters: parameters(board.id), items });
	expect(error).toBeUndefined();
	expect(json).toHaveLength(1000);
	expect(simulator.state.pins.size).toBe(1000);
	expect(new Set([...simulator.state.pins.values()].map(({ link }) => link)).size).toBe(1000);
	expect(json.filter(({ skipped }) => skipped)).toHaveLength(made);

	const reads = simulator.requests.slice(before).filter(({ method }) => method === 'GET').length;
	expect(reads).toBe(Math.ceil(made / 250));
});
