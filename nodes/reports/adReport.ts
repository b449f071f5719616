import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../operations/call';
import { filters } from '../operations/collections';
import { query, type Field } from '../operations/operation';
import { text, type Column, type Output } from '../operations/output';
import { adColumns, adNumbers, columnsField } from './adColumns';
import { dayFromToday } from './days';
import { periodFields, periodOf, periodProblems } from './period';

const DAYS = ['0', '1', '7', '14', '30', '60'];

const windowField = (who: string, name: string, usual: number): Field => ({
	displayName: `${who} Window (Days)`,
	name,
	type: 'options',
	default: usual,
	description: `How many days after a ${who.toLowerCase()} a conversion still counts for the ad`,
	options: DAYS.map((days) => ({ name: days, value: Number(days) })),
	displayOptions: { show: { attribution: ['custom'] } },
});

/** Windows for clicks, engagements and views in days, in combinations that Pinterest was seen to take. */
export const PRESETS = [
	'60/60/60',
	'60/60/30',
	'60/60/7',
	'60/60/1',
	'30/30/30',
	'30/30/7',
	'7/7/7',
	'7/7/1',
	'7/0/0',
	'1/1/1',
	'1/0/0',
];

/** The parameter `conversionReportTime`. */
export const conversionReportTime: Field = {
	displayName: 'Conversion Report Time',
	name: 'conversionReportTime',
	type: 'options',
	default: 'TIME_OF_AD_ACTION',
	description: 'The day to which a conversion is counted',
	options: [
		{ name: 'Day of the Ad Action', value: 'TIME_OF_AD_ACTION' },
		{ name: 'Day of the Conversion', value: 'TIME_OF_CONVERSION' },
	],
};

/** The parameters `attribution`, its windows and `conversionReportTime`. */
export const attributionFields: Field[] = [
	{
		displayName: 'Attribution',
		name: 'attribution',
		type: 'options',
		default: 'adsManager',
		description:
			'Which conversions count for an ad: days after a click, an engagement and a view. Numbers match those of Ads Manager only with the same windows.',
		options: [
			{ name: 'As in Ads Manager (30/30/1)', value: 'adsManager' },
			...PRESETS.map((value) => ({ name: value, value })),
			{ name: 'Custom', value: 'custom', description: 'Pinterest does not take every combination' },
		],
	},
	windowField('Click', 'clickWindowDays', 30),
	windowField('Engagement', 'engagementWindowDays', 30),
	windowField('View', 'viewWindowDays', 1),
	{ ...conversionReportTime, displayOptions: { show: { attribution: ['custom'] } } },
];

/** The parameter `granularity`. */
export const granularity: Field = {
	displayName: 'Granularity',
	name: 'granularity',
	type: 'options',
	default: 'TOTAL',
	description: 'What each row stands for',
	options: [
		{ name: 'Day', value: 'DAY' },
		{ name: 'Hour', value: 'HOUR', description: 'The last 8 days, 3 days at a time, without conversions' },
		{ name: 'Month', value: 'MONTH' },
		{ name: 'Total', value: 'TOTAL', description: 'One row for the whole period' },
		{ name: 'Week', value: 'WEEK' },
	],
	routing: query('granularity'),
};

export const timeZone: Field = {
	displayName: 'Time Zone of the Report',
	name: 'reportingTimezone',
	type: 'options',
	default: 'AD_ACCOUNT_TIME_ZONE',
	description: "The days' time zone. Pinterest opens this beta feature account by account.",
	options: [
		{ name: 'Ad Account', value: 'AD_ACCOUNT_TIME_ZONE' },
		{ name: 'Pinterest (UTC)', value: 'PINTEREST_TIME_ZONE' },
	],
	routing: query('reporting_timezone'),
};

/** What all numbers of ads are asked for with, after what says whose they are. */
export const adNumberFields = (): Field[] => [...periodFields, granularity, columnsField(), ...attributionFields];

/** Everything that the numbers of one level are asked for with, after what says whose they are. */
export const adReportFields = (more: Field[] = []): Field[] => [...adNumberFields(), filters(...more, timeZone)];

/** Days that HOUR reaches back, and its longest period (descriptions of the endpoints). */
const HOURS_BACK = 8;
const HOURS_LONG = 3;

export function adReportProblems(values: IDataObject): string[] {
	const problems = periodProblems(values);
	if (problems.length > 0 || values.granularity !== 'HOUR') return problems;
	const { start_date: start, end_date: end } = periodOf(values);
	const days = (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
	return start < dayFromToday(-HOURS_BACK) || days > HOURS_LONG
		? [
				`By the hour, Pinterest reports ${HOURS_LONG} days at a time, none more than ${HOURS_BACK} days ago. Choose another "Date Range", or "Day" as "Granularity".`,
			]
		: [];
}

/** What counts as a conversion, under Pinterest's names. */
export type Attribution = Record<(typeof WINDOWS)[number], number> & { conversion_report_time: string };

/** The attribution that the parameters ask for. @param values checked */
export function attributionOf(values: IDataObject): Attribution {
	const { attribution = 'adsManager', clickWindowDays, engagementWindowDays, viewWindowDays } = values;
	const isCustom = attribution === 'custom';
	const windows = isCustom
		? [clickWindowDays, engagementWindowDays, viewWindowDays].join('/')
		: attribution === 'adsManager'
			? '30/30/1'
			: String(attribution);
	return {
		...windowsIn(windows),
		conversion_report_time: isCustom ? String(values.conversionReportTime) : 'TIME_OF_AD_ACTION',
	};
}

/** `30/30/1` in three columns. */
export function windowsIn(windows: string): Record<(typeof WINDOWS)[number], number> {
	const [click, engagement, view] = windows.split('/').map(Number);
	return { click_window_days: click, engagement_window_days: engagement, view_window_days: view };
}

/** For `Operation.fill`: the dates and the windows. */
export function adReportQuery(values: IDataObject) {
	return { query: { ...periodOf(values), ...attributionOf(values) } };
}

const byTime: Column = { type: 'text', asked: ({ granularity: chosen }) => chosen !== 'TOTAL' };
const inTotal: Column = { type: 'text', asked: ({ granularity: chosen }) => chosen === 'TOTAL' };

/** The windows are columns of every row, so that numbers of different windows are never taken for each other. */
export const WINDOWS = ['click_window_days', 'engagement_window_days', 'view_window_days'] as const;

/** The columns of a report. @param names of those that it begins with: texts that say whose numbers they are */
export function adReportColumns(...names: string[]): Output['columns'] {
	const lead = Object.fromEntries(names.map((name) => [name, text()]));
	return {
		...lead,
		date: byTime,
		start_date: inTotal,
		end_date: inTotal,
		...adColumns(),
		...Object.fromEntries(WINDOWS.map((name) => [name, { type: 'integer' } satisfies Column])),
		conversion_report_time: text(),
		// They are there whether or not they are chosen among the numbers too.
		...lead,
	};
}

/** Every column that a row of any level can have, in one list for all operations that return such rows. */
export const AD_ROW_COLUMNS: readonly string[] = Object.keys(
	adReportColumns(
		'ad_account_id',
		'ad_group_id',
		'ad_id',
		'campaign_id',
		'pin_id',
		'product_group_id',
		'targeting_type',
		'targeting_value',
	),
);

/**
 * A flat row.
 * @param raw the numbers as Pinterest sends them
 * @param lead columns to begin with
 */
export function adReportRow(raw: IDataObject, { request, values }: Call, lead: IDataObject): IDataObject {
	const sent = request.query as Record<string, unknown>;
	const { commaJoined: asked } = sent.columns as { commaJoined: string[] };
	const when =
		values.granularity === 'TOTAL'
			? { start_date: sent.start_date, end_date: sent.end_date }
			: { date: raw.DATE ?? null };
	return {
		...lead,
		...(when as IDataObject),
		...adNumbers(raw, asked),
		...lead,
		...Object.fromEntries(WINDOWS.map((name) => [name, Number(sent[name])])),
		conversion_report_time: sent.conversion_report_time as string,
	};
}
