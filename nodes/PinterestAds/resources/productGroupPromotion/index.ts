import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getAnalytics } from './getAnalytics';
import { update } from './update';

export const productGroupPromotion: Resource = {
	name: 'Product Group Promotion',
	value: 'productGroupPromotion',
	operations: [create, get, getAnalytics, getAll, update],
};
