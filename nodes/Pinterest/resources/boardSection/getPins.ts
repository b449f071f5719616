import type { Operation } from '../../../operations/operation';
import { boardId } from '../../../things/board';
import { pinOutput } from '../../../things/pinOutput';
import { sectionId } from '../../../things/section';

export const getPins: Operation = {
	name: 'Get Pins',
	value: 'getPins',
	action: 'Get the pins of a board section',
	description: 'List the Pins in a section of a board',
	endpoint: 'board_sections/list_pins',
	fields: [boardId(), sectionId({ required: true })],
	actsForAdAccount: true,
	output: pinOutput,
};
