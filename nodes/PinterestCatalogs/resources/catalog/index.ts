import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAll } from './getAll';
import { getFilterValues } from './getFilterValues';

export const catalog: Resource = { name: 'Catalog', value: 'catalog', operations: [create, getAll, getFilterValues] };
