import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { del } from './delete';
import { getAll } from './getAll';
import { getPins } from './getPins';
import { update } from './update';

export const boardSection: Resource = {
	name: 'Board Section',
	value: 'boardSection',
	operations: [create, del, getAll, getPins, update],
};
