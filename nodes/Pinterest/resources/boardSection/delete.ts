import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { boardId } from '../../../things/board';
import { sectionId } from '../../../things/section';

export const del: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a board section',
	description: 'Delete a section of a board, with the Pins in it. This cannot be undone.',
	endpoint: 'board_sections/delete',
	fields: [boardId(), sectionId({ required: true })],
	output: deleted,
	actsForAdAccount: true,
};
