import type { IDataObject } from 'n8n-workflow';

import { allOf, mostOf } from '../../../operations/checks';
import { filters } from '../../../operations/collections';
import { choicesOf } from '../../../operations/names';
import { body, type Field } from '../../../operations/operation';
import { granularity as granularityInQuery, timeZone as timeZoneInQuery } from '../../../reports/adReport';
import { someIds } from '../../../things/adEntity';

const choices = (values: string, names?: Record<string, string>) => choicesOf(values.split(' '), names);

/** `Level of the report` (schema MetricsReportingLevel of the API description). */
export const level: Field = {
	displayName: 'Level',
	name: 'level',
	type: 'options',
	default: 'CAMPAIGN',
	description:
		'What each row is about. By Targeting parts the numbers by what "Targeting Types" names; such parts count the same things, so never add them up.',
	options: choices(
		'ADVERTISER ADVERTISER_TARGETING CAMPAIGN CAMPAIGN_TARGETING AD_GROUP AD_GROUP_TARGETING PIN_PROMOTION PIN_PROMOTION_TARGETING KEYWORD PRODUCT_GROUP PRODUCT_GROUP_TARGETING PRODUCT_ITEM PRODUCT_ITEM_TARGETING',
		{
			ADVERTISER: 'Ad Account',
			ADVERTISER_TARGETING: 'Ad Account by Targeting',
			CAMPAIGN_TARGETING: 'Campaign by Targeting',
			AD_GROUP_TARGETING: 'Ad Group by Targeting',
			PIN_PROMOTION: 'Ad',
			PIN_PROMOTION_TARGETING: 'Ad by Targeting',
			PRODUCT_GROUP_TARGETING: 'Product Group by Targeting',
			PRODUCT_ITEM_TARGETING: 'Product Item by Targeting',
		},
	),
	routing: body('level'),
};

const BY_TARGETING = (level.options as Array<{ value: string }>)
	.map(({ value }) => value)
	.filter((value) => value.endsWith('_TARGETING'));

/** Schema AdsAnalyticsAsyncTargetingType. */
export const targetingTypes: Field = {
	displayName: 'Targeting Types',
	name: 'targetingTypes',
	type: 'multiOptions',
	required: true,
	default: ['AGE_BUCKET', 'GENDER'],
	description: 'What the numbers are parted by, at most five',
	options: choices(
		'KEYWORD APPTYPE GENDER LOCATION PLACEMENT COUNTRY TARGETED_INTEREST PINNER_INTEREST AUDIENCE_INCLUDE GEO AGE_BUCKET REGION MEDIA_TYPE AGE_BUCKET_AND_GENDER AUDIENCE_MULTIPLIER CREATIVE_ENHANCEMENTS LOCAL_ADS_STORE_CODE',
		{ APPTYPE: 'Device', AUDIENCE_INCLUDE: 'Audience', GEO: 'Geographic Area' },
	),
	open: true,
	check: mostOf(5),
	displayOptions: { show: { level: BY_TARGETING } },
	routing: body('targeting_types'),
};

export const granularity: Field = { ...granularityInQuery, default: 'DAY', routing: body('granularity') };

/** Most IDs and most statuses of one filter of one report; more of them go in several reports. */
export const MOST_OF_FILTER: Record<string, number> = {
	campaign_ids: 500,
	ad_group_ids: 500,
	ad_ids: 500,
	product_group_ids: 500,
	product_item_ids: 500,
	campaign_statuses: 6,
	ad_group_statuses: 6,
	ad_statuses: 6,
	product_group_statuses: 6,
};

const ids = (displayName: string, name: string, property: string, what: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 626735565838, 626735565839',
	description: `Only these ${what}, any number: IDs with commas between them, or a list from an expression`,
	several: true,
	check: someIds,
	routing: body(property),
});

const DELIVERY = 'RUNNING PAUSED NOT_STARTED COMPLETED ADVERTISER_DISABLED ARCHIVED DRAFT DELETED_DRAFT';

const statuses = (displayName: string, name: string, property: string, values: string): Field => ({
	displayName,
	name,
	type: 'multiOptions',
	default: [],
	description: 'Only those in one of these states. Without it Pinterest reports all.',
	options: choices(values),
	open: true,
	routing: body(property),
});

export const objectiveTypes: Field = {
	displayName: 'Campaign Objectives',
	name: 'campaignObjectiveTypes',
	type: 'multiOptions',
	default: [],
	description: 'Only campaigns with one of these objectives',
	options: choices(
		'APP_INSTALL AWARENESS CATALOG_SALES CONSIDERATION LEADS SALES VIDEO_COMPLETION VIDEO_VIEW WEB_CONVERSION WEB_SESSIONS',
	),
	open: true,
	check: mostOf(7),
	routing: body('campaign_objective_types'),
};

export const campaignIds = ids('Campaign IDs', 'campaignIds', 'campaign_ids', 'campaigns');
export const adGroupIds = ids('Ad Group IDs', 'adGroupIds', 'ad_group_ids', 'ad groups');

const hour = (displayName: string, name: string, property: string, description: string): Field => ({
	displayName,
	name,
	type: 'number',
	default: 0,
	typeOptions: { minValue: 0, maxValue: 23, numberPrecision: 0 },
	description,
	routing: body(property),
});

type Rows = Record<string, IDataObject[]> | undefined;

const metricsFilters: Field = {
	displayName: 'Metrics Filters',
	name: 'metricsFilters',
	type: 'fixedCollection',
	placeholder: 'Add filter',
	typeOptions: { multipleValues: true },
	default: {},
	description: 'Only rows whose numbers are like this',
	options: [
		{
			displayName: 'Filter',
			name: 'filter',
			values: [
				{
					displayName: 'Metric',
					name: 'field',
					type: 'options',
					default: 'SPEND_IN_DOLLAR',
					options: [
						{ name: 'Impressions', value: 'TOTAL_IMPRESSION' },
						{ name: 'Spend', value: 'SPEND_IN_DOLLAR' },
					],
				},
				{
					displayName: 'Is',
					name: 'operator',
					type: 'options',
					default: 'GREATER_THAN',
					options: [
						{ name: 'Greater Than', value: 'GREATER_THAN' },
						{ name: 'Less Than', value: 'LESS_THAN' },
					],
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'number',
					default: 0,
					description: "Spend in the ad account's currency",
				},
			],
		},
	] as Field['options'],
	wire: (value) =>
		((value as Rows)?.filter ?? []).map(({ field, operator, value: bound = 0 }) => ({
			field,
			operator,
			values: [Number(bound)],
		})),
	routing: body('metrics_filters'),
};

/** Schema CustomEventMetricsType. */
const EVENT_METRICS = [
	'ADE_COST_PER_ACTION ADE_ROAS ADE_TOTAL_CONVERSIONS ADE_TOTAL_VALUE_IN_MICRO_DOLLAR ADE_AVERAGE_VALUE_IN_MICRO_DOLLAR ADE_TOTAL_CLICK ADE_TOTAL_CLICK_VALUE_IN_MICRO_DOLLAR ADE_TOTAL_VIEW ADE_TOTAL_VIEW_VALUE_IN_MICRO_DOLLAR ADE_TOTAL_CONVERSION_RATE',
	...['WEB', 'INAPP', 'OFFLINE'].map(
		(where) =>
			`ADE_${where}_COST_PER_ACTION ADE_${where}_ROAS ADE_TOTAL_${where}_CONVERSIONS ADE_TOTAL_${where}_VALUE_IN_MICRO_DOLLAR ADE_TOTAL_${where}_CLICK ADE_TOTAL_${where}_CLICK_VALUE_IN_MICRO_DOLLAR ADE_TOTAL_${where}_VIEW ADE_TOTAL_${where}_VIEW_VALUE_IN_MICRO_DOLLAR`,
	),
	...['', '_WEB', '_INAPP', '_OFFLINE'].map((where) =>
		['QUANTITY', 'VALUE', 'VALUE_IN_MICRO_UNITS', 'VALUE_IN_USD', 'VALUE_IN_MICRO_USD']
			.map((what) => `ADE_TOTAL${where}_CONVERSION_PRODUCT_${what}`)
			.join(' '),
	),
].join(' ');

const customEvents: Field = {
	displayName: 'Custom Conversion Events',
	name: 'customConversionEventMetrics',
	type: 'fixedCollection',
	placeholder: 'Add event',
	typeOptions: { multipleValues: true },
	default: {},
	description: 'Numbers of conversion events that the advertiser has defined, each a column of its own',
	options: [
		{
			displayName: 'Event',
			name: 'event',
			values: [
				{
					displayName: 'Event Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. newsletter_signup',
				},
				{
					displayName: 'Metric',
					name: 'metric',
					type: 'options',
					default: 'ADE_TOTAL_CONVERSIONS',
					options: choices(EVENT_METRICS).map(({ name, value }) => ({ name: name.replace(/^Ade /, ''), value })),
				},
			],
		},
	] as Field['options'],
	wire: (value) =>
		((value as Rows)?.event ?? []).map(({ name, metric = 'ADE_TOTAL_CONVERSIONS' }) => ({
			custom_event_name: String(name).trim(),
			custom_event_metrics_type: metric,
		})),
	routing: body('custom_conversion_event_metrics'),
};

/** The parameter `filters` of a report. */
export const reportFilters = filters(
	adGroupIds,
	statuses('Ad Group Statuses', 'adGroupStatuses', 'ad_group_statuses', DELIVERY),
	ids('Ad IDs', 'adIds', 'ad_ids', 'ads'),
	statuses(
		'Ad Statuses',
		'adStatuses',
		'ad_statuses',
		'APPROVED PAUSED PENDING REJECTED ADVERTISER_DISABLED ARCHIVED DRAFT DELETED_DRAFT',
	),
	{
		displayName: 'Attribution Types',
		name: 'attributionTypes',
		type: 'multiOptions',
		default: ['INDIVIDUAL'],
		description: 'Whose conversions count',
		options: choices('HOUSEHOLD INDIVIDUAL'),
		routing: body('attribution_types'),
	},
	{
		displayName: 'Campaign Brand Label',
		name: 'campaignBrandLabel',
		type: 'string',
		default: '',
		description: 'Only campaigns with this brand label',
		routing: body('campaign_brand_label'),
	},
	campaignIds,
	objectiveTypes,
	statuses('Campaign Statuses', 'campaignStatuses', 'campaign_statuses', DELIVERY),
	{
		displayName: 'Combine Targeting Types',
		name: 'combineTargetingTypes',
		type: 'boolean',
		default: true,
		description: 'Whether to part the numbers by all targeting types together, such as age and gender in one row',
		routing: body('combine_targeting_types'),
	},
	customEvents,
	hour('End Hour', 'endHour', 'end_hour', 'The last hour of the last day, with "Hour" as granularity'),
	metricsFilters,
	ids('Product Group IDs', 'productGroupIds', 'product_group_ids', 'product groups'),
	statuses(
		'Product Group Statuses',
		'productGroupStatuses',
		'product_group_statuses',
		'RUNNING PAUSED EXCLUDED ARCHIVED',
	),
	ids('Product Item IDs', 'productItemIds', 'product_item_ids', 'product items'),
	{
		displayName: 'Sort By',
		name: 'primarySort',
		type: 'options',
		default: 'BY_ID',
		description: 'The order of the rows of each report',
		options: [
			{ name: 'Date', value: 'BY_DATE' },
			{ name: 'ID', value: 'BY_ID' },
		],
		routing: body('primary_sort'),
	},
	hour('Start Hour', 'startHour', 'start_hour', 'The first hour of the first day, with "Hour" as granularity'),
	{ ...timeZoneInQuery, routing: body('reporting_timezone') },
);

/** At most so many IDs, for reports that are not cut. */
export const atMost = (field: Field, most: number, description: string): Field => ({
	...field,
	description,
	check: allOf(someIds, mostOf(most)),
});
