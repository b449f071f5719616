import { filters } from '../operations/collections';
import { query, type Field } from '../operations/operation';

/** Which entries of a list come first. */
export const order: Field = {
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
};

/** The filters of a list that has nothing but an order. */
export const orderFilter: Field = filters(order);
