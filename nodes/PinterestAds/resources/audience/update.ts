import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { rereads } from '../../../operations/lookups';
import { adAccountId } from '../../../things/adAccount';
import { audienceId, audienceOutput, audienceRole } from '../../../things/audience';
import { description, name } from './create';
import { changedRule } from './rule';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update an audience',
	description:
		'Rename an audience, change its rule, or remove it. Pinterest replaces the rule whole: give all of its parts, also those that stay. Returns the audience.',
	endpoint: 'audiences/update',
	fields: [
		adAccountId(),
		audienceId(),
		{
			displayName: 'What to Do',
			name: 'operationType',
			type: 'options',
			default: 'UPDATE',
			description: 'Whether the audience is changed or goes away',
			options: [
				{ name: 'Remove', value: 'REMOVE', description: 'Ad groups can no longer use it' },
				{ name: 'Update', value: 'UPDATE' },
			],
			routing: body('operation_type'),
		},
		{
			...collection('Update Fields', 'updateFields', [description, { ...name, required: undefined }, ...changedRule], {
				required: true,
			}),
			displayOptions: { show: { operationType: ['UPDATE'] } },
		},
	],
	advise: audienceRole,
	lookup: rereads('audiences/get'),
	output: audienceOutput,
};
