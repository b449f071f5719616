import type { IDataObject } from 'n8n-workflow';

import { numericId, webAddress } from '../../../operations/checks';
import { objectIn } from '../../../operations/json';
import { choicesOf } from '../../../operations/names';
import { body, type Field } from '../../../operations/operation';
import { momentProblem } from '../../../reports/days';
import { microsOf, moneyProblem } from '../../../reports/money';
import { CALLS_TO_ACTION, CREATIVE_TYPES, DISCLOSURE_TYPES } from '../../../things/ad';
import { endTime, ENTITY_STATUSES, startTime } from '../../../things/adEntity';
import { LONGEST_KEYWORD, MATCH_TYPES } from '../../../things/keyword';
import { country, locale } from '../../../things/markets';

// The properties of what a bulk request makes and updates, as columns: the schemas below BulkUpsertRequest of the API description.
// Columns have Pinterest's names, but for money: what has its own name here is in the ad account's currency, as in simplified
// output; under Pinterest's name it is in millionths, as in raw output and bulk downloads.

type Changes = Partial<Field>;

const column = (name: string, displayName: string, changes: Changes = {}): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	routing: body(name),
	...changes,
});

/** Pinterest takes IDs with letters before them that say of what they are. */
const anyId = (value: unknown): string | undefined =>
	/^(AG|C)\d+$/.test(String(value).trim()) ? undefined : numericId(value);

const id = (name: string, displayName: string): Field => column(name, displayName, { check: anyId });

const each =
	(check: (value: unknown) => string | undefined) =>
	(values: unknown): string | undefined =>
		(values as unknown[]).map(check).find((problem) => problem !== undefined);

const address = (name: string, displayName: string): Field => column(name, displayName, { check: webAddress });

const texts = (name: string, displayName: string, changes: Changes = {}): Field =>
	column(name, displayName, { several: true, ...changes });

const flag = (name: string, displayName: string): Field =>
	column(name, displayName, { type: 'boolean', default: false });

const number = (name: string, displayName: string, typeOptions: Field['typeOptions']): Field =>
	column(name, displayName, { type: 'number', typeOptions });

const choice = (
	name: string,
	displayName: string,
	values: string | string[],
	names: Record<string, string> = {},
): Field => {
	const all = typeof values === 'string' ? values.split(' ') : values;
	return column(name, displayName, { type: 'options', options: choicesOf(all, names), open: true });
};

const object = (name: string, displayName: string, check?: Field['check']): Field =>
	column(name, displayName, {
		type: 'json',
		check: (value, all) => (objectIn(value) ? check?.(value, all) : 'is not a JSON object.'),
		wire: objectIn,
	});

const microsProblem = (value: unknown): string | undefined =>
	/^\d+$/.test(String(value).trim()) && Number.isSafeInteger(Number(value))
		? undefined
		: `is not a whole number of millionths, as Pinterest has it: ${JSON.stringify(value)?.slice(0, 40)}.`;

/** @param property Pinterest's name */
const money = (name: string, displayName: string, property: string): Field[] => [
	column(property, property, { type: 'hidden', check: microsProblem, wire: Number }),
	column(name, displayName, { check: moneyProblem, wire: microsOf, routing: body(property) }),
];

const name = column('name', 'Name');
const status = choice('status', 'Status', ENTITY_STATUSES);
const trackingUrls = object('tracking_urls', 'Tracking URLs');
const end: Field = { ...endTime, name: 'end_time' };
const start: Field = { ...startTime, name: 'start_time' };
const creativeType = choice('creative_type', 'Creative Type', Object.keys(CREATIVE_TYPES), CREATIVE_TYPES);

const campaigns: Field[] = [
	name,
	choice(
		'objective_type',
		'Objective',
		'APP_INSTALL AWARENESS CATALOG_SALES CONSIDERATION LEADS SALES VIDEO_COMPLETION WEB_CONVERSION',
	),
	flag('is_automated_campaign', 'Automated Campaign'),
	object('bid_options', 'Bid Multipliers'),
	...money('default_ad_group_budget', 'Budget of Its Ad Groups', 'default_ad_group_budget_in_micro_currency'),
	flag('is_campaign_budget_optimization', 'Campaign Budget'),
	...money('daily_budget', 'Daily Budget', 'daily_spend_cap'),
	end,
	flag('is_flexible_daily_budgets', 'Flexible Daily Budgets'),
	...money('lifetime_budget', 'Lifetime Budget', 'lifetime_spend_cap'),
	column('order_line_id', 'Order Line ID', { check: numericId }),
	flag('is_performance_plus', 'Performance+'),
	start,
	status,
	trackingUrls,
];

const adGroups: Field[] = [
	id('campaign_id', 'Campaign ID'),
	name,
	choice('billable_event', 'Billable Event', 'CLICKTHROUGH IMPRESSION VIDEO_V_50_MRC', {
		CLICKTHROUGH: 'Click',
		VIDEO_V_50_MRC: 'Video View',
	}),
	...money('bid', 'Bid', 'bid_in_micro_currency'),
	number('bid_multiplier', 'Bid Multiplier', { minValue: 0, maxValue: 10 }),
	choice('bid_strategy_type', 'Bid Strategy', 'AUTOMATIC_BID MAX_BID TARGET_AVG', {
		AUTOMATIC_BID: 'Automatic',
		MAX_BID: 'Maximum Bid',
		TARGET_AVG: 'Target Average',
	}),
	...money('budget', 'Budget', 'budget_in_micro_currency'),
	choice('budget_type', 'Budget Type', 'DAILY LIFETIME CBO_ADGROUP', { CBO_ADGROUP: 'Of the Campaign' }),
	flag('is_creative_optimization', 'Creative Optimization'),
	end,
	flag('auto_targeting_enabled', 'Expanded Targeting'),
	number('lifetime_frequency_cap', 'Frequency Cap', { minValue: -1, numberPrecision: 0 }),
	object('optimization_goal_metadata', 'Optimization Goals'),
	choice('pacing_delivery_type', 'Pacing', 'ACCELERATED STANDARD'),
	choice('placement_group', 'Placement', 'ALL BROWSE OTHER SEARCH'),
	column('promotion_id', 'Promotion ID', { check: numericId }),
	choice('promotion_application_level', 'Promotion Level', 'AD_GROUP ITEM NONE'),
	start,
	status,
	object('targeting_spec', 'Targeting'),
	texts('targeting_template_ids', 'Targeting Template ID', { check: each(numericId) }),
	trackingUrls,
];

const ads: Field[] = [
	id('ad_group_id', 'Ad Group ID'),
	column('pin_id', 'Pin ID', { check: numericId }),
	creativeType,
	column('android_deep_link', 'Android Deep Link'),
	choice('customizable_cta_type', 'Call to Action', CALLS_TO_ACTION),
	texts('carousel_android_deep_links', 'Carousel Android Deep Links'),
	texts('carousel_destination_urls', 'Carousel Destination URLs', { check: each(webAddress) }),
	texts('carousel_ios_deep_links', 'Carousel iOS Deep Links'),
	address('click_tracking_url', 'Click Tracking URL'),
	address('destination_url', 'Destination URL'),
	choice('disclosure_type', 'Disclosure Type', DISCLOSURE_TYPES),
	address('disclosure_url', 'Disclosure URL'),
	column('ios_deep_link', 'iOS Deep Link'),
	id('lead_form_id', 'Lead Form ID'),
	{ ...name, text: { max: 255 } },
	object('quiz_pin_data', 'Quiz'),
	flag('is_removable', 'Removable'),
	status,
	trackingUrls,
	address('view_tracking_url', 'View Tracking URL'),
];

const catalogProductGroups: Field[] = [
	name,
	object('filters', 'Filters'),
	column('catalog_id', 'Catalog ID', { check: numericId }),
	choice('catalog_type', 'Catalog Type', 'CREATIVE_ASSETS HOTEL RETAIL'),
	country({ routing: body('country') }),
	column('description', 'Description'),
	column('feed_id', 'Feed ID', { check: numericId }),
	locale({ routing: body('locale'), open: true }),
];

/** Of one list in the entity: `product_group_promotion.bid_in_micro_currency` goes into its only element. */
const inside = (list: string, columns: Field[]): Field[] =>
	columns.map((one) => ({ ...one, routing: body(`${list}.${one.routing!.send!.property}`) }));

const productGroups: Field[] = [
	id('ad_group_id', 'Ad Group ID'),
	...inside('product_group_promotion', [
		...money('bid', 'Bid', 'bid_in_micro_currency'),
		choice('customizable_cta_type', 'Call to Action', 'BOOK_NOW BUY_ONLINE_PICKUP_IN_STORE GET_DEAL ON_SALE SHOP_NOW'),
		column('catalog_product_group_id', 'Catalog Product Group ID', { check: numericId }),
		column('catalog_product_group_name', 'Catalog Product Group Name'),
		choice(
			'collections_header_type',
			'Collection Header',
			'EXPLORE_THIS_COLLECTION GET_DEAL NO_HEADER ON_SALE SHOP_THIS_COLLECTION',
		),
		address('collections_hero_destination_url', 'Collection Hero Destination URL'),
		column('collections_hero_pin_id', 'Collection Hero Pin ID', { check: numericId }),
		creativeType,
		column('definition', 'Definition'),
		flag('is_generate_background', 'Generate Background'),
		flag('included', 'Included'),
		flag('is_mdl', 'Mobile Deep Links'),
		column('parent_id', 'Parent ID', { check: numericId }),
		choice('preferred_media_type', 'Preferred Media', 'IMAGE VIDEO'),
		column('relative_definition', 'Relative Definition'),
		column('selected_image_tag', 'Selected Image Tag'),
		column('selected_video_tag', 'Selected Video Tag'),
		column('slideshow_collections_description', 'Slideshow Description'),
		column('slideshow_collections_title', 'Slideshow Title'),
		status,
		column('tracking_url', 'Tracking URL', { text: { max: 4000 } }),
	]),
];

const keyword = column('value', 'Keyword', { text: { max: LONGEST_KEYWORD } });
const label = column('value', 'Label', { text: { max: 100 } });

const needing = (columns: Field[], ...needed: string[]): Field[] =>
	columns.map((one) => (needed.includes(one.name) ? { ...one, required: true } : one));

/** What has ended may be changed. @param left what stays as it was made */
const changing = (columns: Field[], ...left: string[]): Field[] =>
	columns
		.filter((one) => !left.includes(one.name))
		.map((one) => (one.name === 'end_time' ? { ...one, check: momentProblem } : one));

/** By entity type and change. Most updates are known by an ID beside the columns. */
const COLUMNS: Record<string, Record<string, Field[]>> = {
	ad_groups: {
		create: needing(adGroups, 'campaign_id', 'name', 'billable_event'),
		update: changing(adGroups, 'campaign_id'),
	},
	ads: {
		create: needing(ads, 'ad_group_id', 'pin_id', 'creative_type'),
		update: changing(ads, 'ad_group_id'),
	},
	campaigns: { create: needing(campaigns, 'name', 'objective_type'), update: changing(campaigns) },
	catalog_product_groups: { create: needing(catalogProductGroups, 'name', 'filters') },
	keywords: {
		create: needing(
			[
				id('parent_id', 'Parent ID'),
				...inside('keywords', [
					keyword,
					column('match_type', 'Match Type', { type: 'options', options: MATCH_TYPES, open: true }),
				]),
			],
			'parent_id',
			'value',
		),
		update: needing([flag('archived', 'Archived')], 'archived'),
	},
	labels: {
		create: needing(
			[
				id('parent_id', 'Campaign ID'),
				...inside('labels', [label, choice('label_type', 'Label Type', 'BRAND CUSTOM')]),
			],
			'parent_id',
			'value',
		),
		update: [label, choice('status', 'Status', 'ARCHIVED')],
	},
	product_groups: {
		create: needing(productGroups, 'ad_group_id', 'catalog_product_group_id'),
		update: needing(
			[
				...productGroups,
				...inside('product_group_promotion', [column('id', 'Product Group Promotion ID', { check: numericId })]),
			],
			'ad_group_id',
			'id',
		),
	},
};

/** Columns of what an item makes or updates; none where an expression decides that. */
export const columnsOf = ({ entityType, change }: IDataObject): Field[] =>
	COLUMNS[String(entityType)]?.[String(change)] ?? [];
