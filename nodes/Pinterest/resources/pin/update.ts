import { boardId } from '../../../operations/locators/board';
import { pinId } from '../../../operations/locators/pin';
import { sectionId } from '../../../operations/locators/section';
import { rereads } from '../../../operations/lookups';
import { body, type Operation } from '../../../operations/operation';
import { pinShape } from './shape';
import { altText, description, link, longText, title } from './texts';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a pin',
	description:
		'Change the texts or the link of a Pin, or move it to another board or section. The image stays. Pinterest offers this to some apps only. Needs boards:read, boards:write, pins:read and pins:write.',
	endpoint: 'pins/update',
	fields: [
		pinId(),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			required: true,
			options: [
				{ ...altText, emptyAs: '' },
				boardId({ description: 'The board to move the Pin to', routing: body('board_id') }),
				{ ...description, emptyAs: '' },
				{ ...link, emptyAs: '' },
				sectionId({
					description: 'The section to move the Pin to. Leave it empty to take the Pin out of its section.',
					emptyAs: null,
					routing: body('board_section_id'),
				}),
				{ ...title, emptyAs: '' },
			],
		},
		longText,
	],
	actsForAdAccount: true,
	simplified: pinShape,
	lookup: rereads('pins/get'),
};
