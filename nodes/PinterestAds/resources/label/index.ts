import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const label: Resource = { name: 'Label', value: 'label', operations: [create, getAll, update] };
