import { runNode } from '../harness.mts';
import { calls, createPin, getBoard, inWorld, numbered } from './world.mts';
import type { Simulator } from '../../../simulator/simulator.mts';

const MISSING = '549755885175';

/** Ten boards to get, of which the fourth and the eighth do not exist. */
function someMissing(simulator: Simulator) {
	const { id } = simulator.state.addBoard({ name: 'Soups' });
	return numbered(10, (n) => ({ id: n === 3 || n === 7 ? MISSING : id, note: `note ${n}` }));
}

const facts = (rid: unknown) => ({
	kind: 'refused',
	message: 'The board was not found',
	description: expect.stringContaining('Pick the board from the list'),
	parameter: 'boardId',
	httpStatus: 404,
	code: 40,
	pinterestMessage: 'Board not found.',
	requestId: rid,
	endpoint: 'GET /boards/{board_id}',
});

const ridsOfMissing = (simulator: Simulator) => calls(simulator, 'GET', `/boards/${MISSING}`).map(({ rid }) => rid);

describe('continue on fail', () => {
	test.concurrent(
		'the regular output gets one item per failed input, in its place, with the facts under "error"',
		async () => {
			await inWorld(async (simulator) => {
				const { items, error } = await runNode(simulator, {
					parameters: getBoard('={{ $json.id }}'),
					items: someMissing(simulator),
					onError: 'continueRegularOutput',
				});
				expect(error).toBeUndefined();
				expect(items.map(({ json }) => ('error' in json ? 'failed' : json.name))).toEqual(
					numbered(10).map(({ n }) => (n === 3 || n === 7 ? 'failed' : 'Soups')),
				);
				expect(items.map(({ pairedItem }) => pairedItem)).toEqual(numbered(10).map((_, item) => ({ item })));
				const rids = ridsOfMissing(simulator);
				expect(items[3].json).toEqual({ error: facts(expect.any(String)) });
				expect([3, 7].map((n) => (items[n].json.error as { requestId: string }).requestId).sort()).toEqual(rids.sort());
			});
		},
	);

	test.concurrent(
		'the error output gets the failed ones with the same facts, their own fields and their link, the regular output all others',
		async () => {
			await inWorld(async (simulator) => {
				const { items, errorItems } = await runNode(simulator, {
					parameters: getBoard('={{ $json.id }}'),
					items: someMissing(simulator),
					onError: 'continueErrorOutput',
				});
				expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([0, 1, 2, 4, 5, 6, 8, 9]);
				expect(items.every(({ json }) => json.name === 'Soups')).toBe(true);
				expect(errorItems.map(({ pairedItem }) => pairedItem)).toMatchObject([{ item: 3 }, { item: 7 }]);
				expect(errorItems.map(({ json }) => json.note)).toEqual(['note 3', 'note 7']);
				for (const { json } of errorItems) expect(json.error).toEqual(facts(expect.any(String)));
			});
		},
	);

	test.concurrent('bad input is told in the same form, with the parameter that caused it', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const { json } = await runNode(simulator, {
				parameters: createPin(id, { title: '={{ $json.title }}' }),
				items: [{ title: 'Fine' }, { title: 'x'.repeat(101) }, { title: 'Fine too' }],
				onError: 'continueRegularOutput',
			});
			expect(json[1]).toEqual({
				error: {
					kind: 'input',
					message: expect.stringContaining('"Title" has 101 characters; Pinterest takes at most 100.'),
					description: expect.stringContaining('Nothing was sent'),
					parameter: 'title',
				},
			});
			expect(simulator.state.pins.size).toBe(2);
		});
	});

	test.concurrent('items that failed cost nothing that others published: 50 items, every fifth refused', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const { json } = await runNode(simulator, {
				parameters: createPin(id, { title: '={{ $json.n }}', link: '={{ $json.link }}' }),
				items: numbered(50, (n) => ({ link: n % 5 === 0 ? 'not an address' : 'https://example.com/' })),
				onError: 'continueRegularOutput',
			});
			expect(json.map(({ error }) => Boolean(error))).toEqual(numbered(50).map((_, n) => n % 5 === 0));
			expect(simulator.state.pins.size).toBe(40);
		});
	});

	test.concurrent('without it the run ends at the first failure, and what was not begun is not sent', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.faults.add({ kind: 'status', status: 400, code: 1, message: 'No.', path: '/pins', skip: 1 });
				const { items, error } = await runNode(simulator, {
					parameters: createPin(id, { title: '={{ $json.n }}' }),
					items: numbered(50),
				});
				expect(error?.context.itemIndex).toBeGreaterThan(0);
				expect(items).toEqual([]);
				expect(calls(simulator, 'POST').length).toBeLessThanOrEqual(10);
			},
			{ latency: 20 },
		);
	});
});
