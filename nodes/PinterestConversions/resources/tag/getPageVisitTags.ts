import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { tagEventOutput } from '../../../things/conversionTag';

export const getPageVisitTags: Operation = {
	name: 'Get Page Visit Tags',
	value: 'getPageVisitTags',
	action: 'Get the page visit tags',
	description: 'List the tags of an ad account that record visits of pages',
	endpoint: 'page_visit_conversion_tags/get',
	fields: [
		adAccountId(),
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
	],
	output: tagEventOutput,
};
