import type { Operation } from '../../../operations/operation';
import { identity, integer, text } from '../../../operations/output';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get the account',
	description: 'Get the connected account: username, type, website, followers, monthly views',
	endpoint: 'user_account/get',
	fields: [],
	actsForAdAccount: true,
	output: {
		columns: {
			id: identity,
			username: text(),
			account_type: text(),
			business_name: text(),
			website_url: text(),
			profile_image: text(),
			follower_count: integer(),
			following_count: integer(),
			pin_count: integer(),
			monthly_views: integer(),
		},
		selectable: [
			'about',
			'account_type',
			'board_count',
			'business_name',
			'follower_count',
			'following_count',
			'id',
			'monthly_views',
			'pin_count',
			'profile_image',
			'username',
			'website_url',
		],
	},
};
