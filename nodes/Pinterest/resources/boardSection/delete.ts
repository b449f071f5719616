import { boardId } from '../../../operations/locators/board';
import { sectionId } from '../../../operations/locators/section';
import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';

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
