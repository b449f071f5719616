import { body, type Operation } from '../../../operations/operation';
import { filterFields, filtersMissing, filtersOf } from '../../../things/productFilters';
import { productOutput, sourceFields, typeOf } from '../../../things/productGroup';
import { country, locale } from '../../../things/markets';
import { pinMetrics } from './getProducts';

const ofRetailCatalog = { show: { basedOn: ['RETAIL'] } };

export const getProductsByFilter: Operation = {
	name: 'Get Products by Filter',
	value: 'getProductsByFilter',
	action: 'Get products by filter',
	description:
		'List the products of a feed or a catalog that fit filters, without a product group. Shows beforehand what a product group would hold. Pinterest does this for retail catalogs so far.',
	endpoint: 'products_by_product_group_filter/list',
	fields: [
		...sourceFields,
		country({ required: true, displayOptions: ofRetailCatalog, routing: body('country') }),
		locale({ displayOptions: ofRetailCatalog, routing: body('locale') }),
		...filterFields,
	],
	options: [pinMetrics],
	actsForAdAccount: true,
	check: filtersMissing,
	fill: (values) => ({ body: { ...typeOf(values), filters: filtersOf(values) } }),
	output: productOutput,
};
