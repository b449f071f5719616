import type { AdGroup, EntityStatus } from '../ads.mts';
import { eachElement, exception } from '../elements.mts';
import { Refusal } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { creativeTypes, flag, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import type { AdAccount } from '../state.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';
import { moment, objective, reversed, status, trackingUrls, upToThirty, type Sent } from './campaigns.mts';

/** Where a value may be taken away. */
const orNull = (schema: Schema): Schema => ({ ...schema, type: [schema.type, 'null'].flat() });
const whole: Schema = { type: ['integer', 'null'] };
const micros: Schema = { type: 'string', pattern: '^[0-9]+$' };
const list = (items: Schema): Schema => orNull(listOf(items));
const day: Schema = { type: 'integer' };

const goals = object({
	conversion_tag_v3_goal_metadata: object({
		attribution_windows: object({ click_window_days: day, engagement_window_days: day, view_window_days: day }),
		conversion_event: string,
		conversion_tag_id: id,
		cpa_goal_value_in_micro_currency: micros,
		is_roas_optimized: flag,
		learning_mode_type: orNull(string),
		reporting_event: string,
	}),
	frequency_goal_metadata: object({
		frequency: { type: 'integer', minimum: 2, maximum: 20 },
		timerange: oneOf('THIRTY_DAY', 'DAY', 'SEVEN_DAY', 'TWENTY_MINUTE', 'TEN_MINUTE', 'TWENTY_FOUR_HOUR'),
	}),
	scrollup_goal_metadata: object({ scrollup_goal_value_in_micro_currency: micros }),
});

const targeting = object({
	AGE_BUCKET: list(oneOf('18-24', '19+', '20+', '21+', '25-34', '35-44', '45-49', '50-54', '55-64', '65+')),
	APPTYPE: list(oneOf('android_mobile', 'android_tablet', 'ipad', 'iphone', 'web', 'web_mobile')),
	AUDIENCE_EXCLUDE: list(id),
	AUDIENCE_INCLUDE: list(id),
	GENDER: list(oneOf('unknown', 'male', 'female')),
	GEO: list(string),
	INTEREST: list(string),
	LOCALE: list(string),
	LOCATION: list(string),
	MAXIMUM_AGE: { type: 'string', pattern: '^\\d+\\+?$' },
	MINIMUM_AGE: { type: 'string', pattern: '^\\d+$' },
	SHOPPING_RETARGETING: list(object({ lookback_window: day, exclusion_window: day, tag_types: listOf(day) })),
	TARGETING_STRATEGY: list(oneOf('CHOOSE_YOUR_OWN', 'FIND_NEW_CUSTOMERS', 'RECONNECT_WITH_USERS')),
});

const billableEvent = oneOf('CLICKTHROUGH', 'IMPRESSION', 'VIDEO_V_50_MRC');
const placement = oneOf('ALL', 'SEARCH', 'BROWSE', 'OTHER');

const common = {
	auto_targeting_enabled: { type: ['boolean', 'null'] },
	bid_in_micro_currency: whole,
	bid_multiplier: { type: 'number', minimum: 0, maximum: 10 },
	bid_strategy_type: { type: ['string', 'null'], enum: ['AUTOMATIC_BID', 'MAX_BID', 'TARGET_AVG', null] },
	billable_event: billableEvent,
	budget_in_micro_currency: whole,
	budget_type: oneOf('DAILY', 'LIFETIME', 'CBO_ADGROUP'),
	end_time: moment,
	is_creative_optimization: { type: ['boolean', 'null'] },
	lifetime_frequency_cap: { type: 'integer' },
	name: string,
	optimization_goal_metadata: orNull(goals),
	pacing_delivery_type: oneOf('STANDARD', 'ACCELERATED'),
	placement_group: placement,
	promotion_application_level: orNull(string),
	promotion_id: { type: ['string', 'null'], pattern: '^\\d+$' },
	start_time: moment,
	status,
	targeting_spec: targeting,
	targeting_template_ids: { ...list(id), maxItems: 1 },
	tracking_urls: trackingUrls,
};

const sizing = object({
	auto_targeting_enabled: flag,
	creative_types: list(creativeTypes),
	keywords: list(object({ match_type: string, value: { ...string, maxLength: 120 } }, 'match_type', 'value')),
	placement_group: placement,
	product_group_ids: list(id),
	targeting_spec: targeting,
});

const floorSpec = object(
	{
		billable_event: billableEvent,
		countries: listOf({ type: 'string', pattern: '^[A-Z]{2}$' }),
		creative_type: creativeTypes,
		currency: string,
		objective_type: objective,
		optimization_goal_metadata: goals,
	},
	'billable_event',
	'currency',
);

const needsBudget = () => exception(2384, 'Budget is required.');
const pausedPerformancePlus = () => exception(4073, 'Performance+ ad groups cannot be paused.');
const notFound = () => exception(4, 'Ad group not found.');

/** Answers of POST and PATCH: recorded ones of the live service, which have no `exceptions` for what is done. */
export const adGroups: Routes = {
	'ad_groups/list': {
		clientCredentials: true,
		query: {
			campaign_ids: { ...listOf(id), maxItems: 250 },
			ad_group_ids: { ...listOf(id), maxItems: 250 },
			entity_statuses: listOf(status),
			order: oneOf('ASCENDING', 'DESCENDING'),
			translate_interests_to_names: flag,
		},
		handle: (call) => {
			const {
				ad_group_ids: ids,
				campaign_ids: campaigns,
				entity_statuses: wanted = ['ACTIVE', 'PAUSED'],
				order,
			} = call.query as Record<string, any>;
			if (ids && campaigns) throw new Refusal(400, 1, 'Provide only campaign_ids or ad_group_ids.');
			const all = call.state.ads.adGroups.of(readableAdAccount(call));
			const { items, ...rest } = call.page(
				order === 'ASCENDING' ? reversed(all) : all,
				(one) =>
					wanted.includes(one.status) &&
					(ids === undefined || ids.includes(one.id)) &&
					(campaigns === undefined || campaigns.includes(one.campaign.id)),
			);
			return { items: items.map(adGroupView), ...rest };
		},
	},

	'ad_groups/get': {
		clientCredentials: true,
		handle: (call) => {
			const found = call.state.ads.adGroups.byId.get(call.params.ad_group_id);
			if (found?.adAccount !== readableAdAccount(call)) throw new Refusal(404, 4, 'Ad group not found.');
			return adGroupView(found!);
		},
	},

	'ad_groups/create': {
		body: upToThirty(object({ ...common, campaign_id: id }, 'billable_event', 'campaign_id', 'name')),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return eachElement<Sent>(call, (sent) => adGroupView(create(call, adAccount, sent)), 'sparse');
		},
	},

	'ad_groups/update': {
		body: upToThirty(object({ ...common, id }, 'id')),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return eachElement<Sent>(call, (sent) => adGroupView(update(call, adAccount, sent)), 'sparse');
		},
	},

	'ad_groups/audience_sizing': {
		clientCredentials: true,
		body: sizing,
		handle: (call) => {
			readableAdAccount(call);
			// Each kind of targeting leaves a part of the people.
			const kinds = Object.keys(call.body.targeting_spec ?? {}).length;
			const most = Math.round(24_000_000 / 2 ** kinds);
			return { audience_size_lower_bound: Math.round(most * 0.9), audience_size_upper_bound: most };
		},
	},

	'ad_groups_bid_floor/get': {
		clientCredentials: true,
		body: object({ bid_floor_specs: listOf(floorSpec), targeting_spec: targeting }, 'bid_floor_specs'),
		handle: (call) => {
			readableAdAccount(call);
			// Recorded: 2,000,000 for awareness paid by impression in USD.
			const floors = call.body.bid_floor_specs.map(({ billable_event: event }: Sent) =>
				event === 'IMPRESSION' ? 2_000_000 : 100_000,
			);
			return { bid_floors: floors, type: 'bidfloor' };
		},
	},
};

const NAMED = ['id', 'campaign_id', 'name', 'status'];

const restOf = (sent: Sent) => Object.fromEntries(Object.entries(sent).filter(([name]) => !NAMED.includes(name)));

function create({ state }: Call, adAccount: AdAccount, sent: Sent): AdGroup {
	const campaign = state.ads.campaigns.get(sent.campaign_id);
	if (campaign?.adAccount !== adAccount) throw exception(4, 'Campaign not found.');
	const shared = campaign!.isCampaignBudgetOptimization;
	if (!shared && !sent.budget_in_micro_currency) throw needsBudget();
	if (campaign!.rest.is_performance_plus && sent.status === 'PAUSED') throw pausedPerformancePlus();
	const spec = sent.targeting_spec;
	if (spec && !sent.targeting_template_ids && !spec.LOCATION?.length && !spec.GEO?.length)
		throw exception(1, 'At least one of LOCATION or GEO must be specified.');
	const rest = restOf(sent);
	// Recorded: what ad groups of such campaigns have.
	if (shared) Object.assign(rest, { budget_type: 'CBO_ADGROUP', budget_in_micro_currency: null });
	return state.ads.addAdGroup({ campaign: campaign!, name: sent.name, status: sent.status ?? 'ACTIVE', rest });
}

function update({ state }: Call, adAccount: AdAccount, sent: Sent): AdGroup {
	const adGroup = state.ads.adGroups.byId.get(sent.id);
	if (adGroup?.adAccount !== adAccount) throw notFound();
	if (adGroup!.campaign.rest.is_performance_plus && sent.status === 'PAUSED') throw pausedPerformancePlus();
	return Object.assign(adGroup!, {
		name: sent.name ?? adGroup!.name,
		status: (sent.status ?? adGroup!.status) as EntityStatus,
		// What is nested, as the targeting, is replaced whole.
		rest: { ...adGroup!.rest, ...restOf(sent) },
		updatedAt: Date.now(),
	});
}

const adGroupView = (adGroup: AdGroup) => ({
	type: 'adgroup',
	id: adGroup.id,
	ad_account_id: adGroup.adAccount.id,
	campaign_id: adGroup.campaign.id,
	name: adGroup.name,
	status: adGroup.status,
	summary_status: adGroup.status === 'ACTIVE' ? 'RUNNING' : adGroup.status,
	created_time: Math.floor(adGroup.createdAt / 1000),
	updated_time: Math.floor(adGroup.updatedAt / 1000),
	auto_targeting_enabled: true,
	bid_in_micro_currency: null,
	bid_strategy_type: 'MAX_BID',
	billable_event: 'CLICKTHROUGH',
	budget_in_micro_currency: null,
	budget_type: 'DAILY',
	conversion_learning_mode_type: null,
	end_time: null,
	feed_profile_id: '0',
	lifetime_frequency_cap: -1,
	optimization_goal_metadata: null,
	pacing_delivery_type: 'STANDARD',
	placement_group: 'ALL',
	promotion_id: null,
	start_time: null,
	targeting_spec: {},
	targeting_template_ids: null,
	tracking_urls: null,
	...adGroup.rest,
});
