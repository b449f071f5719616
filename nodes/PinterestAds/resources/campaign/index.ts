import type { Resource } from '../../../operations/operation';
import { changeBudget } from './changeBudget';
import { create } from './create';
import { duplicate } from './duplicate';
import { get } from './get';
import { getAll } from './getAll';
import { getAnalytics } from './getAnalytics';
import { getTargetingAnalytics } from './getTargetingAnalytics';
import { setStatus } from './setStatus';
import { update } from './update';

export const campaign: Resource = {
	name: 'Campaign',
	value: 'campaign',
	usual: true,
	operations: [changeBudget, create, duplicate, get, getAnalytics, getAll, getTargetingAnalytics, setStatus, update],
};
