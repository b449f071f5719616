import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getPins } from './getPins';
import { search } from './search';
import { update } from './update';

export const board: Resource = {
	name: 'Board',
	value: 'board',
	operations: [create, del, get, getAll, getPins, search, update],
};
