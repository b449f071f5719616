import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { deleteSandboxData } from './deleteSandboxData';
import { get } from './get';
import { getAll } from './getAll';
import { getAnalytics } from './getAnalytics';
import { getTargetingAnalytics } from './getTargetingAnalytics';
import { getTermsOfService } from './getTermsOfService';

export const adAccount: Resource = {
	name: 'Ad Account',
	value: 'adAccount',
	operations: [create, deleteSandboxData, get, getAnalytics, getAll, getTargetingAnalytics, getTermsOfService],
};
