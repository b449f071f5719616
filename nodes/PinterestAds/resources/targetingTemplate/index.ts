import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const targetingTemplate: Resource = {
	name: 'Targeting Template',
	value: 'targetingTemplate',
	operations: [create, getAll, update],
};
