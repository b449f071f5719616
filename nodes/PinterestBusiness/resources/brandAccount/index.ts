import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { update } from './update';

export const brandAccount: Resource = {
	name: 'Brand Account',
	value: 'brandAccount',
	operations: [create, update],
};
