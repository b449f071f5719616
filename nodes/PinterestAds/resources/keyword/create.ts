import type { IDataObject } from 'n8n-workflow';

import type { Field, Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { adGroupId } from '../../../things/adGroup';
import { campaignId } from '../../../things/campaign';
import {
	isNegative,
	keywordOutput,
	longKeyword,
	MATCH_TYPES,
	newKeywords,
	type NewKeyword,
	type Parent,
} from '../../../things/keyword';
import { parentType } from './shared';

const parentOf = (values: IDataObject): unknown => values[`${String(values.parentType)}Id`];

const matchType = (usual: string, description: string, options: typeof MATCH_TYPES, parents: Parent[]): Field => ({
	displayName: 'Match Type',
	name: 'matchType',
	type: 'options',
	default: usual,
	description,
	options,
	displayOptions: { show: { parentType: parents } },
});

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create keywords',
	description:
		'Add keywords to an ad group, or negative ones to a campaign or the ad account, which keep ads away from searches. Those of all input items for one parent go out together, 100 in a call. Returns each keyword.',
	endpoint: 'keywords/create',
	fields: [
		adAccountId(),
		parentType('What gets the keywords. Campaigns and ad accounts take negative ones only.'),
		adGroupId({ displayOptions: { show: { parentType: ['adGroup'] } } }),
		campaignId({ displayOptions: { show: { parentType: ['campaign'] } } }),
		{
			displayName: 'Keywords',
			name: 'keywords',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. pumpkin soup, autumn recipes',
			description: 'Of up to 120 characters each: with commas or in lines, or a list from an expression',
			several: true,
			check: longKeyword,
		},
		matchType('BROAD', 'How a search has to match', MATCH_TYPES, ['adGroup']),
		matchType(
			'EXACT_NEGATIVE',
			'How a search has to match so that no ads appear. Campaigns and ad accounts take negative keywords only.',
			MATCH_TYPES.filter(({ value }) => isNegative(value)),
			['adAccount', 'campaign'],
		),
	],
	output: keywordOutput,
	batch: {
		...newKeywords,
		apart: (values) => [values.parentType, parentOf(values)],
		elements: (values) =>
			((values.keywords ?? []) as unknown[]).map(
				(value): NewKeyword => ({
					value: String(value),
					match_type: String(values.matchType),
					parent_id: String(parentOf(values)),
					of: values.parentType as Parent,
				}),
			),
	},
};
