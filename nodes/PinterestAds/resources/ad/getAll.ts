import { filters } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { adOutput } from '../../../things/ad';
import { adAccountId } from '../../../things/adAccount';
import { fieldsIn, idsFilter, statusFilter } from '../../../things/adEntity';
import { order } from '../../../things/order';

const OF = [
	['adIds', 'Ad IDs'],
	['adGroupIds', 'Ad Group IDs'],
	['campaignIds', 'Campaign IDs'],
];

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many ads',
	description:
		'List the ads of an ad account, of campaigns or of ad groups, with the state of their review and the reasons of a rejection. Without a filter Pinterest leaves out archived ones and drafts.',
	endpoint: 'ads/list',
	fields: [
		adAccountId(),
		filters(
			idsFilter('Ad Group', 'adGroupIds', 'ad_group_ids'),
			idsFilter('Ad', 'adIds', 'ad_ids'),
			idsFilter('Campaign', 'campaignIds', 'campaign_ids'),
			order,
			statusFilter,
		),
	],
	check: (values) =>
		OF.filter(([name]) => !isEmpty(fieldsIn(values, 'filters')[name]))
			.slice(1)
			.map(([, label]) => `"${label}" does not go with other IDs: Pinterest takes those of one kind.`),
	output: adOutput,
};
