import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { promotionOutput } from '../../../things/promotion';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many promotions',
	description: 'List the promotions of an ad account: those made on Pinterest, and those that come from a shop system',
	endpoint: 'promotions/list',
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
	output: promotionOutput,
};
