import { allOf, mostOf } from '../../../operations/checks';
import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { MOST_IDS, someIds } from '../../../things/adEntity';
import { campaignId } from '../../../things/campaign';
import { keywordOutput, MATCH_TYPES } from '../../../things/keyword';
import { parentType } from './shared';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many keywords',
	description:
		'List the keywords of ad groups, of a campaign, or of the ad account. These are different lists: those of the ad account hold only what was made for the account itself, never what its ad groups have.',
	endpoint: 'keywords/get',
	fields: [
		adAccountId(),
		parentType('Whose keywords. Ads Manager makes them for ad groups.'),
		{
			displayName: 'Ad Group IDs',
			name: 'adGroupIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 2680060704746, 2680060704749',
			description: 'At most 250: IDs of ad groups with commas between them, or a list from an expression',
			several: true,
			check: allOf(someIds, mostOf(MOST_IDS)),
			displayOptions: { show: { parentType: ['adGroup'] } },
			routing: query('ad_group_ids'),
		},
		campaignId({ routing: query('campaign_id'), displayOptions: { show: { parentType: ['campaign'] } } }),
		filters({
			displayName: 'Match Types',
			name: 'matchTypes',
			type: 'multiOptions',
			default: [],
			description: 'Only keywords that match in one of these ways',
			options: MATCH_TYPES,
			routing: query('match_types'),
		}),
	],
	output: keywordOutput,
};
