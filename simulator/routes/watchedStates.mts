import type { Call, Routes } from '../route.mts';
import { actingAs, flag, id, listOf, oneOf } from '../schemas.mts';
import type { Watched } from '../watchedStates.mts';
import { readableAdAccount } from './adAccounts.mts';
import { leads } from './leads.mts';

const statuses = listOf(oneOf('ACTIVE', 'PAUSED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT'));
const order = oneOf('ASCENDING', 'DESCENDING');

const ofAds = leads['ads/list'];

/** Lists of what triggers watch. Ads that collect leads have a list of their own. */
export const watchedStates: Routes = {
	'ad_groups/list': {
		clientCredentials: true,
		query: {
			campaign_ids: listOf(id),
			ad_group_ids: listOf(id),
			entity_statuses: statuses,
			order,
			translate_interests_to_names: flag,
		},
		handle: (call) => listed(call, call.state.watched.adGroups, 'adgroup'),
	},

	'ads/list': {
		...ofAds,
		handle: (call) =>
			call.state.watched.ads.size > 0 ? listed(call, call.state.watched.ads, 'ad') : ofAds.handle(call),
	},

	'feed_processing_results/list': {
		query: actingAs,
		handle: (call) => {
			const { items, ...rest } = call.page(call.state.watched.feedResults, ({ of }) => of === call.params.feed_id);
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
		},
	},
};

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
