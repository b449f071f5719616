import { collection } from '../../../operations/collections';
import { rereads } from '../../../operations/lookups';
import { body, type Operation } from '../../../operations/operation';
import { boardId, boardOutput, secret } from '../../../things/board';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a board',
	description: "Change a board's name, description or privacy. Returns the board.",
	endpoint: 'boards/update',
	fields: [
		boardId(),
		collection(
			'Update Fields',
			'updateFields',
			[
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					description: 'What the board is about. Leave it empty to remove the description.',
					emptyAs: '',
					routing: body('description'),
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. Autumn Recipes',
					description: 'What the board is called',
					routing: body('name'),
				},
				{
					displayName: 'Privacy',
					name: 'privacy',
					type: 'options',
					default: 'PUBLIC',
					description: 'Who can see the board',
					options: [{ name: 'Public', value: 'PUBLIC', description: 'Everybody' }, secret],
					routing: body('privacy'),
				},
			],
			{ required: true },
		),
	],
	actsForAdAccount: true,
	output: boardOutput,
	lookup: rereads('boards/get'),
};
