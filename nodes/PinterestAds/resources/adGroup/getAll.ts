import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { adAccountId } from '../../../things/adAccount';
import { fieldsIn, idsFilter, statusFilter } from '../../../things/adEntity';
import { adGroupOutput } from '../../../things/adGroup';
import { order } from '../../../things/order';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many ad groups',
	description:
		'List the ad groups of an ad account or of campaigns. Without a filter Pinterest leaves out archived ones and drafts.',
	endpoint: 'ad_groups/list',
	fields: [
		adAccountId(),
		filters(
			idsFilter('Ad Group', 'adGroupIds', 'ad_group_ids'),
			idsFilter('Campaign', 'campaignIds', 'campaign_ids'),
			order,
			statusFilter,
			{
				displayName: 'Names of Interests',
				name: 'translateInterestsToNames',
				type: 'boolean',
				default: true,
				description: 'Whether targeted interests come with their names in place of IDs, in Raw and Selected Fields',
				routing: query('translate_interests_to_names'),
			},
		),
	],
	check: (values) => {
		const { adGroupIds, campaignIds } = fieldsIn(values, 'filters');
		return !isEmpty(adGroupIds) && !isEmpty(campaignIds)
			? ['Pinterest takes "Ad Group IDs" or "Campaign IDs", not both.']
			: [];
	},
	output: adGroupOutput,
};
