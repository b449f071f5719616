import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { createPreview } from './createPreview';
import { get } from './get';
import { getAll } from './getAll';
import { getAnalytics } from './getAnalytics';
import { getPinAnalytics } from './getPinAnalytics';
import { getTargetingAnalytics } from './getTargetingAnalytics';
import { setStatus } from './setStatus';
import { update } from './update';

export const ad: Resource = {
	name: 'Ad',
	value: 'ad',
	operations: [
		create,
		createPreview,
		get,
		getAnalytics,
		getAll,
		getPinAnalytics,
		getTargetingAnalytics,
		setStatus,
		update,
	],
};
