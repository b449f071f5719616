import type { Operation } from '../../../operations/operation';
import { boardId } from '../../../things/board';
import { sendWithHints, withHintColumns } from '../../../things/hints';
import { newSection, sectionOutput } from '../../../things/section';
import { sectionName } from './shared';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a board section',
	description: 'Create a section on a board, to group its Pins. Returns the section with its ID.',
	endpoint: 'board_sections/create',
	fields: [boardId(), sectionName],
	actsForAdAccount: true,
	output: withHintColumns(sectionOutput),
	lookup: newSection,
	execute: sendWithHints,
};
