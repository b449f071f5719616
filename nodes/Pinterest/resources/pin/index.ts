import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { save } from './save';
import { update } from './update';

export const pin: Resource = { name: 'Pin', value: 'pin', operations: [create, del, get, getAll, save, update] };
