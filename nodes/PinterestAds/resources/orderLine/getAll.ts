import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { orderLineOutput } from '../../../things/orderLine';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many order lines',
	description: 'List the order lines of an ad account: budgets agreed upon with Pinterest, with their campaigns',
	endpoint: 'order_lines/list',
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
	output: orderLineOutput,
};
