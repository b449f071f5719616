import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { userOutput } from '../../../things/user';
import { explicitFollowing } from './shared';

export const getFollowing: Operation = {
	name: 'Get Following',
	value: 'getFollowing',
	action: 'Get the accounts that the account follows',
	description: 'List the usernames of the accounts that the connected account follows',
	endpoint: 'user_following/get',
	fields: [
		filters(explicitFollowing, {
			displayName: 'Feed Type',
			name: 'feedType',
			type: 'options',
			default: 'ALL',
			description: 'Which of the followed accounts to list',
			options: [
				{ name: 'All', value: 'ALL' },
				{ name: 'Creators', value: 'CREATOR_ONLY' },
				{ name: 'Creators, Ranked', value: 'RANKED_CREATOR_ONLY' },
				{ name: 'Ranked', value: 'RANKED' },
			],
			routing: query('feed_type'),
		}),
	],
	actsForAdAccount: true,
	output: userOutput,
};
