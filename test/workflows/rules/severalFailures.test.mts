import type { Fault } from '../../../simulator/simulator.mts';
import { runNode, type Result } from '../harness.mts';
import { calls, inWorld, numbered, send } from './world.mts';

/**
 * Creates a section on each of ten boards, several at a time, which cannot be looked up. Each item has faults of its own.
 * @param faults by the number of the item
 */
async function run(faults: Record<number, Fault>, concurrency = 5, count = 10): Promise<Result & { posts: number }> {
	let result: (Result & { posts: number }) | undefined;
	await inWorld(
		async (simulator) => {
			const boards = numbered(count).map(({ n }) => simulator.state.addBoard({ name: `Board ${String(n)}` }).id);
			for (const [n, fault] of Object.entries(faults)) {
				simulator.faults.add({ ...fault, path: `/boards/${boards[Number(n)]}/sections` });
			}
			const done = await runNode(simulator, {
				parameters: send('POST', '=/boards/{{ $json.board }}/sections', {
					body: '{"name": "Hot"}',
					options: { concurrency },
				}),
				items: numbered(count, (n) => ({ board: boards[n] })),
			});
			result = { ...done, posts: calls(simulator, 'POST').length };
		},
		{ latency: 100 },
	);
	return result!;
}

const refused: Fault = { kind: 'status', status: 400, code: 1, message: 'No.' };
const lost: Fault = { kind: 'resetAfter' };

describe('when several items fail', () => {
	test.concurrent('every one whose outcome is not known is told, though a lower one was refused', async () => {
		const { error, posts } = await run({ 1: refused, 2: lost, 4: lost });
		expect(error?.context.itemIndex).toBe(1);
		expect(error?.message).toContain('Pinterest did not accept a value');
		expect(error?.description).toContain(
			'Items 2 and 4: it is not known whether Pinterest carried them out. Look at the account on Pinterest before you run them again.',
		);
		expect(posts).toBe(6);
		expect(error?.description).toContain('3 other items of this run were already carried out on Pinterest.');
	});

	test.concurrent('a single one too', async () => {
		const { error } = await run({ 1: refused, 5: lost });
		expect(error?.description).toContain(
			'4 other items of this run were already carried out on Pinterest. Item 5: it is not known whether Pinterest carried it out.',
		);
	});

	test.concurrent('the failure that is told is among them where its own outcome is not known', async () => {
		const { error } = await run({ 1: lost, 2: refused, 3: lost });
		expect(error?.context.itemIndex).toBe(1);
		expect(error?.message).toBe('It is not known whether Pinterest carried this out');
		expect(error?.description).toContain('Items 1 and 3: it is not known whether Pinterest carried them out.');
		expect(error?.description).toContain('3 other items of this run were already carried out on Pinterest.');
	});

	test.concurrent('the only one is not told twice', async () => {
		const { error } = await run({ 1: lost }, 1);
		expect(error?.message).toBe('It is not known whether Pinterest carried this out');
		expect(error?.description).not.toContain('Item 1');
		expect(error?.description).toContain('One other item of this run was already carried out on Pinterest.');
	});

	test.concurrent('of many, the first twenty are named and the others counted', async () => {
		const faults = Object.fromEntries(numbered(24).map(({ n }) => [Number(n) + 1, lost]));
		const { error } = await run({ ...faults, 1: refused }, 24, 25);
		expect(error?.description).toMatch(/Items 2, 3, 4, .*, 20, 21 and 3 others: it is not known/);
	});
});
