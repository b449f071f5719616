import type { Operation } from '../../../operations/operation';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get the account',
	description: 'Get the connected account: username, type, website, followers, monthly views',
	endpoint: 'user_account/get',
	fields: [],
	actsForAdAccount: true,
	simplified: {
		fields: {
			id: 'id',
			username: 'username',
			account_type: 'account_type',
			business_name: 'business_name',
			website_url: 'website_url',
			profile_image: 'profile_image',
			follower_count: 'follower_count',
			following_count: 'following_count',
			pin_count: 'pin_count',
			monthly_views: 'monthly_views',
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
