import { adAccountNotFound, invalid, notPermitted } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, object, string } from '../schemas.mts';
import type { AdAccount } from '../state.mts';
import { adAccountView } from '../views.mts';

/** Ad accounts that a user may have (description of POST /ad_accounts). */
const MAX_AD_ACCOUNTS = 50;

/** What may change an ad account's campaigns (using-business-access). */
const WRITERS = ['OWNER', 'ADMIN', 'CAMPAIGN_MANAGER'];

/** @throws unless the token's user may see it */
export function readableAdAccount({ state, account, params }: Call): AdAccount {
	const adAccount = state.adAccounts.get(params.ad_account_id);
	if (adAccount === undefined) throw adAccountNotFound();
	if (adAccount.owner !== account && !adAccount.members.has(account)) throw notPermitted();
	return adAccount;
}

/** @throws unless the token's user may change what is in it */
export function writableAdAccount(call: Call): AdAccount {
	const adAccount = readableAdAccount(call);
	const role = adAccount.owner === call.account ? 'OWNER' : adAccount.members.get(call.account)!;
	if (!WRITERS.includes(role)) throw notPermitted();
	return adAccount;
}

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

	'ad_accounts/create': {
		body: object({ name: { ...string, maxLength: 256 }, country: string, currency: string, owner_user_id: id }),
		handle: ({ state, account, body }) => {
			if (!body.name || !body.country) throw invalid('Invalid request: name and country are needed');
			const own = [...state.adAccounts.values()].filter(({ owner }) => owner === account);
			if (own.length >= MAX_AD_ACCOUNTS) throw invalid(`You have reached the limit of ${MAX_AD_ACCOUNTS} ad accounts.`);
			return adAccountView(state.addAdAccount(body), account);
		},
	},

	'ad_accounts/get': {
		clientCredentials: true,
		handle: (call) => adAccountView(readableAdAccount(call), call.account),
	},

	'terms_of_service/get': {
		query: { include_html: flag, tos_type: string },
		handle: (call) => ({
			id: '2650449554526',
			ad_account_id: readableAdAccount(call).id,
			has_accepted: true,
			html: call.query.include_html ? '<p>Terms of Service</p>' : null,
		}),
	},

	'sandbox/delete': {
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			call.state.ads.removeCampaignsOf(adAccount);
			call.state.adAccounts.delete(adAccount.id);
			return 'Delete Success';
		},
	},
};
