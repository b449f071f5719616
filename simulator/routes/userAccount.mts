import type { Call, Routes } from '../route.mts';
import { actingAs, flag, oneOf } from '../schemas.mts';
import type { Named } from '../state.mts';
import { accountView, boardView, linkedBusinessView } from '../views.mts';

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
