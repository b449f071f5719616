import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../api/failure';
import { pages, readAll } from '../api/pages';
import type { Call } from '../operations/call';
import { isEmpty } from '../operations/values';
import { secondsOf } from '../reports/days';
import { adLookup } from './ad';
import { ENTITY_STATUSES, fieldsIn, MOST_AT_ONCE, MOST_IDS } from './adEntity';
import { adGroupLookup, OF_CAMPAIGN } from './adGroup';
import { campaignLookup } from './campaign';
import { completed, distinctNames, given, goingOn, incomplete, itemsOf, leftOut, type Copy, type Kind } from './copies';
import { newKeywords, type NewKeyword } from './keyword';

// How campaigns and ad groups are copied with what is in them. A copy is known by its name and by what it is in, so a second run
// takes up what the first has left.

const CAMPAIGN: Kind = {
	type: 'campaign',
	endpoint: 'campaigns/create',
	how: { things: 'campaigns', most: MOST_AT_ONCE, lookup: campaignLookup },
};

const AD_GROUP: Kind = {
	type: 'adGroup',
	endpoint: 'ad_groups/create',
	how: { things: 'ad groups', most: MOST_AT_ONCE, lookup: adGroupLookup },
};

const AD: Kind = {
	type: 'ad',
	endpoint: 'ads/create',
	how: { things: 'ads', most: MOST_AT_ONCE, lookup: adLookup },
};

const KEYWORD: Kind = { type: 'keyword', endpoint: 'keywords/create', how: newKeywords };

/** What goes over to a copy, of schemas CampaignCreateRequest, AdGroupCreateRequest and AdCreateRequest. */
const OF_CAMPAIGNS =
	'bid_options daily_spend_cap default_ad_group_budget_in_micro_currency is_automated_campaign is_flexible_daily_budgets is_performance_plus lifetime_spend_cap objective_type order_line_id tracking_urls'.split(
		' ',
	);
const OF_AD_GROUPS =
	'auto_targeting_enabled bid_in_micro_currency bid_multiplier bid_strategy_type billable_event budget_in_micro_currency budget_type is_creative_optimization lifetime_frequency_cap optimization_goal_metadata pacing_delivery_type placement_group promotion_application_level promotion_id targeting_spec targeting_template_ids tracking_urls'.split(
		' ',
	);
/** The hero of a collection is known to the live service only. */
const OF_ADS =
	'android_deep_link carousel_android_deep_links carousel_destination_urls carousel_ios_deep_links click_tracking_url collections_hero_pin_id creative_type customizable_cta_type destination_url disclosure_type disclosure_url ios_deep_link is_removable lead_form_id name pin_id quiz_pin_data tracking_urls view_tracking_url'.split(
		' ',
	);

/** Not in an ad group of a Performance+ campaign, for which Pinterest chooses them. */
const CHOSEN_BY_PINTEREST =
	'auto_targeting_enabled bid_in_micro_currency budget_in_micro_currency budget_type pacing_delivery_type placement_group targeting_template_ids'.split(
		' ',
	);

/** What a targeting template stands for. */
const IN_A_TEMPLATE = ['auto_targeting_enabled', 'placement_group', 'targeting_spec', 'tracking_urls'];

/** Sources are those that are in use; a copy counts in every state. */
const IN_USE = ['ACTIVE', 'PAUSED'];

/** A copy that was archived by hand is out of the way of a new one. */
const NOT_ARCHIVED = ['ACTIVE', 'PAUSED', 'DRAFT'];

export type Include = 'campaign' | 'adGroups' | 'ads';

/**
 * Copies a campaign, with what is wanted of what is in it. Parameters: `campaignId`, `name`, `include`, `additionalFields` with
 * `startTime` and `endTime`.
 * @returns an item for each part, in the form of `copiesOutput`
 */
export async function copyCampaign(call: Call): Promise<IDataObject[]> {
	const { campaignId, name, include } = call.values;
	const source = await one(call, 'campaigns/get', 'campaign_id', campaignId);
	if (source.name === name) throw ownName();
	return await call.execution.ledger.inTurn(`copy ${String(campaignId)} ${String(name)}`, async () => {
		const body = campaignBody(call, source, String(name));
		const there = await campaignNamed(call, source, String(name));
		const [copied] = await completed(call, CAMPAIGN, [{ source, body, isCopy: () => true }], there);
		if (!copied.copy) throw copied.refusal!;
		const { copy } = copied;
		return await goingOn(`campaign ${String(copy.id)}`, async () => {
			const items = itemsOf(CAMPAIGN, [copied], ({ ad_account_id: id }) => id);
			if (include !== 'campaign') items.push(...(await copyInCampaign(call, source, copy, include === 'ads')));
			return told(call, items, `campaign ${String(copy.id)}`);
		});
	});
}

/**
 * Copies an ad group, into its own campaign or another. Parameters: `adGroupId`, `name`, `targetCampaignId` (may be empty), `include`,
 * `additionalFields` as above.
 */
export async function copyAdGroup(call: Call): Promise<IDataObject[]> {
	const { adGroupId, name, targetCampaignId, include } = call.values;
	const source = await one(call, 'ad_groups/get', 'ad_group_id', adGroupId);
	const campaignId = String(isEmpty(targetCampaignId) ? source.campaign_id : targetCampaignId);
	if (source.name === name && campaignId === source.campaign_id) throw ownName();
	return await call.execution.ledger.inTurn(`copy ${String(adGroupId)} ${campaignId} ${String(name)}`, async () => {
		const campaign = await one(call, 'campaigns/get', 'campaign_id', campaignId);
		const there = (await listed(call, 'ad_groups/list', { campaign_ids: [campaignId] }, NOT_ARCHIVED)).filter(
			(entry) => entry.name === name && entry.id !== source.id,
		);
		const body = adGroupBody(call, source, campaign, String(name));
		const [copied] = await completed(call, AD_GROUP, [{ source, body, isCopy: () => true }], there.slice(0, 1));
		if (!copied.copy) throw copied.refusal!;
		return await goingOn(`ad group ${String(copied.copy.id)}`, async () => {
			const items = itemsOf(AD_GROUP, [copied], ({ campaign_id: id }) => id);
			items.push(...(await copyKeywords(call, 'adGroup', [copied])));
			if (include === 'ads') items.push(...(await copyAds(call, [copied], 'ad_group_ids', source.id, copied.copy!.id)));
			return told(call, items, `ad group ${String(copied.copy!.id)}`);
		});
	});
}

/** Ad groups of a campaign, their keywords, and their ads. */
async function copyInCampaign(call: Call, source: IDataObject, copy: IDataObject, withAds: boolean) {
	const sources = await listed(call, 'ad_groups/list', { campaign_ids: [String(source.id)] }, IN_USE);
	const there = await listed(call, 'ad_groups/list', { campaign_ids: [String(copy.id)] }, ENTITY_STATUSES);
	const names = distinctNames(sources.map(({ name }) => String(name)));
	const strange = there.find(({ name }) => !names.includes(String(name)));
	if (strange) throw notACopy(copy, strange);
	const wanted = sources.map((adGroup, at) => ({
		source: adGroup,
		body: adGroupBody(call, adGroup, copy, names[at]),
		isCopy: ({ name }: IDataObject) => name === names[at],
	}));
	const adGroups = await completed(call, AD_GROUP, wanted, there);
	const items = itemsOf(AD_GROUP, adGroups, ({ campaign_id: id }) => id);
	items.push(...(await copyKeywords(call, 'campaign', [{ source, copy, existing: true, name: '' }])));
	items.push(...(await copyKeywords(call, 'adGroup', adGroups)));
	if (withAds) items.push(...(await copyAds(call, adGroups, 'campaign_ids', source.id, copy.id)));
	return items;
}

/** @param filter asks for the ads that are wanted, and for those that are there */
async function copyAds(call: Call, adGroups: Copy[], filter: string, from: unknown, to: unknown) {
	const newIds = new Map(adGroups.flatMap(({ source, copy }) => (copy ? [[source.id, String(copy.id)]] : [])));
	const ads = await listed(call, 'ads/list', { [filter]: [String(from)] }, IN_USE);
	const there = await listed(call, 'ads/list', { [filter]: [String(to)] }, ENTITY_STATUSES);
	const refused = new Set(adGroups.flatMap(({ source, copy }) => (copy ? [] : [source.id])));
	// Promoted product groups have no Pin, and are not ads of their own.
	const own = ads.filter(({ pin_id: pin }) => !isEmpty(pin));
	const wanted = own.flatMap((ad) => {
		const adGroupId = newIds.get(ad.ad_group_id);
		if (adGroupId === undefined) return [];
		const body = adBody(ad, adGroupId);
		const known = ['ad_group_id', 'pin_id', 'creative_type', ...('name' in body ? ['name'] : [])];
		return [{ source: ad, body, isCopy: (entry: IDataObject) => known.every((name) => entry[name] === body[name]) }];
	});
	const left = own.filter(({ ad_group_id: id }) => refused.has(id));
	return [
		...itemsOf(AD, await completed(call, AD, wanted, there), ({ ad_group_id: id }) => id),
		...left.map((ad) => leftOut(AD, ad, 'Its ad group was not copied')),
	];
}

/** Keywords of campaigns or ad groups, without those that are archived. */
async function copyKeywords(call: Call, of: 'adGroup' | 'campaign', parents: Copy[]): Promise<IDataObject[]> {
	const pairs = parents.flatMap(({ source, copy }) => (copy ? [[String(source.id), String(copy.id)]] : []));
	const wanted = await keywordsOf(
		call,
		of,
		pairs.map(([from]) => from),
	);
	const there = await keywordsOf(call, of, wanted.length > 0 ? pairs.map(([, to]) => to) : []);
	const items: IDataObject[] = [];
	for (const [from, to] of pairs) {
		const own = wanted.filter(({ parent_id: id }) => id === from);
		const all = own.map((source) => {
			const body: NewKeyword = {
				match_type: String(source.match_type),
				value: String(source.value),
				parent_id: to,
				of,
			};
			const isCopy = (entry: IDataObject) =>
				entry.parent_id === to && entry.match_type === body.match_type && entry.value === body.value;
			return { source, body, isCopy };
		});
		items.push(...itemsOf(KEYWORD, await completed(call, KEYWORD, all, there), ({ parent_id: id }) => id));
	}
	return items;
}

async function keywordsOf(call: Call, of: 'adGroup' | 'campaign', ids: string[]): Promise<IDataObject[]> {
	const { client, request } = call;
	const all: IDataObject[] = [];
	for (let at = 0; at < ids.length; at += of === 'adGroup' ? MOST_IDS : 1) {
		const query = of === 'adGroup' ? { ad_group_ids: ids.slice(at, at + MOST_IDS) } : { campaign_id: ids[at] };
		const found = await readAll(client, { endpoint: 'keywords/get', pathValues: request.pathValues, query });
		all.push(...found.filter(({ archived }) => archived !== true));
	}
	return all;
}

async function one(call: Call, endpoint: 'campaigns/get' | 'ad_groups/get', path: string, id: unknown) {
	const pathValues = { ...call.request.pathValues, [path]: String(id) };
	return (await call.client.send({ endpoint, pathValues })).body as IDataObject;
}

/** The oldest first, so that the order is the same in every run. */
async function listed(
	{ client, request: { pathValues } }: Call,
	endpoint: 'ad_groups/list' | 'ads/list',
	of: Record<string, string[]>,
	statuses: string[],
): Promise<IDataObject[]> {
	const query = { ...of, entity_statuses: statuses, order: 'ASCENDING' };
	const all = await readAll(client, { endpoint, pathValues, query });
	return all.sort((a, b) => Number(a.created_time) - Number(b.created_time) || compare(String(a.id), String(b.id)));
}

/** IDs are numbers of many digits. */
const compare = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** Clocks of Pinterest's servers may differ by this many seconds. */
const TOLERANCE = 60;

/** The campaign that an earlier run has made; it is younger than what it is a copy of. */
async function campaignNamed(call: Call, source: IDataObject, name: string): Promise<IDataObject[]> {
	const { client, request } = call;
	const query = { entity_statuses: NOT_ARCHIVED, order: 'DESCENDING' };
	for await (const { items } of pages(client, { endpoint: 'campaigns/list', pathValues: request.pathValues, query })) {
		const found = items.find((entry) => entry.name === name && entry.id !== source.id);
		if (found && found.objective_type !== source.objective_type) throw notACopy(found);
		if (found) return [found];
		if (items.some(({ created_time: time }) => Number(time) < Number(source.created_time) - TOLERANCE)) return [];
	}
	return [];
}

function campaignBody(call: Call, source: IDataObject, name: string): IDataObject {
	const body = given(source, OF_CAMPAIGNS);
	// 0 is no cap, and no order line.
	for (const [property, value] of Object.entries(body)) if (value === 0 || value === '0') delete body[property];
	const { start, end } = timesOf(call, source);
	if (body.lifetime_spend_cap && source.is_campaign_budget_optimization && end === undefined)
		throw needsEnd('campaign');
	const begins = body.is_performance_plus ? (start ?? Math.floor(Date.now() / 1000)) : start;
	return {
		...body,
		ad_account_id: call.request.pathValues!.ad_account_id,
		name,
		status: 'PAUSED',
		is_campaign_budget_optimization: source.is_campaign_budget_optimization ?? false,
		...(begins !== undefined && { start_time: begins }),
		...(end !== undefined && { end_time: end }),
	};
}

/** @param campaign what the copy is to be in */
function adGroupBody(call: Call, source: IDataObject, campaign: IDataObject, name: string): IDataObject {
	const body = given(source, OF_AD_GROUPS);
	if (body.promotion_id === '0') delete body.promotion_id;
	if (Number(body.lifetime_frequency_cap ?? -1) <= 0) delete body.lifetime_frequency_cap;
	const templates = (body.targeting_template_ids ?? []) as string[];
	if (templates.length === 0 || String(templates) === '0') delete body.targeting_template_ids;
	else for (const property of IN_A_TEMPLATE) delete body[property];
	let times: IDataObject = {};
	if (campaign.is_campaign_budget_optimization) {
		delete body.budget_in_micro_currency;
		body.budget_type = OF_CAMPAIGN;
	} else {
		if (!body.budget_in_micro_currency) throw withoutBudget(source, campaign);
		const { start, end } = timesOf(call, source);
		if (body.budget_type === 'LIFETIME' && end === undefined) throw needsEnd('ad group');
		times = { ...(start !== undefined && { start_time: start }), ...(end !== undefined && { end_time: end }) };
		// A cap on how often needs an end.
		if (end === undefined) delete body.lifetime_frequency_cap;
	}
	if (campaign.is_performance_plus) {
		if (campaign.status === 'ACTIVE') throw wouldSpend(campaign);
		for (const property of CHOSEN_BY_PINTEREST) delete body[property];
		times = {};
	}
	const status = campaign.is_performance_plus ? 'ACTIVE' : 'PAUSED';
	return { ...body, campaign_id: String(campaign.id), name, status, ...times };
}

function adBody(source: IDataObject, adGroupId: string): IDataObject {
	const body = given(source, OF_ADS);
	if (body.lead_form_id === '0') delete body.lead_form_id;
	if (body.is_removable === false) delete body.is_removable;
	if (body.creative_type === 'COLLECTION') delete body.name;
	return { ...body, ad_group_id: adGroupId, status: 'PAUSED' };
}

/** When a copy begins and ends, in seconds: as the item says, or as its source, where that is still to come. */
function timesOf(call: Call, source: IDataObject): { start?: number; end?: number } {
	const { startTime, endTime } = fieldsIn(call.values, 'additionalFields');
	const own = (seconds: unknown) => (Number(seconds) * 1000 > Date.now() ? Number(seconds) : undefined);
	return {
		start: isEmpty(startTime) ? own(source.start_time) : secondsOf(startTime),
		end: isEmpty(endTime) ? own(source.end_time) : secondsOf(endTime),
	};
}

function told(call: Call, items: IDataObject[], whole: string): IDataObject[] {
	const failure = incomplete(items, whole);
	if (failure && fieldsIn(call.values, 'options').skipRefused !== true) throw failure;
	return items;
}

const ownName = () =>
	inputFailure('The copy needs a name of its own', 'By its name it is known again. Nothing was made.', 'name');

const notACopy = (found: IDataObject, adGroup?: IDataObject) =>
	inputFailure(
		`There is another campaign "${String(found.name)}"`,
		`The campaign ${String(found.id)} has that name and is no copy of this one: ${adGroup ? `it has an ad group "${String(adGroup.name)}" that this one has not` : 'its objective is another'}. Give the copy another name. Nothing more was made.`,
		'name',
	);

const needsEnd = (what: string) =>
	inputFailure(
		`The copy of the ${what} needs an end`,
		'It has a lifetime budget, and the end of the present one is over. Give "End Time" under Additional Fields. Nothing more was made.',
		'endTime',
	);

const withoutBudget = ({ id }: IDataObject, campaign: IDataObject) =>
	inputFailure(
		`The copy of the ad group ${String(id)} would have no budget`,
		`It has none of its own, and the campaign ${String(campaign.id)} has none either. Choose a campaign with a budget. Nothing more was made.`,
		'targetCampaignId',
	);

const wouldSpend = ({ id }: IDataObject) =>
	inputFailure(
		`The campaign ${String(id)} is active, and the copy could not be paused`,
		'Ad groups of Performance+ campaigns cannot be made paused, so the copy would spend money at once. Pause the campaign, then run the item again. Nothing more was made.',
	);
