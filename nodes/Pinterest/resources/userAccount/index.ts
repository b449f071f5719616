import type { Resource } from '../../../operations/operation';
import { follow } from './follow';
import { get } from './get';
import { getBusinesses } from './getBusinesses';
import { getFollowedBoards } from './getFollowedBoards';
import { getFollowedInterests } from './getFollowedInterests';
import { getFollowers } from './getFollowers';
import { getFollowing } from './getFollowing';

export const userAccount: Resource = {
	name: 'Account',
	value: 'userAccount',
	operations: [follow, get, getBusinesses, getFollowedBoards, getFollowedInterests, getFollowers, getFollowing],
};
