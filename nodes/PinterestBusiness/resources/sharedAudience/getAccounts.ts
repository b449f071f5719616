import { query, type Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { businessId, moment } from '../../../things/business';
import { audienceInQuery } from './shared';

export const getAccounts: Operation = {
	name: 'Get Accounts',
	value: 'getAccounts',
	action: 'Get the accounts that may use an audience',
	description: 'List the ad accounts or businesses that an audience is shared with',
	endpoint: 'business_account_audiences_shared_accounts/list',
	fields: [
		businessId,
		audienceInQuery,
		{
			displayName: 'Account Type',
			name: 'accountType',
			type: 'options',
			default: 'AD_ACCOUNT',
			description: 'Which accounts to list',
			options: [
				{ name: 'Ad Accounts', value: 'AD_ACCOUNT' },
				{ name: 'Businesses', value: 'BUSINESS_ACCOUNT' },
			],
			routing: query('account_type'),
		},
	],
	output: {
		columns: {
			account_id: text(),
			account_name: text(),
			account_type: text(),
			shared_at: moment('shared_on_timestamp', 1000),
		},
		selectable: ['account_id', 'account_name', 'account_type', 'shared_on_timestamp'],
	},
};
