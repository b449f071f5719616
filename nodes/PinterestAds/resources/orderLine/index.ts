import type { Resource } from '../../../operations/operation';
import { get } from './get';
import { getAll } from './getAll';

export const orderLine: Resource = { name: 'Order Line', value: 'orderLine', operations: [get, getAll] };
