import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { adAccountOutput } from '../../../things/adAccount';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many ad accounts',
	description: 'Get the ad accounts that the connected user owns or has a role in',
	endpoint: 'ad_accounts/list',
	fields: [
		filters({
			displayName: 'Include Shared Accounts',
			name: 'includeSharedAccounts',
			type: 'boolean',
			default: true,
			description: 'Whether to return the ad accounts of others, too, in which the user has a role',
			routing: query('include_shared_accounts'),
		}),
	],
	output: adAccountOutput,
};
