import type { IDataObject } from 'n8n-workflow';

import { inWords } from '../operations/names';
import type { Field } from '../operations/operation';
import { joinedQuery } from '../operations/operation';
import { fieldNames, type Column, type Output } from '../operations/output';
import { currencyOf } from './money';

/** What the synchronous numbers of all levels offer: parameter `columns` of the API description. */
// prettier-ignore
const SYNC = 'SPEND_IN_MICRO_DOLLAR PAID_IMPRESSION SPEND_IN_DOLLAR CPC_IN_MICRO_DOLLAR ECPC_IN_MICRO_DOLLAR ECPC_IN_DOLLAR CTR ECTR OUTBOUND_CTR_1 CAMPAIGN_NAME CAMPAIGN_BRAND_LABEL PIN_ID TOTAL_ENGAGEMENT ENGAGEMENT_1 ENGAGEMENT_2 ECPE_IN_DOLLAR ENGAGEMENT_RATE EENGAGEMENT_RATE ECPM_IN_MICRO_DOLLAR REPIN_RATE CTR_2 CAMPAIGN_ID ADVERTISER_ID AD_ACCOUNT_ID PIN_PROMOTION_ID AD_ID AD_GROUP_ID CAMPAIGN_ENTITY_STATUS CAMPAIGN_OBJECTIVE_TYPE CPM_IN_MICRO_DOLLAR CPM_IN_DOLLAR AD_GROUP_NAME AD_GROUP_BUDGET_TYPE AD_GROUP_BUDGET_IN_LOCAL_CURRENCY AD_GROUP_ENTITY_STATUS AD_GROUP_BID_MULTIPLIER PROMO_ID PROMO_NAME ORDER_LINE_ID ORDER_LINE_NAME CLICKTHROUGH_1 REPIN_1 IMPRESSION_1 IMPRESSION_1_GROSS CLICKTHROUGH_1_GROSS OUTBOUND_CLICK_1 CLICKTHROUGH_2 REPIN_2 IMPRESSION_2 OUTBOUND_CLICK_2 TOTAL_CLICKTHROUGH TOTAL_IMPRESSION TOTAL_IMPRESSION_USER TOTAL_IMPRESSION_FREQUENCY COST_PER_OUTBOUND_CLICK_IN_DOLLAR COST_PER_OUTBOUND_CLICK_IN_DOLLAR_1 TOTAL_ENGAGEMENT_SIGNUP TOTAL_ENGAGEMENT_CHECKOUT TOTAL_ENGAGEMENT_LEAD TOTAL_CLICK_SIGNUP TOTAL_CLICK_CHECKOUT TOTAL_CLICK_ADD_TO_CART TOTAL_CLICK_LEAD TOTAL_VIEW_SIGNUP TOTAL_VIEW_CHECKOUT TOTAL_VIEW_ADD_TO_CART TOTAL_VIEW_LEAD TOTAL_CONVERSIONS TOTAL_ENGAGEMENT_SIGNUP_VALUE_IN_MICRO_DOLLAR TOTAL_ENGAGEMENT_CHECKOUT_VALUE_IN_MICRO_DOLLAR TOTAL_CLICK_SIGNUP_VALUE_IN_MICRO_DOLLAR TOTAL_CLICK_CHECKOUT_VALUE_IN_MICRO_DOLLAR TOTAL_VIEW_SIGNUP_VALUE_IN_MICRO_DOLLAR TOTAL_VIEW_CHECKOUT_VALUE_IN_MICRO_DOLLAR TOTAL_WEB_SESSIONS WEB_SESSIONS_1 WEB_SESSIONS_2 AD_NAME CAMPAIGN_LIFETIME_SPEND_CAP AD_GROUP_OPTIMIZATION CAMPAIGN_DAILY_SPEND_CAP CAMPAIGN_BUDGET_OPTIMIZATION IS_PREMIERE_CAMPAIGN TOTAL_PAGE_VISIT TOTAL_SIGNUP TOTAL_CHECKOUT TOTAL_CUSTOM TOTAL_LEAD TOTAL_ADD_TO_WISHLIST TOTAL_SUBSCRIBE TOTAL_SIGNUP_VALUE_IN_MICRO_DOLLAR TOTAL_CHECKOUT_VALUE_IN_MICRO_DOLLAR TOTAL_CUSTOM_VALUE_IN_MICRO_DOLLAR PAGE_VISIT_COST_PER_ACTION PAGE_VISIT_ROAS CHECKOUT_ROAS CUSTOM_ROAS PRODUCT_GROUP_AD_IMAGE_TAG PRODUCT_GROUP_AD_VIDEO_TAG VIDEO_3SEC_VIEWS_1 VIDEO_15SEC_UNIQUE_VIEWS_1 VIDEO_MRC_VIEWS_1 VIDEO_3SEC_VIEWS_2 VIDEO_15SEC_UNIQUE_VIEWS_2 VIDEO_P100_COMPLETE_2 VIDEO_P0_COMBINED_2 VIDEO_P25_COMBINED_2 VIDEO_P50_COMBINED_2 VIDEO_P75_COMBINED_2 VIDEO_P95_COMBINED_2 VIDEO_MRC_VIEWS_2 PAID_VIDEO_VIEWABLE_RATE VIDEO_LENGTH VIDEO_SPEND_IN_DOLLAR ECPV_IN_DOLLAR ECPCV_IN_DOLLAR ECPCV_P95_IN_DOLLAR TOTAL_VIDEO_3SEC_VIEWS TOTAL_VIDEO_15SEC_UNIQUE_VIEWS TOTAL_VIDEO_P100_COMPLETE TOTAL_VIDEO_P0_COMBINED TOTAL_VIDEO_P25_COMBINED TOTAL_VIDEO_P50_COMBINED TOTAL_VIDEO_P75_COMBINED TOTAL_VIDEO_P95_COMBINED TOTAL_VIDEO_MRC_VIEWS TOTAL_VIDEO_AVG_WATCHTIME_IN_SECOND TOTAL_REPIN_RATE WEB_CHECKOUT_COST_PER_ACTION WEB_CHECKOUT_ROAS TOTAL_WEB_CHECKOUT TOTAL_WEB_CHECKOUT_VALUE_IN_MICRO_DOLLAR TOTAL_WEB_CLICK_CHECKOUT TOTAL_WEB_CLICK_CHECKOUT_VALUE_IN_MICRO_DOLLAR TOTAL_WEB_ENGAGEMENT_CHECKOUT TOTAL_WEB_ENGAGEMENT_CHECKOUT_VALUE_IN_MICRO_DOLLAR TOTAL_WEB_VIEW_CHECKOUT TOTAL_WEB_VIEW_CHECKOUT_VALUE_IN_MICRO_DOLLAR INAPP_CHECKOUT_COST_PER_ACTION TOTAL_OFFLINE_CHECKOUT TOTAL_APP_INSTALL_CONVERSION_RATE TOTAL_INAPP_APP_INSTALL_CONVERSION_RATE IDEA_PIN_PRODUCT_TAG_VISIT_1 IDEA_PIN_PRODUCT_TAG_VISIT_2 TOTAL_IDEA_PIN_PRODUCT_TAG_VISIT LEADS COST_PER_LEAD QUIZ_COMPLETED QUIZ_PIN_RESULT_OPEN QUIZ_COMPLETION_RATE SHOWCASE_PIN_CLICKTHROUGH SHOWCASE_SUBPAGE_CLICKTHROUGH SHOWCASE_SUBPIN_CLICKTHROUGH SHOWCASE_SUBPAGE_IMPRESSION SHOWCASE_SUBPIN_IMPRESSION SHOWCASE_SUBPAGE_SWIPE_LEFT SHOWCASE_SUBPAGE_SWIPE_RIGHT SHOWCASE_SUBPIN_SWIPE_LEFT SHOWCASE_SUBPIN_SWIPE_RIGHT SHOWCASE_SUBPAGE_REPIN SHOWCASE_SUBPIN_REPIN SHOWCASE_SUBPAGE_CLOSEUP SHOWCASE_CARD_THUMBNAIL_SWIPE_FORWARD SHOWCASE_CARD_THUMBNAIL_SWIPE_BACKWARD SHOWCASE_AVERAGE_SUBPAGE_CLOSEUP_PER_SESSION TOTAL_CHECKOUT_CONVERSION_RATE TOTAL_VIEW_CATEGORY_CONVERSION_RATE TOTAL_ADD_TO_CART_CONVERSION_RATE TOTAL_SIGNUP_CONVERSION_RATE TOTAL_PAGE_VISIT_CONVERSION_RATE TOTAL_LEAD_CONVERSION_RATE TOTAL_SEARCH_CONVERSION_RATE TOTAL_WATCH_VIDEO_CONVERSION_RATE TOTAL_UNKNOWN_CONVERSION_RATE TOTAL_CUSTOM_CONVERSION_RATE';

export const SYNC_COLUMNS: readonly string[] = SYNC.split(' ');

/** Amounts that come in millionths of the account's currency. */
const MICRO = /_IN_MICRO_DOLLAR|^CAMPAIGN_(DAILY|LIFETIME)_SPEND_CAP$/;

/** Money in the account's currency, in whichever form it comes: Pinterest says dollar and means the currency of the account. */
const MONEY = /_IN_(MICRO_)?DOLLAR/;

const TEXTS =
	/(_ID|_NAME|_LABEL|_STATUS|_TYPE|_TAG|_OPTIMIZATION|_URL|_BRAND|_DESCRIPTION|_LABELS|_ITEM_CURRENCY)$|^IS_/;

/** Words that a person writes in another way. */
const WORDS: Record<string, string> = {
	Ctr: 'CTR',
	Cpc: 'CPC',
	Cpm: 'CPM',
	Ecpc: 'eCPC',
	Ecpcv: 'eCPCV',
	Ecpe: 'eCPE',
	Ecpm: 'eCPM',
	Ecpv: 'eCPV',
	Ectr: 'eCTR',
	Eengagement: 'eEngagement',
	Id: 'ID',
	Inapp: 'In-App',
	Mrc: 'MRC',
	Promo: 'Promotion',
	Repin: 'Save',
	Roas: 'ROAS',
};

/** What ends in 1 is of the ad itself, what ends in 2 of what people made of it (reporting pages of developers.pinterest.com). */
const PARTS: Record<string, string> = { 1: '(Paid)', 2: '(Earned)' };

/** `TOTAL_CHECKOUT_VALUE_IN_MICRO_DOLLAR` → `Total Checkout Value (From Millionths)`. */
function labelOf(column: string): string {
	const words = inWords(column.replace(MONEY, ''))
		.split(' ')
		.map((word) => WORDS[word] ?? PARTS[word] ?? word);
	return [...words, ...(/_IN_MICRO_DOLLAR/.test(column) ? ['(From Millionths)'] : [])].join(' ');
}

/** The name of its column in a row: lower case, and money without the unit, because it is in the account's currency. */
export const rowColumnOf = (column: string): string => formOf(column).name;

interface Form {
	name: string;
	type: 'money' | 'text' | 'number';
}

/** A report has many rows of few columns, so what follows from a column's name is told once. */
const forms = new Map<string, Form>();

function formOf(column: string): Form {
	const known = forms.get(column);
	if (known) return known;
	const form: Form = {
		name: column.replace(MONEY, '').toLowerCase(),
		type: MICRO.test(column) ? 'money' : TEXTS.test(column) ? 'text' : 'number',
	};
	forms.set(column, form);
	return form;
}

/** At most twelve numbers that most reports begin with. */
const USUAL = [
	'CAMPAIGN_NAME',
	'SPEND_IN_MICRO_DOLLAR',
	'TOTAL_IMPRESSION',
	'TOTAL_CLICKTHROUGH',
	'OUTBOUND_CLICK_1',
	'CTR',
	'ECPC_IN_MICRO_DOLLAR',
	'ECPM_IN_MICRO_DOLLAR',
	'TOTAL_ENGAGEMENT',
	'TOTAL_CHECKOUT',
	'TOTAL_CHECKOUT_VALUE_IN_MICRO_DOLLAR',
	'CHECKOUT_ROAS',
];

const choices = (columns: readonly string[]) =>
	columns.map((value) => ({ name: labelOf(value), value })).sort((one, other) => one.name.localeCompare(other.name));

/**
 * The parameter `columns`.
 * @param loaded the name under which the editor asks the node for the list
 */
export const columnsField = (columns: readonly string[] = SYNC_COLUMNS, loaded = 'getAdColumns'): Field => ({
	displayName: 'Columns',
	name: 'columns',
	type: 'multiOptions',
	required: true,
	default: [...USUAL],
	description:
		"The numbers to return, each a column. Money is in the ad account's currency, whichever form is chosen. (Paid) is of the ad itself, (Earned) of what people saved from it.",
	options: choices(columns),
	loaded,
	open: true,
	routing: joinedQuery('columns'),
});

/** The columns of rows: those that are chosen. */
export const adColumns = (columns: readonly string[] = SYNC_COLUMNS): Output['columns'] =>
	Object.fromEntries(
		columns.map((column): [string, Column] => [
			rowColumnOf(column),
			{
				type: TEXTS.test(column) ? 'text' : 'number',
				asked: ({ columns: chosen }: IDataObject) =>
					fieldNames(chosen).some((one) => rowColumnOf(one) === rowColumnOf(column)),
			},
		]),
	);

/**
 * The numbers of one row under their columns: IDs as text, money in the currency, null where Pinterest sent nothing.
 * @param row what they are added to; what it has already stays
 */
export function adNumbers(raw: IDataObject, asked: readonly string[], row: IDataObject = {}): IDataObject {
	for (const column of asked) row[rowColumnOf(column)] ??= valueOf(column, raw[column]);
	return row;
}

function valueOf(column: string, value: unknown): string | number | null {
	if (value === undefined || value === null) return null;
	const { type } = formOf(column);
	if (type === 'money') return currencyOf(value) ?? averageOf(value);
	return type === 'text' ? String(value) : numberOf(value);
}

/** Averages in millionths have fractions, and tables write `12500000.0`. */
function averageOf(value: unknown): number | null {
	const micros = Number(value);
	return value === '' || !Number.isFinite(micros) ? null : (currencyOf(Math.round(micros)) ?? micros / 1e6);
}

/** Tables (CSV) have all numbers as text. */
function numberOf(value: unknown): string | number | null {
	if (typeof value !== 'string') return value as number;
	if (value.trim() === '') return null;
	return Number.isFinite(Number(value)) ? Number(value) : value;
}
