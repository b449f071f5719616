import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getProductCounts } from './getProductCounts';
import { getProducts } from './getProducts';
import { getProductsByFilter } from './getProductsByFilter';
import { update } from './update';

export const productGroup: Resource = {
	name: 'Product Group',
	value: 'productGroup',
	operations: [create, del, get, getAll, getProductCounts, getProducts, getProductsByFilter, update],
};
