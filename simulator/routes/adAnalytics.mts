import { createHash } from 'node:crypto';
import { invalid } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { id, listOf, oneOf, string } from '../schemas.mts';
import { readableAdAccount } from './adAccounts.mts';

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const days = { type: 'integer', enum: [0, 1, 7, 14, 30, 60] };

export const query = {
	start_date: day,
	end_date: day,
	columns: string,
	granularity: oneOf('TOTAL', 'DAY', 'HOUR', 'WEEK', 'MONTH'),
	click_window_days: days,
	engagement_window_days: days,
	view_window_days: days,
	conversion_report_time: oneOf('TIME_OF_AD_ACTION', 'TIME_OF_CONVERSION'),
	reporting_timezone: oneOf('PINTEREST_TIME_ZONE', 'AD_ACCOUNT_TIME_ZONE'),
};
export const requiredQuery = ['start_date', 'end_date', 'columns', 'granularity'];

export const inParts = { ...query, targeting_types: string, attribution_types: string };
const campaignIds = { campaign_ids: { ...listOf(id), minItems: 1, maxItems: 250 } };

/** Some parts for each kind of targeting, with the share of each. */
const PARTS: Record<string, Record<string, number>> = {
	AGE_BUCKET: { '25-34': 0.5, '35-44': 0.3, '45-49': 0.2 },
	GENDER: { female: 0.7, male: 0.25, unknown: 0.05 },
	APPTYPE: { iphone: 0.5, android_mobile: 0.3, web: 0.2 },
};

export const adAnalytics: Routes = {
	'ad_account/analytics': {
		clientCredentials: true,
		query,
		requiredQuery,
		handle: (call) => rowsOf(call, readableAdAccount(call).id, 8, { AD_ACCOUNT_ID: readableAdAccount(call).id }),
	},

	'ad_account_targeting_analytics/get': {
		clientCredentials: true,
		query: inParts,
		requiredQuery: [...requiredQuery, 'targeting_types'],
		handle: (call) => partsOf(call, readableAdAccount(call).id, { AD_ACCOUNT_ID: readableAdAccount(call).id }),
	},

	'campaigns/analytics': {
		clientCredentials: true,
		query: { ...query, ...campaignIds },
		requiredQuery: [...requiredQuery, 'campaign_ids'],
		handle: (call) =>
			ownCampaigns(call).flatMap(({ id: own, name }) => rowsOf(call, own, 1, { CAMPAIGN_ID: own }, name)),
	},

	'product_groups/analytics': {
		clientCredentials: true,
		query: { ...query, product_group_ids: { ...listOf(id), minItems: 1, maxItems: 250 } },
		requiredQuery: [...requiredQuery, 'product_group_ids'],
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const own = (call.query.product_group_ids as string[]).filter((one) =>
				call.state.promoted.productGroups.find(adAccount, one),
			);
			return own.flatMap((one) => rowsOf(call, one, 0.3, { PRODUCT_GROUP_ID: one }));
		},
	},

	'campaign_targeting_analytics/get': {
		clientCredentials: true,
		query: { ...inParts, ...campaignIds },
		requiredQuery: [...requiredQuery, 'campaign_ids', 'targeting_types'],
		handle: (call) => ({
			data: ownCampaigns(call).flatMap(({ id: own, name }) => partsOf(call, own, { CAMPAIGN_ID: own }, name).data),
		}),
	},
};

/** Campaigns of others are left out without a word. */
function ownCampaigns(call: Call) {
	const adAccount = readableAdAccount(call);
	const found = (call.query.campaign_ids as string[]).map((one) => call.state.ads.campaigns.get(one));
	return found.filter((one) => one !== undefined && one.adAccount === adAccount) as Array<{ id: string; name: string }>;
}

export type Row = Record<string, unknown>;

/** A row for each day, or one for the whole period: weeks, months and hours come as days here. */
export function rowsOf(call: Call, key: string, size: number, lead: Row, name?: string): Row[] {
	const dates = datesOf(call);
	const all = dates.map((date) => ({ date, counts: countsOf(`${key} ${date}`, size) }));
	if (call.query.granularity !== 'TOTAL')
		return all.map(({ date, counts }) => ({ ...lead, DATE: date, ...asked(call, counts, name) }));
	const total: Record<string, number> = {};
	for (const { counts } of all)
		for (const [column, value] of Object.entries(counts)) total[column] = (total[column] ?? 0) + value;
	return [{ ...lead, ...asked(call, total, name) }];
}

export function partsOf(call: Call, key: string, lead: Row, name?: string) {
	const types = String(call.query.targeting_types).split(',');
	return {
		data: types.flatMap((type) =>
			Object.entries(PARTS[type] ?? { OTHER: 1 }).flatMap(([value, share]) =>
				rowsOf(call, `${key} ${type} ${value}`, share, lead, name).map((metrics) => ({
					targeting_type: type,
					targeting_value: value,
					metrics,
				})),
			),
		),
	};
}

/** Counts of one day that look real: the rest follows from them. */
export function countsOf(key: string, size: number): Record<string, number> {
	const chance = (what: string) => createHash('sha256').update(`${key} ${what}`).digest().readUInt32BE() / 0xffffffff;
	const impressions = Math.round(4000 * size * (0.7 + 0.6 * chance('impressions')));
	const clicks = Math.round(impressions * 0.012 * (0.7 + 0.6 * chance('clicks')));
	const checkouts = Math.round(clicks * 0.03 * (0.5 + chance('checkouts')));
	return {
		TOTAL_IMPRESSION: impressions,
		IMPRESSION_1: impressions,
		PAID_IMPRESSION: impressions,
		TOTAL_CLICKTHROUGH: clicks,
		CLICKTHROUGH_1: clicks,
		OUTBOUND_CLICK_1: Math.round(clicks * 0.8),
		TOTAL_ENGAGEMENT: clicks * 2,
		SPEND_IN_MICRO_DOLLAR: clicks * 430_000,
		TOTAL_CHECKOUT: checkouts,
		TOTAL_CHECKOUT_VALUE_IN_MICRO_DOLLAR: checkouts * 49_900_000,
	};
}

/** The columns that were asked for; Pinterest leaves out what it does not have. */
function asked({ query: sent }: Call, counts: Record<string, number>, name?: string): Row {
	const { TOTAL_IMPRESSION: seen, TOTAL_CLICKTHROUGH: clicks, SPEND_IN_MICRO_DOLLAR: spend } = counts;
	const all: Row = {
		...counts,
		SPEND_IN_DOLLAR: spend / 1e6,
		CTR: seen ? clicks / seen : 0,
		ECPC_IN_MICRO_DOLLAR: clicks ? Math.round(spend / clicks) : 0,
		ECPM_IN_MICRO_DOLLAR: seen ? Math.round((spend * 1000) / seen) : 0,
		CHECKOUT_ROAS: spend ? counts.TOTAL_CHECKOUT_VALUE_IN_MICRO_DOLLAR / spend : 0,
		...(name !== undefined && { CAMPAIGN_NAME: name }),
	};
	const columns = String(sent.columns).split(',');
	return Object.fromEntries(columns.filter((column) => column in all).map((column) => [column, all[column]]));
}

/** @throws Refusal for what the description rules out */
function datesOf({ query: { start_date: from, end_date: to } }: Call): string[] {
	const start = Date.parse(`${String(from)}T00:00:00Z`);
	const end = Date.parse(`${String(to)}T00:00:00Z`);
	const length = (end - start) / 86_400_000;
	const today = Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
	if (Number.isNaN(length)) throw invalid("Invalid request: 'start_date' and 'end_date' must be dates");
	if ((today - start) / 86_400_000 > 90) throw invalid('start_date cannot be more than 90 days back from today.');
	if (length > 90 || length < 0) throw invalid('end_date cannot be more than 90 days past start_date.');
	return Array.from({ length: length + 1 }, (_, at) => new Date(start + at * 86_400_000).toISOString().slice(0, 10));
}
