import type { Resource } from '../../../operations/operation';
import { create } from './create';

export const assetRequest: Resource = {
	name: 'Asset Request',
	value: 'assetRequest',
	operations: [create],
};
