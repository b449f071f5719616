import { adAccountNotFound, notPermitted } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Routes } from '../route.mts';
import { flag } from '../schemas.mts';
import type { AdAccount } from '../state.mts';
import { adAccountView } from '../views.mts';

export const adAccounts: Routes = {
	'ad_accounts/list': {
		clientCredentials: true,
		query: { include_shared_accounts: flag },
		handle: (call) => {
			const { state, account, query } = call;
			const all = new NewestFirst<AdAccount>();
			for (const adAccount of state.adAccounts.values()) all.add(adAccount);
			const { items, ...rest } = call.page(
				all,
				({ owner, members }) => owner === account || (query.include_shared_accounts !== false && members.has(account)),
			);
			return { items: items.map((adAccount) => adAccountView(adAccount, account)), ...rest };
		},
	},

	'ad_accounts/get': {
		clientCredentials: true,
		handle: ({ state, account, params }) => {
			const adAccount = state.adAccounts.get(params.ad_account_id);
			if (adAccount === undefined) throw adAccountNotFound();
			if (adAccount.owner !== account && !adAccount.members.has(account)) throw notPermitted();
			return adAccountView(adAccount, account);
		},
	},
};
