import { locator, runNode, type RunOptions } from '../harness.mts';
import { getBoard, inWorld, numbered } from './world.mts';

/** Counts calls of a built-in function that fit, while items are worked on. */
async function counted(
	spy: jest.SpyInstance,
	fits: (call: { on: unknown; with: unknown[] }) => boolean,
	work: () => Promise<void>,
) {
	spy.mockClear();
	await work();
	const { calls, contexts } = spy.mock;
	return calls.filter((args, at) => fits({ on: contexts[at], with: args as unknown[] })).length;
}

describe('many items cost no more work each than few', () => {
	afterEach(() => jest.restoreAllMocks());

	test('boards by address: the names of the list are taken apart once', async () => {
		await inWorld(async (simulator) => {
			for (let n = 0; n < 600; n++) simulator.state.addBoard({ name: `Board ${n}` });
			const { username } = simulator.state.account;
			const address = `=https://www.pinterest.com/${username}/board-{{ $json.n }}/`;
			const normalised = jest.spyOn(String.prototype, 'normalize');
			const work = async (count: number) =>
				await counted(
					normalised,
					({ on }) => /^board.\d+$/i.test(String(on)),
					async () => {
						const { json } = await runNode(simulator, {
							parameters: getBoard('', { boardId: locator('url', address) }),
							items: numbered(count),
						});
						expect(json.map(({ name }) => name)).toEqual(numbered(count).map(({ n }) => `Board ${n}`));
					},
				);
			// Each board of the list, as a name and as the end of an address, and each item's address.
			expect([await work(10), await work(300)]).toEqual([1210, 1500]);
		});
	});

	test('Pins of all items: each is put in its place once', async () => {
		await inWorld(async (simulator) => {
			const pins = numbered(800).map(() => simulator.state.addPin({}).id);
			const parameters: RunOptions['parameters'] = {
				resource: 'pin',
				operation: 'getManyAnalytics',
				pinIds: '={{ $json.id }}',
			};
			const placed = jest.spyOn(Map.prototype, 'set');
			const work = async (count: number) =>
				await counted(
					placed,
					({ with: [key] }) => /^\{"id":"\d{12,}"\}$/.test(String(key)),
					async () => {
						const items = numbered(count, (n) => ({ id: pins[n] }));
						const { json, error } = await runNode(simulator, { parameters, items });
						expect([error, json.map(({ pin_id: id }) => id)]).toEqual([undefined, pins.slice(0, count)]);
					},
				);
			expect([await work(50), await work(800)]).toEqual([50, 800]);
		});
	});
});
