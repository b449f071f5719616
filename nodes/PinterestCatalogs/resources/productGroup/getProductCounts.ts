import type { Operation } from '../../../operations/operation';
import { integer, text } from '../../../operations/output';
import { productGroupId } from '../../../things/productGroup';

export const getProductCounts: Operation = {
	name: 'Get Product Counts',
	value: 'getProductCounts',
	action: 'Get the product counts of a product group',
	description: 'Count the products in a product group: all, in stock, out of stock, preorder, with video',
	endpoint: 'catalogs_product_groups/product_counts_get',
	fields: [productGroupId({ required: true })],
	actsForAdAccount: true,
	output: {
		columns: {
			catalog_type: text(),
			total: integer(),
			in_stock: integer(),
			out_of_stock: integer(),
			preorder: integer(),
			videos: integer(),
		},
		selectable: ['catalog_type', 'in_stock', 'out_of_stock', 'preorder', 'total', 'videos'],
	},
};
