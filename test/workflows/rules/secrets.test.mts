import { ExecuteContext } from 'n8n-core';

import { customer, newToken, typedIn } from '../../../simulator/secrets.mts';
import { searchLog } from '../../support/logged.mts';
import { loadList, runNode } from '../harness.mts';
import { boardWith, watchedBy } from '../trigger/watched.mts';
import { calls, createBoard, getBoard, inWorld, send } from './world.mts';

// Every run of every suite is searched for secrets and personal data (test/support/written.mts). That the search finds what is
// planted shows here: a Pinterest that quotes a stranger's token, which no node can know for one.

const quoting = () => ({ kind: 'status' as const, status: 400, code: 1, message: `Bad value: ${newToken('pina')}` });

test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'a run whose message holds a token fails its test, on error %s',
	async (onError) => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ ...quoting(), path: '/boards/1' });
			await expect(runNode(simulator, { parameters: getBoard('1'), onError })).rejects.toThrow(/ gives away a token: /);
		});
	},
);

test('an output that holds data of a customer fails its test', async () => {
	await inWorld(async (simulator) => {
		const { id } = simulator.state.addBoard({ name: `Orders of ${customer.email}` });
		await expect(runNode(simulator, { parameters: getBoard(id) })).rejects.toThrow(
			'The node gives away an e-mail address of a customer: output item 0 › name',
		);
	});
});

test('what the user gave and gets back beside an error does not', async () => {
	await inWorld(async (simulator) => {
		simulator.faults.add({ kind: 'status', status: 400, code: 1, message: 'Bad value' });
		const { errorItems } = await runNode(simulator, {
			parameters: createBoard('Soups'),
			items: [{ email: customer.email }],
			onError: 'continueErrorOutput',
		});
		expect(errorItems[0].json).toMatchObject({ email: customer.email, error: { pinterestMessage: 'Bad value' } });
	});
});

test('a list of the editor and a trigger that quote a token fail theirs', async () => {
	await inWorld(async (simulator) => {
		const board = boardWith(simulator, 1);
		const trigger = watchedBy(simulator, { event: 'newPin', boardId: { __rl: true, mode: 'id', value: board.id } });
		await trigger.poll();
		for (const fault of [quoting(), quoting()]) simulator.faults.add(fault);
		await expect(loadList(simulator, 'searchBoards', { parameters: {} })).rejects.toThrow(' gives away a token: ');
		await expect(trigger.poll()).rejects.toThrow(' gives away a token: ');
		expect(calls(simulator).filter(({ status }) => status === 400)).toHaveLength(2);
	});
});

test('a line of the log that holds a password fails the next search', () => {
	const { logger } = Object.create(ExecuteContext.prototype) as { logger: { warn(text: string, more: object): void } };
	logger.warn('Not read', { why: `401 for ${typedIn.feedPassword}` });
	expect(() => searchLog()).toThrow('The log gives away a password: 0 › 1 › why');
	expect(() => searchLog()).not.toThrow();
});

test('an answer that was asked for as it is may hold anything', async () => {
	await inWorld(async (simulator) => {
		const { json } = await runNode(simulator, {
			parameters: send('POST', '/media', { body: '{"media_type":"video"}' }),
		});
		expect(json[0]).toHaveProperty('upload_parameters');
	});
});
