import { runNode, type RunOptions } from '../harness.mts';
import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { byId, calls, deletePin, inWorld, numbered } from './world.mts';

const addPin = (simulator: Simulator) =>
	simulator.state.addPin({ boardId: simulator.state.addBoard({ name: 'Soups' }).id });

describe('deletes', () => {
	test.concurrent('a delete returns what it deleted: a board, a section, a Pin', async () => {
		await inWorld(async (simulator) => {
			const board = simulator.state.addBoard({ name: 'Soups' });
			const section = simulator.state.addSection({ boardId: board.id, name: 'Hot' });
			const pin = simulator.state.addPin({ boardId: board.id });
			const boardId = byId(board.id);
			const deletes: Array<[RunOptions['parameters'], string]> = [
				[deletePin(pin.id), pin.id],
				[{ resource: 'boardSection', operation: 'delete', boardId, sectionId: byId(section.id) }, section.id],
				[{ resource: 'board', operation: 'delete', boardId }, board.id],
			];
			for (const [parameters, id] of deletes) {
				const { json } = await runNode(simulator, { parameters });
				expect(json).toEqual([{ deleted: true, id }]);
			}
			const { pins, sections, boards } = simulator.state;
			expect([pins.size, sections.size, boards.size]).toEqual([0, 0, 0]);
		});
	});

	test.concurrent.each([{ kind: 'resetAfter' }, { kind: 'statusAfter', status: 500 }] as Fault[])(
		'a delete whose first answer was lost succeeds ($kind)',
		async (fault) => {
			await inWorld(async (simulator) => {
				const { id } = addPin(simulator);
				simulator.faults.add({ ...fault, method: 'DELETE' });
				const { json, error } = await runNode(simulator, { parameters: deletePin(id) });
				expect(error).toBeUndefined();
				expect(json).toEqual([{ deleted: true, id }]);
				expect(calls(simulator, 'DELETE').at(-1)?.status).toBe(404);
			});
		},
	);

	test.concurrent('deleting what is not there is an error', async () => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, { parameters: deletePin('813744226420795884') });
			expect(error?.message).toBe('The Pin was not found');
			expect(error?.context.itemIndex).toBe(0);
			expect(calls(simulator)).toHaveLength(1);
		});
	});

	test.concurrent.each([
		['a busy board', { kind: 'status', status: 409, message: 'Unable to get exclusive access to this board.' }],
		['a rate limit', { kind: 'rateLimit', withHeaders: false }],
	] as Array<[string, Fault]>)('deleting what is not there is an error also after %s', async (_words, fault) => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ ...fault, method: 'DELETE' });
			const { error } = await runNode(simulator, { parameters: deletePin('813744226420795884') });
			expect(error?.message).toBe('The Pin was not found');
			expect(calls(simulator, 'DELETE').map(({ status }) => status)).toEqual([fault.status ?? 429, 404]);
		});
	});

	test.concurrent('the same Pin twice in the input: the second says that it is not there', async () => {
		await inWorld(async (simulator) => {
			const { id } = addPin(simulator);
			const { json } = await runNode(simulator, {
				parameters: deletePin(id),
				items: numbered(2),
				onError: 'continueRegularOutput',
			});
			expect(json[0]).toEqual({ deleted: true, id });
			expect(json[1].error).toMatchObject({ message: 'The Pin was not found', httpStatus: 404 });
		});
	});
});
