import { runNode } from '../harness.mts';
import { seeded } from '../../support/seeded.mts';
import { calls, createBoard, createPin, getBoard, inWorld, numbered, send } from './world.mts';
import type { Simulator } from '../../../simulator/simulator.mts';

/** Every answer comes after another time, so that calls overtake each other. */
function answerUnevenly(simulator: Simulator, seed: number): void {
	const random = seeded(seed);
	for (let n = 0; n < 100; n++) simulator.faults.add({ kind: 'slow', delay: Math.floor(random() * 60) });
}

describe('order and links', () => {
	test.concurrent('60 results come in the order of the input, however fast Pinterest answers each', async () => {
		await inWorld(async (simulator) => {
			const boards = numbered(60, (n) => ({ id: simulator.state.addBoard({ name: `Board ${n}` }).id }));
			answerUnevenly(simulator, 1);
			const { json, items, error } = await runNode(simulator, {
				parameters: getBoard('={{ $json.id }}'),
				items: boards,
			});
			expect(error).toBeUndefined();
			expect(json.map(({ name }) => name)).toEqual(boards.map(({ n }) => `Board ${n}`));
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(boards.map((_, item) => ({ item })));
		});
	});

	test.concurrent('60 Pins are returned in the order of the input, whatever order Pinterest made them in', async () => {
		await inWorld(async (simulator) => {
			const board = simulator.state.addBoard({ name: 'Soups' });
			answerUnevenly(simulator, 2);
			const { json, items } = await runNode(simulator, {
				parameters: createPin(board.id, { title: '=Soup {{ $json.n }}' }),
				items: numbered(60),
			});
			expect(json.map(({ title }) => title)).toEqual(numbered(60).map(({ n }) => `Soup ${n}`));
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(numbered(60).map((_, item) => ({ item })));
			expect(new Set(json.map(({ id }) => id)).size).toBe(60);
		});
	});

	test.concurrent('an item that leads to many results is the origin of each of them', async () => {
		await inWorld(async (simulator) => {
			const boards = numbered(4, (n) => ({ id: simulator.state.addBoard({ name: `Board ${n}` }).id }));
			for (const { n, id } of boards) {
				for (let pin = 0; pin < (n as number); pin++)
					simulator.state.addPin({ boardId: String(id), title: `${n}-${pin}` });
			}
			answerUnevenly(simulator, 3);
			const { items } = await runNode(simulator, {
				parameters: { ...getBoard('={{ $json.id }}'), operation: 'getPins', returnAll: true },
				items: boards,
			});
			expect(items.map(({ json, pairedItem }) => [json.title, pairedItem])).toEqual([
				['1-0', { item: 1 }],
				['2-1', { item: 2 }],
				['2-0', { item: 2 }],
				['3-2', { item: 3 }],
				['3-1', { item: 3 }],
				['3-0', { item: 3 }],
			]);
		});
	});

	test.concurrent('input items are never changed', async () => {
		await inWorld(async (simulator) => {
			const board = simulator.state.addBoard({ name: 'Soups' });
			const items = numbered(3, (n) => ({ nested: { list: [n, { deep: true }] }, title: `Soup ${n}` }));
			const before = structuredClone(items);
			const { run } = await runNode(simulator, {
				parameters: createPin(board.id, {
					title: '={{ $json.title }}',
					additionalFields: { aiDisclosures: ['SYNTHETIC_PERFORMER'] },
				}),
				items,
			});
			expect(items).toEqual(before);
			const handedOn = run.data.resultData.runData.Start[0].data!.main[0]!.map(({ json }) => json);
			expect(handedOn).toEqual(before);
		});
	});

	test.concurrent('a body that an expression takes from the input is sent as it is and left as it is', async () => {
		await inWorld(async (simulator) => {
			const items = [{ payload: { name: 'From the input', description: 'Kept' } }];
			await runNode(simulator, { parameters: send('POST', '/boards', { body: '={{ $json.payload }}' }), items });
			expect(items).toEqual([{ payload: { name: 'From the input', description: 'Kept' } }]);
			expect(calls(simulator, 'POST', '/boards')[0].body).toEqual(items[0].payload);
		});
	});

	test.concurrent('results carry only what Pinterest says, never the fields of the input item', async () => {
		await inWorld(async (simulator) => {
			const { json } = await runNode(simulator, {
				parameters: createBoard('={{ $json.name }}'),
				items: [{ name: 'Autumn', secretNote: 'mine' }],
			});
			expect(json[0]).toMatchObject({ name: 'Autumn', privacy: 'PUBLIC' });
			expect(json[0]).not.toHaveProperty('secretNote');
		});
	});

	test.concurrent('no input items lead to no calls and no results', async () => {
		await inWorld(async (simulator) => {
			const { json, error } = await runNode(simulator, { parameters: createBoard('Autumn'), items: [] });
			expect({ json, error, requests: simulator.requests.length }).toEqual({ json: [], error: undefined, requests: 0 });
		});
	});
});
