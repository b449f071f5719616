import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { reportTemplateOutput } from '../../../things/reportTemplate';

export const getTemplates: Operation = {
	name: 'Get Templates',
	value: 'getTemplates',
	action: 'Get report templates',
	description: 'List the report templates that were saved in Ads Manager for an ad account',
	endpoint: 'templates/list',
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
		},
	],
	output: reportTemplateOutput,
};
