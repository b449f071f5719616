import type { Resource } from '../../../operations/operation';
import { changeBudget } from './changeBudget';
import { changeTargeting } from './changeTargeting';
import { create } from './create';
import { duplicate } from './duplicate';
import { estimateAudience } from './estimateAudience';
import { get } from './get';
import { getAll } from './getAll';
import { getAnalytics } from './getAnalytics';
import { getBidFloor } from './getBidFloor';
import { getTargetingAnalytics } from './getTargetingAnalytics';
import { setStatus } from './setStatus';
import { update } from './update';

export const adGroup: Resource = {
	name: 'Ad Group',
	value: 'adGroup',
	operations: [
		changeBudget,
		changeTargeting,
		create,
		duplicate,
		estimateAudience,
		get,
		getAnalytics,
		getBidFloor,
		getAll,
		getTargetingAnalytics,
		setStatus,
		update,
	],
};
