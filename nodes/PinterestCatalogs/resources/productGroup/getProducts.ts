import { query, type Field, type Operation } from '../../../operations/operation';
import { productGroupId, productOutput } from '../../../things/productGroup';

/** The option `pinMetrics`. */
export const pinMetrics: Field = {
	displayName: 'Pin Metrics',
	name: 'pinMetrics',
	type: 'boolean',
	default: true,
	description: 'Whether the raw output holds the numbers of each Pin, of 90 days and its lifetime',
	routing: query('pin_metrics'),
};

export const getProducts: Operation = {
	name: 'Get Products',
	value: 'getProducts',
	action: 'Get the products of a product group',
	description: 'List the products in a product group: item ID, Pin, price, availability',
	endpoint: 'catalogs_product_group_pins/list',
	fields: [productGroupId({ required: true })],
	options: [pinMetrics],
	actsForAdAccount: true,
	output: productOutput,
};
