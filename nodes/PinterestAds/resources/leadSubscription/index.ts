import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';

export const leadSubscription: Resource = {
	name: 'Lead Subscription',
	value: 'leadSubscription',
	operations: [create, remove, get, getAll],
};
