import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getOptimizableTags } from './getOptimizableTags';
import { getPageVisitTags } from './getPageVisitTags';

export const tag: Resource = {
	name: 'Tag',
	value: 'tag',
	operations: [create, get, getAll, getOptimizableTags, getPageVisitTags],
};
