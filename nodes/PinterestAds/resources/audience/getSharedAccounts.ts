import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { audienceId } from '../../../things/audience';
import { accountType, sharedAccountOutput } from '../../../things/sharedAudience';

export const getSharedAccounts: Operation = {
	name: 'Get Shared Accounts',
	value: 'getSharedAccounts',
	action: 'Get the accounts that an audience is shared with',
	description: 'List the ad accounts or businesses that may use an audience of the ad account',
	endpoint: 'ad_accounts_audiences_shared_accounts/list',
	fields: [adAccountId(), audienceId({ routing: query('audience_id') }), accountType],
	output: sharedAccountOutput,
};
