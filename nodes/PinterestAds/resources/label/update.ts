import { numericId } from '../../../operations/checks';
import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { labelOutput } from '../../../things/label';
import { labelStatuses, MOST_AT_ONCE, MOST_CHARACTERS } from './shared';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a label',
	description:
		'Rename a label, or take it out of use by archiving it. 30 input items go out in one call. Returns the label.',
	endpoint: 'labels/update',
	fields: [
		adAccountId(),
		{
			displayName: 'Label ID',
			name: 'labelId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 549755885190',
			description: 'The label, as Get Many lists it',
			check: numericId,
			routing: body('id'),
		},
		collection(
			'Update Fields',
			'updateFields',
			[
				{
					displayName: 'Name',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. autumn',
					description: 'The new name of the label',
					text: { max: MOST_CHARACTERS },
					routing: body('value'),
				},
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					default: 'ARCHIVED',
					description: 'What the label is to be',
					options: labelStatuses,
					routing: body('status'),
				},
			],
			{ required: true },
		),
	],
	output: labelOutput,
	batch: {
		things: 'labels',
		most: MOST_AT_ONCE,
		into: (labels) => ({ body: { labels } }),
		repeatable: true,
	},
};
