import type { Resource } from '../../../operations/operation';
import { getAll } from './getAll';
import { getAssets } from './getAssets';
import { remove } from './remove';
import { removeAssetAccess } from './removeAssetAccess';
import { setAssetAccess } from './setAssetAccess';
import { update } from './update';

export const member: Resource = {
	name: 'Member',
	value: 'member',
	usual: true,
	operations: [getAll, getAssets, remove, removeAssetAccess, setAssetAccess, update],
};
