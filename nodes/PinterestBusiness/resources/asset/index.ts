import type { Resource } from '../../../operations/operation';
import { getAll } from './getAll';
import { getMembers } from './getMembers';
import { getPartners } from './getPartners';

export const asset: Resource = {
	name: 'Asset',
	value: 'asset',
	operations: [getAll, getMembers, getPartners],
};
