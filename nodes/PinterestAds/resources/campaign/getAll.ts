import { allOf, mostOf } from '../../../operations/checks';
import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { MOST_IDS, someIds, statusFilter } from '../../../things/adEntity';
import { campaignOutput } from '../../../things/campaign';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many campaigns',
	description: 'List the campaigns of an ad account. Without a filter Pinterest leaves out archived ones and drafts.',
	endpoint: 'campaigns/list',
	fields: [
		adAccountId(),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Campaign IDs',
					name: 'campaignIds',
					type: 'string',
					default: '',
					placeholder: 'e.g. 626735565838, 626735565839',
					description: 'Only these campaigns: IDs with commas between them, or a list from an expression',
					several: true,
					check: allOf(mostOf(MOST_IDS), someIds),
					routing: query('campaign_ids'),
				},
				{
					displayName: 'Order',
					name: 'order',
					type: 'options',
					default: 'DESCENDING',
					description: 'Which come first',
					options: [
						{ name: 'Newest First', value: 'DESCENDING' },
						{ name: 'Oldest First', value: 'ASCENDING' },
					],
					routing: query('order'),
				},
				statusFilter,
			],
		},
	],
	output: campaignOutput,
};
