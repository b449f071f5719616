import type { Operation } from '../../../operations/operation';
import { productGroupId, productGroupOutput } from '../../../things/productGroup';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a product group',
	description: 'Get one product group with its filters',
	endpoint: 'catalogs_product_groups/get',
	fields: [productGroupId({ required: true })],
	actsForAdAccount: true,
	output: productGroupOutput,
};
