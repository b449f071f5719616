import type { Resource } from '../../../operations/operation';
import { getAll } from './getAll';
import { getAssets } from './getAssets';
import { remove } from './remove';
import { removeAssetAccess } from './removeAssetAccess';
import { setAssetAccess } from './setAssetAccess';

export const partner: Resource = {
	name: 'Partner',
	value: 'partner',
	operations: [getAll, getAssets, remove, removeAssetAccess, setAssetAccess],
};
