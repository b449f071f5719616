import { boardId } from '../../../operations/locators/board';
import { sectionId } from '../../../operations/locators/section';
import type { Operation } from '../../../operations/operation';
import { pinOutput } from '../pin/shape';

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
