import { numericId } from '../../../operations/checks';
import { body, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { KEYWORDS_AT_ONCE, keywordOutput } from '../../../things/keyword';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a keyword',
	description:
		'Archive a keyword, which takes it out of its ad group, campaign or ad account, or bring it back. 100 input items go out in one call. Returns the keyword.',
	endpoint: 'keywords/update',
	fields: [
		adAccountId(),
		{
			displayName: 'Keyword ID',
			name: 'keywordId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 2886610576653',
			description: 'As Get Many returns it',
			check: numericId,
			routing: body('id'),
		},
		{
			displayName: 'Archived',
			name: 'archived',
			type: 'boolean',
			default: true,
			description: 'Whether the keyword is out of use',
			routing: body('archived'),
		},
	],
	output: keywordOutput,
	batch: {
		things: 'keywords',
		most: KEYWORDS_AT_ONCE,
		into: (keywords) => ({ body: { keywords }, repeatable: true }),
		repeatable: true,
	},
};
