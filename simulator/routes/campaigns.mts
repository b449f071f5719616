import type { Campaign, EntityStatus } from '../ads.mts';
import { eachElement, exception } from '../elements.mts';
import { Refusal } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, optionalId, string, type Schema } from '../schemas.mts';
import type { AdAccount } from '../state.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';

export const STATUSES = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT'];
export const status = oneOf(...STATUSES);

export const money: Schema = { type: ['integer', 'null'], minimum: 0 };
export const moment: Schema = { type: ['integer', 'null'] };
const multipliers: Schema = {
	type: ['object', 'null'],
	additionalProperties: { type: 'number', minimum: 0, maximum: 10 },
};

export const trackingUrls: Schema = {
	...object(
		Object.fromEntries(
			['audience_verification', 'buyable_button', 'click', 'engagement', 'impression'].map((event) => [
				event,
				{ ...listOf({ ...string, maxLength: 2000 }), maxItems: 3 },
			]),
		),
	),
	type: ['object', 'null'],
};

const bidOptions = {
	app_type_multipliers: multipliers,
	audience_multipliers: multipliers,
	placement_multipliers: multipliers,
};

/** Objectives of the description, and those that replace some of them (try-out-campaign-objective-type-simplification). */
export const objective = oneOf(
	...['AWARENESS', 'CONSIDERATION', 'WEB_CONVERSION', 'CATALOG_SALES', 'VIDEO_COMPLETION'],
	...['SALES', 'LEADS', 'APP_INSTALL'],
);

const common = {
	ad_account_id: id,
	name: string,
	status,
	objective_type: objective,
	daily_spend_cap: money,
	lifetime_spend_cap: money,
	is_campaign_budget_optimization: { type: ['boolean', 'null'] },
	default_ad_group_budget_in_micro_currency: { type: ['integer', 'null'] },
	start_time: moment,
	end_time: moment,
	order_line_id: optionalId,
	tracking_urls: trackingUrls,
	is_automated_campaign: flag,
	is_flexible_daily_budgets: flag,
	is_performance_plus: flag,
};

export const upToThirty = (element: Schema): Schema => ({ ...listOf(element), minItems: 1, maxItems: 30 });

const created = object({ ...common, bid_options: object(bidOptions) }, ...['name', 'objective_type', 'ad_account_id']);
const updated = object(
	{
		...common,
		id,
		bid_options: object(
			{ ...bidOptions, update_mask: listOf(oneOf('AUDIENCE', 'APP_TYPE', 'PLACEMENT', 'GENDER', 'AGE_BUCKET')) },
			'update_mask',
		),
	},
	...['id', 'ad_account_id'],
);

const missingBudget = () => exception(2384, 'Campaign budget is required for campaign budget optimization.');
const twoBudgets = () => exception(2385, 'Cannot set both daily_spend_cap and lifetime_spend_cap.');
const campaignNotFound = () => new Refusal(404, 4, 'Campaign not found.');

/** Answers of POST and PATCH: recorded ones of the live service. Budgets: sdk issues and the description's own words. */
export const campaigns: Routes = {
	'campaigns/list': {
		clientCredentials: true,
		query: {
			campaign_ids: { ...listOf(id), maxItems: 250 },
			entity_statuses: listOf(status),
			order: oneOf('ASCENDING', 'DESCENDING'),
		},
		handle: (call) => {
			const {
				campaign_ids: ids,
				entity_statuses: wanted = ['ACTIVE', 'PAUSED'],
				order,
			} = call.query as {
				campaign_ids?: string[];
				entity_statuses?: string[];
				order?: string;
			};
			const all = call.state.ads.campaignsOf(readableAdAccount(call));
			const fits = (one: Campaign) => wanted.includes(one.status) && (ids === undefined || ids.includes(one.id));
			const { items, ...rest } = call.page(order === 'ASCENDING' ? reversed(all) : all, fits);
			return { items: items.map(campaignView), ...rest };
		},
	},

	'campaigns/get': {
		clientCredentials: true,
		handle: (call) => {
			const found = call.state.ads.campaigns.get(call.params.campaign_id);
			if (found?.adAccount !== readableAdAccount(call)) throw campaignNotFound();
			return campaignView(found!);
		},
	},

	'campaigns/create': {
		body: upToThirty(created),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return eachElement<Sent>(call, (sent) => campaignView(create(call, adAccount, sent)));
		},
	},

	'campaigns/update': {
		body: upToThirty(updated),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return eachElement<Sent>(call, (sent) => campaignView(update(call, adAccount, sent)));
		},
	},
};

export type Sent = Record<string, any>;

const NAMED = [
	...['id', 'ad_account_id', 'name', 'status', 'objective_type', 'is_campaign_budget_optimization'],
	...['daily_spend_cap', 'lifetime_spend_cap'],
];

const restOf = (sent: Sent) => Object.fromEntries(Object.entries(sent).filter(([name]) => !NAMED.includes(name)));

function create({ state }: Call, adAccount: AdAccount, sent: Sent): Campaign {
	if (sent.ad_account_id !== adAccount.id) throw exception(2, 'Advertiser not found.');
	// A campaign that is made without the flag has a budget of its own (recorded).
	const isCampaignBudgetOptimization = sent.is_campaign_budget_optimization ?? true;
	checkBudget(isCampaignBudgetOptimization, sent.daily_spend_cap, sent.lifetime_spend_cap);
	return state.ads.addCampaign({
		adAccount,
		name: sent.name,
		status: sent.status ?? 'ACTIVE',
		objectiveType: sent.objective_type,
		dailySpendCap: sent.daily_spend_cap || null,
		lifetimeSpendCap: sent.lifetime_spend_cap || null,
		isCampaignBudgetOptimization,
		rest: restOf(sent),
	});
}

function update({ state }: Call, adAccount: AdAccount, sent: Sent): Campaign {
	const campaign = state.ads.campaigns.get(sent.id);
	if (campaign?.adAccount !== adAccount) throw exception(4, 'Campaign not found.');
	const next = {
		name: sent.name ?? campaign!.name,
		status: (sent.status ?? campaign!.status) as EntityStatus,
		objectiveType: sent.objective_type ?? campaign!.objectiveType,
		dailySpendCap: (sent.daily_spend_cap ?? campaign!.dailySpendCap) || null,
		lifetimeSpendCap: (sent.lifetime_spend_cap ?? campaign!.lifetimeSpendCap) || null,
		isCampaignBudgetOptimization: sent.is_campaign_budget_optimization ?? campaign!.isCampaignBudgetOptimization,
	};
	checkBudget(next.isCampaignBudgetOptimization, next.dailySpendCap, next.lifetimeSpendCap);
	if (!next.isCampaignBudgetOptimization) Object.assign(next, { dailySpendCap: null, lifetimeSpendCap: null });
	return Object.assign(campaign!, next, { rest: { ...campaign!.rest, ...restOf(sent) }, updatedAt: Date.now() });
}

function checkBudget(isOfCampaign: boolean, daily: unknown, lifetime: unknown): void {
	if (daily && lifetime) throw twoBudgets();
	if (isOfCampaign && !daily && !lifetime) throw missingBudget();
}

export function reversed<T extends { order: number }>(list: NewestFirst<T>): NewestFirst<T> {
	const turned = new NewestFirst<T>();
	for (const one of list.from()) turned.add({ ...one, order: -one.order });
	return turned;
}

export const campaignView = (campaign: Campaign) => ({
	type: 'campaign',
	id: campaign.id,
	ad_account_id: campaign.adAccount.id,
	name: campaign.name,
	status: campaign.status,
	summary_status: campaign.status === 'ACTIVE' ? 'RUNNING' : campaign.status,
	objective_type: campaign.objectiveType,
	daily_spend_cap: campaign.dailySpendCap,
	lifetime_spend_cap: campaign.lifetimeSpendCap,
	is_campaign_budget_optimization: campaign.isCampaignBudgetOptimization,
	created_time: Math.floor(campaign.createdAt / 1000),
	updated_time: Math.floor(campaign.updatedAt / 1000),
	start_time: null,
	end_time: null,
	order_line_id: null,
	tracking_urls: null,
	is_automated_campaign: false,
	is_flexible_daily_budgets: false,
	is_performance_plus: false,
	...campaign.rest,
});
