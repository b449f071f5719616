import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { boardId } from '../../../things/board';

export const del: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a board',
	description: 'Delete a board with all its sections and Pins. This cannot be undone.',
	endpoint: 'boards/delete',
	fields: [boardId()],
	output: deleted,
	actsForAdAccount: true,
};
