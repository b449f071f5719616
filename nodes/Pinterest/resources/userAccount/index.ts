import type { Resource } from '../../../operations/operation';
import { follow } from './follow';
import { get } from './get';
import { getAnalytics } from './getAnalytics';
import { getBusinesses } from './getBusinesses';
import { getFollowedBoards } from './getFollowedBoards';
import { getFollowedInterests } from './getFollowedInterests';
import { getFollowers } from './getFollowers';
import { getFollowing } from './getFollowing';
import { getTopPins } from './getTopPins';
import { getTopVideoPins } from './getTopVideoPins';

export const userAccount: Resource = {
	name: 'Account',
	value: 'userAccount',
	operations: [
		follow,
		get,
		getAnalytics,
		getBusinesses,
		getFollowedBoards,
		getFollowedInterests,
		getFollowers,
		getFollowing,
		getTopPins,
		getTopVideoPins,
	],
};
