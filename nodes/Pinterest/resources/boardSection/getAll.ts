import type { Operation } from '../../../operations/operation';
import { boardId } from '../../../things/board';
import { sectionOutput } from '../../../things/section';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many board sections',
	description: 'List the sections of a board. Use it to find the ID of a section.',
	endpoint: 'board_sections/list',
	fields: [boardId()],
	actsForAdAccount: true,
	output: sectionOutput,
};
