import type { Call, Route, Routes } from '../route.mts';
import type { Watched, WatchedStates } from '../watchedStates.mts';
import { readableAdAccount } from './adAccounts.mts';
import { adGroups } from './adGroups.mts';
import { ads } from './ads.mts';
import { catalogs } from './catalogs.mts';

/**
 * Lists of what triggers watch. Where a test has put states beside the ad groups, ads and feeds of the account, the lists are made of
 * these.
 */
export const watchedStates: Routes = {
	'ad_groups/list': watching(adGroups['ad_groups/list'], 'adGroups', (call, list) => listed(call, list, 'adgroup')),
	'ads/list': watching(ads['ads/list'], 'ads', (call, list) => listed(call, list, 'ad')),
	'feed_processing_results/list': watching(catalogs['feed_processing_results/list'], 'feedResults', (call, results) => {
		const { items, ...rest } = call.page(results, ({ of }) => of === call.params.feed_id);
		return {
			items: items.map(({ id: one, status, createdAt, rest: facts }) => ({
				id: one,
				status,
				created_at: new Date(createdAt).toISOString().slice(0, 19),
				updated_at: new Date(createdAt).toISOString().slice(0, 19),
				product_counts: { original: 12, ingested: 10 },
				ingestion_details: { errors: {}, warnings: {}, info: {} },
				validation_details: { errors: {}, warnings: {} },
				...facts,
			})),
			...rest,
		};
	}),
};

type Lists = Pick<WatchedStates, 'adGroups' | 'ads' | 'feedResults'>;

function watching<N extends keyof Lists>(
	usual: Route,
	name: N,
	handle: (call: Call, list: Lists[N]) => unknown,
): Route {
	return {
		...usual,
		handle: (call) => {
			const { watched } = call.state;
			return watched.isUsed ? handle(call, watched[name]) : usual.handle(call);
		},
	};
}

/** Without a filter, Pinterest leaves out what is neither active nor paused. */
function listed(call: Call, list: Call['state']['watched']['ads'], type: string) {
	const adAccount = readableAdAccount(call);
	const wanted = (call.query.entity_statuses as string[] | undefined) ?? ['ACTIVE', 'PAUSED'];
	const { items, ...rest } = call.page(list, ({ of, status }) => of === adAccount && wanted.includes(status));
	return { items: items.map((one) => ({ ...view(one, adAccount.id), type })), ...rest };
}

const view = ({ id: one, status, createdAt, rest }: Watched, adAccountId: string) => ({
	id: one,
	ad_account_id: adAccountId,
	name: `Thing ${one}`,
	status,
	summary_status: status === 'ACTIVE' ? 'RUNNING' : status,
	created_time: Math.floor(createdAt / 1000),
	...rest,
});
