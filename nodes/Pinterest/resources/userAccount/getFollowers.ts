import type { Operation } from '../../../operations/operation';
import { userOutput } from '../../../things/user';

export const getFollowers: Operation = {
	name: 'Get Followers',
	value: 'getFollowers',
	action: 'Get the followers of the account',
	description: 'List the usernames of those who follow the connected account. Pinterest tells nothing else about them.',
	endpoint: 'followers/list',
	fields: [],
	output: userOutput,
};
