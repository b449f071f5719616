import type { IDataObject } from 'n8n-workflow';

import { allOf, mostOf } from '../../../operations/checks';
import { filters } from '../../../operations/collections';
import { choicesOf } from '../../../operations/names';
import { body, type Field, type Operation } from '../../../operations/operation';
import { integer, text } from '../../../operations/output';
import { conversionReportTime } from '../../../reports/adReport';
import { longPeriodFields, longPeriodOf, longPeriodProblems } from '../../../reports/longPeriod';
import { PRODUCT_COLUMNS, reportColumnsField } from '../../../reports/reportColumns';
import { adAccountId } from '../../../things/adAccount';
import { adGroupIds, atMost, campaignIds, objectiveTypes } from './fields';
import { looseOutput } from './looseRows';
import { reporting, runningOptions } from './running';

const choices = (values: string) => choicesOf(values.split(' '));

/** "Start date must be after 2024-03-16", at least 7 days, at most a year (schema of the request). */
const REACH = { back: 913, most: 365 };
const FEWEST = 7;
const MOST_IDS = 500;

const windows = (who: string, name: string, property: string): Field => ({
	displayName: `${who} Window (Days)`,
	name,
	type: 'options',
	default: 30,
	description: `How many days after a ${who.toLowerCase()} a conversion still counts for the ad`,
	options: [0, 1, 7, 14, 30, 60].map((days) => ({ name: String(days), value: days })),
	routing: body(property),
});

const running = reporting('analytics/get_conversion_product_report');

export const getProduct: Operation = {
	name: 'Get Product',
	value: 'getProduct',
	action: 'Get a report of products sold',
	description:
		'Get which brands, categories or products were bought after ads, for 7 days to a year: ordered, waited for, downloaded, one item for each row',
	endpoint: 'analytics/create_conversion_product_report',
	alsoCalls: ['analytics/get_conversion_product_report'],
	fields: [
		adAccountId(),
		{
			displayName: 'Report Name',
			name: 'reportName',
			type: 'string',
			required: true,
			default: 'Products sold',
			description: 'What the report is called at Pinterest',
			routing: body('report_name'),
		},
		{
			displayName: 'Level',
			name: 'level',
			type: 'options',
			default: 'CAMPAIGN',
			description: 'Whose sales each row is about',
			options: [
				{ name: 'Ad Account', value: 'ADVERTISER' },
				{ name: 'Ad Group', value: 'AD_GROUP' },
				{ name: 'Campaign', value: 'CAMPAIGN' },
			],
			routing: body('level'),
		},
		{
			displayName: 'Breakdown',
			name: 'breakdown',
			type: 'options',
			default: 'PRODUCT_BRAND',
			description: 'What the sales are parted by',
			options: choices('PRODUCT_BRAND PRODUCT_CATEGORY PRODUCT_BRAND_AND_CATEGORY PRODUCT_SKU PRODUCT_SKU_GROUP'),
			routing: body('conversion_product_breakdown'),
		},
		...longPeriodFields(['last7Days', 'last30Days', 'last89Days', 'last185Days', 'last365Days'], FEWEST),
		{
			displayName: 'Granularity',
			name: 'granularity',
			type: 'options',
			default: 'TOTAL',
			description: 'What each row stands for',
			options: choices('MONTH TOTAL WEEK'),
			routing: body('granularity'),
		},
		reportColumnsField(PRODUCT_COLUMNS, 'getProductColumns', [
			'CAMPAIGN_ID',
			'CAMPAIGN_NAME',
			'CONVERSION_PRODUCT_BRAND',
			'TOTAL_CONVERSION_PRODUCT_QUANTITY',
			'TOTAL_CONVERSION_PRODUCT_VALUE',
		]),
		windows('Click', 'clickWindowDays', 'click_window_days'),
		windows('View', 'viewWindowDays', 'view_window_days'),
		{ ...conversionReportTime, routing: body('conversion_report_time') },
		filters(
			atMost(adGroupIds, MOST_IDS, 'Only these ad groups, at most 500, where "Level" is Ad Group'),
			{
				displayName: 'Attribution Type',
				name: 'attributionType',
				type: 'options',
				default: 'DEFAULT',
				description: 'Brand attribution counts from April 2, 2025 on',
				options: choices('BRAND_ATTRIBUTION DEFAULT'),
				routing: body('conversion_product_attribution_type'),
			},
			atMost(campaignIds, MOST_IDS, 'Only these campaigns, at most 500, where "Level" is Campaign'),
			objectiveTypes,
			{
				displayName: 'Product SKUs',
				name: 'productSkuIds',
				type: 'string',
				default: '',
				description: 'The SKUs of the group, 2 to 500 with commas between them, where "Breakdown" is Product Sku Group',
				placeholder: 'e.g. A1001, A1002',
				several: true,
				check: allOf(mostOf(MOST_IDS), someSkus),
				routing: body('product_sku_ids'),
			},
		),
	],
	options: runningOptions,
	check,
	fill: (values) => ({ body: { ...longPeriodOf(values, REACH) } }),
	output: looseOutput(
		PRODUCT_COLUMNS,
		{
			start_date: text(),
			end_date: text(),
			click_window_days: integer(),
			view_window_days: integer(),
			conversion_report_time: text(),
		},
		({ request }) => {
			const { start_date, end_date, click_window_days, view_window_days, conversion_report_time } =
				request.body as IDataObject;
			return { start_date, end_date, click_window_days, view_window_days, conversion_report_time };
		},
	),
	job: running,
};

function someSkus(value: unknown): string | undefined {
	if ((value as unknown[]).length < 2) return 'has one SKU; a group has at least two.';
	const wrong = (value as unknown[]).map(String).find((sku) => !/^[a-z0-9]+$/i.test(sku));
	return wrong && `has a SKU with other characters than letters and digits: "${wrong.slice(0, 40)}".`;
}

function check(values: IDataObject): string[] {
	const problems = longPeriodProblems(values, REACH);
	if (problems.length > 0) return problems;
	const { start_date: start, end_date: end } = longPeriodOf(values, REACH);
	const days = (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
	const { campaignIds: campaigns, adGroupIds: groups, productSkuIds: skus } = (values.filters ?? {}) as IDataObject;
	return [
		...(days < FEWEST || days > REACH.most
			? [`The report is about ${days} days; Pinterest takes ${FEWEST} to ${REACH.most}.`]
			: []),
		...(campaigns !== undefined && values.level !== 'CAMPAIGN' ? ['"Campaign IDs" need "Level" to be Campaign.'] : []),
		...(groups !== undefined && values.level !== 'AD_GROUP' ? ['"Ad Group IDs" need "Level" to be Ad Group.'] : []),
		...((skus !== undefined) !== (values.breakdown === 'PRODUCT_SKU_GROUP')
			? ['"Product SKUs" and the breakdown Product Sku Group belong together: give both or neither.']
			: []),
	];
}
