import { filters } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { boardOutput } from '../../../things/board';
import { explicitFollowing } from './shared';

export const getFollowedBoards: Operation = {
	name: 'Get Followed Boards',
	value: 'getFollowedBoards',
	action: 'Get the boards that the account follows',
	description: 'List the boards of others that the connected account follows',
	endpoint: 'boards_user_follows/list',
	fields: [
		filters({
			...explicitFollowing,
			description:
				'Whether to list only boards that are followed as such, and not those whose owner is followed as a whole',
		}),
	],
	actsForAdAccount: true,
	output: boardOutput,
};
