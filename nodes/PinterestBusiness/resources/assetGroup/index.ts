import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { del } from './delete';
import { update } from './update';

export const assetGroup: Resource = {
	name: 'Asset Group',
	value: 'assetGroup',
	operations: [create, del, update],
};
