import type { Resource } from '../../../operations/operation';
import { cancel } from './cancel';
import { create } from './create';
import { createForAssets } from './createForAssets';
import { getAll } from './getAll';
import { respond } from './respond';

export const invite: Resource = {
	name: 'Invite',
	value: 'invite',
	operations: [create, cancel, createForAssets, getAll, respond],
};
