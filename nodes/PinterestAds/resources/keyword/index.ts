import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAll } from './getAll';
import { getMetrics } from './getMetrics';
import { update } from './update';

export const keyword: Resource = {
	name: 'Keyword',
	value: 'keyword',
	operations: [create, getAll, getMetrics, update],
};
