import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { boardOutput, newBoard, secret } from '../../../things/board';
import { sendWithHints, withHintColumns } from '../../../things/hints';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a board',
	description:
		'Create a board for the connected account. The name must be new in the account. Returns the board with its ID.',
	endpoint: 'boards/create',
	fields: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Autumn Recipes',
			description: 'What the board is called. The account must not have a board with this name yet.',
			routing: body('name'),
		},
		collection('Additional Fields', 'additionalFields', [
			{
				displayName: 'Ads Only',
				name: 'isAdsOnly',
				type: 'boolean',
				default: false,
				description:
					'Whether the board holds ad-only Pins. Pinterest then names it "Ad-only Pins" and makes it protected.',
				routing: body('is_ads_only'),
			},
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. Soups, stews and pies for cold evenings',
				description: 'What the board is about',
				routing: body('description'),
			},
			{
				displayName: 'Privacy',
				name: 'privacy',
				type: 'options',
				default: 'PUBLIC',
				description: 'Who can see the board',
				options: [
					{ name: 'Protected', value: 'PROTECTED', description: 'Not on the profile; its Pins can still be found' },
					{ name: 'Public', value: 'PUBLIC', description: 'Everybody' },
					secret,
				],
				routing: body('privacy'),
			},
		]),
	],
	actsForAdAccount: true,
	output: withHintColumns(boardOutput),
	lookup: newBoard,
	execute: sendWithHints,
};
