import type { Resource } from '../../../operations/operation';
import { getAccounts } from './getAccounts';
import { getAll } from './getAll';
import { shareWithAdAccount } from './shareWithAdAccount';
import { shareWithBusiness } from './shareWithBusiness';

export const sharedAudience: Resource = {
	name: 'Shared Audience',
	value: 'sharedAudience',
	operations: [getAll, getAccounts, shareWithAdAccount, shareWithBusiness],
};
