import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { update } from './update';

export const commerceIntegration: Resource = {
	name: 'Commerce Integration',
	value: 'commerceIntegration',
	operations: [create, del, get, update],
};
