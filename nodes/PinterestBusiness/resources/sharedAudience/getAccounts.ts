import type { Operation } from '../../../operations/operation';
import { businessId } from '../../../things/business';
import { accountType, sharedAccountOutput } from '../../../things/sharedAudience';
import { audienceInQuery } from './shared';

export const getAccounts: Operation = {
	name: 'Get Accounts',
	value: 'getAccounts',
	action: 'Get the accounts that may use an audience',
	description: 'List the ad accounts or businesses that an audience is shared with',
	endpoint: 'business_account_audiences_shared_accounts/list',
	fields: [businessId, audienceInQuery, accountType],
	output: sharedAccountOutput,
};
