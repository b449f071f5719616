import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getInsights } from './getInsights';
import { getInsightScope } from './getInsightScope';
import { getSharedAccounts } from './getSharedAccounts';
import { shareWithAdAccount, shareWithBusiness } from './share';
import { update } from './update';

export const audience: Resource = {
	name: 'Audience',
	value: 'audience',
	operations: [
		create,
		get,
		getAll,
		getInsights,
		getInsightScope,
		getSharedAccounts,
		shareWithAdAccount,
		shareWithBusiness,
		update,
	],
};
