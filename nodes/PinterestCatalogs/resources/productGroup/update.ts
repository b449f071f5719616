import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { carries } from '../../../operations/lookups';
import type { Operation } from '../../../operations/operation';
import { actingFor } from '../../../things/catalog';
import { filterFields, filtersOf } from '../../../things/productFilters';
import { basedOn, productGroupId, productGroupOutput, typeOf } from '../../../things/productGroup';
import { misplaced, more, name } from './fields';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a product group',
	description:
		'Change the name, the filters or other fields of a product group. What is left out stays. Those that Pinterest made by itself cannot be changed. Returns the product group.',
	endpoint: 'catalogs_product_groups/update',
	fields: [
		productGroupId({ required: true }),
		basedOn,
		...filterFields,
		collection('Update Fields', 'updateFields', [...more.slice(0, 3), more[3], name]),
	],
	actsForAdAccount: true,
	check(values) {
		const given = (values.updateFields ?? {}) as IDataObject;
		const nothing = Object.keys(given).length === 0 && !filtersOf(values);
		return [
			...(nothing ? ['There is nothing to change: both "Filters" and "Update Fields" are empty.'] : []),
			...misplaced(values.basedOn, given),
		];
	},
	fill(values) {
		const filters = filtersOf(values);
		return { body: { ...typeOf(values), ...(filters && { filters }) } };
	},
	lookup: {
		list: ({ pathValues, query }) => ({
			endpoint: 'catalogs_product_groups/get',
			pathValues,
			query: actingFor(query as IDataObject | undefined),
		}),
		likeness: ({ pathValues }) => pathValues,
		matches: (entry, { body: sent }) => carries(entry, sent),
		dated: false,
		repeats: true,
	},
	output: productGroupOutput,
};
