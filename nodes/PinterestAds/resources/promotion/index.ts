import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const promotion: Resource = {
	name: 'Promotion',
	value: 'promotion',
	operations: [create, del, get, getAll, update],
};
