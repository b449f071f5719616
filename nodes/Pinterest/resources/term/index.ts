import type { Resource } from '../../../operations/operation';
import { getRelated } from './getRelated';
import { getSuggested } from './getSuggested';

export const term: Resource = { name: 'Search Term', value: 'term', operations: [getRelated, getSuggested] };
