import { invalid, restrictedFeature, userNotFound } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { actingAs, flag, object, oneOf } from '../schemas.mts';
import type { Interest, Named } from '../state.mts';
import { accountView, boardView, interestView, linkedBusinessView } from '../views.mts';

export const userAccount: Routes = {
	'user_account/get': {
		clientCredentials: true,
		query: actingAs,
		handle: ({ state, account }) => accountView(state, account),
	},

	'linked_business_accounts/get': {
		clientCredentials: true,
		handle: ({ state, account }) => account.businesses.map((username) => linkedBusinessView(state, username)),
	},

	'followers/list': {
		clientCredentials: true,
		handle: (call) => people(call, 'followers'),
	},

	'user_following/get': {
		clientCredentials: true,
		query: {
			...actingAs,
			feed_type: oneOf('ALL', 'RANKED', 'CREATOR_ONLY', 'RANKED_CREATOR_ONLY'),
			explicit_following: flag,
		},
		handle: (call) => people(call, 'following'),
	},

	'follow_user/update': {
		body: object({ auto_follow: flag }),
		handle: ({ state, account, params }) => {
			if (state.settings.betaRefused) throw restrictedFeature();
			const { username } = params;
			if (!state.knows(username)) throw userNotFound();
			const known = [...account.following.from()].some((one) => one.username === username);
			if (!known) state.addFollowing(username, account);
			return { username, type: 'user' };
		},
	},

	'user_account/followed_interests': {
		clientCredentials: true,
		handle: (call) => {
			const { username } = call.params;
			if (/^\d+$/.test(username)) throw invalid('Invalid parameters');
			if (!call.state.knows(username)) throw userNotFound();
			const owner = [...call.state.accounts.values()].find((account) => account.username === username);
			const { items, ...rest } = call.page<Interest>(owner?.interests ?? new NewestFirst());
			return { items: items.map(interestView), ...rest };
		},
	},

	'boards_user_follows/list': {
		clientCredentials: true,
		query: { ...actingAs, explicit_following: flag },
		handle: (call) => {
			const { items, ...rest } = call.page(call.account.followedBoards);
			return { items: items.map((board) => boardView(call.state, board)), ...rest };
		},
	},
};

function people(call: Call, list: 'followers' | 'following') {
	const { items, ...rest } = call.page<Named>(call.account[list]);
	return { items: items.map(({ username }) => ({ username, type: 'user' })), ...rest };
}
