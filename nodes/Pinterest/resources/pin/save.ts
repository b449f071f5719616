import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { boardId } from '../../../things/board';
import { sendWithHints, withHintColumns } from '../../../things/hints';
import { ifMissing } from '../../../things/ifMissing';
import { pinId } from '../../../things/pin';
import { pinOutput } from '../../../things/pinOutput';
import { sectionId } from '../../../things/section';
import { savedPin } from './sent';

export const save: Operation = {
	name: 'Save',
	value: 'save',
	action: 'Save a pin',
	description: 'Save an existing Pin, your own or any public one, to a board. Returns the new Pin on that board.',
	endpoint: 'pins/save',
	fields: [
		pinId({ description: 'The Pin to save, picked from your own or given by ID or address' }),
		boardId({ routing: body('board_id') }),
		collection('Additional Fields', 'additionalFields', [ifMissing, sectionId({ routing: body('board_section_id') })]),
	],
	actsForAdAccount: true,
	output: withHintColumns(pinOutput),
	lookup: savedPin,
	execute: sendWithHints,
};
