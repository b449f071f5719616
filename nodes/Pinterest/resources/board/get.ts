import type { Operation } from '../../../operations/operation';
import { boardId, boardOutput } from '../../../things/board';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a board',
	description: 'Get one board by name, ID or address: description, privacy, counts, owner',
	endpoint: 'boards/get',
	fields: [boardId()],
	actsForAdAccount: true,
	output: boardOutput,
};
