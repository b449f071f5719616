import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../operations/operation';
import { isEmpty } from '../operations/values';
import { dayFromToday, dayOf } from './days';
import { FORMS, unreadableDay, type Period } from './period';

// Periods of reports that Pinterest makes on order: it keeps more days for them than for numbers at once, and a period that is
// longer than one report may be becomes several reports.

/** How far reports reach, in days. */
export interface Reach {
	/** The earliest first day, counted back from today. */
	back: number;
	/** Most days of one report, the first and the last included. */
	most: number;
}

/**
 * What the description of `analytics/create_report` allows, less one day: what lies on the very edge was seen to be refused,
 * because days end at other times in other zones.
 */
const REACH: Reach = { back: 913, most: 185 };
const OF_HOURS: Reach = { back: 7, most: 3 };
const OF_ITEMS: Reach = { back: 91, most: 30 };

export function reachOf({ granularity, level }: IDataObject): Reach {
	if (granularity === 'HOUR') return OF_HOURS;
	return String(level).startsWith('PRODUCT_ITEM') ? OF_ITEMS : REACH;
}

/** Whole days up to yesterday, because the numbers of today are never complete. */
const PRESETS: Record<string, number> = {
	yesterday: 1,
	last7Days: 7,
	last30Days: 30,
	last89Days: 89,
	last185Days: 185,
	last365Days: 365,
	last913Days: 913,
};

/** The choices of the date range, without Custom. */
export const PERIODS = Object.keys(PRESETS);

const custom = { show: { dateRange: ['custom'] } };

const dayProblem =
	(least: number) =>
	(value: unknown): string | undefined => {
		const day = dayOf(value);
		if (!day) return unreadableDay(value);
		if (day > dayFromToday(0)) return `is ${day}, which is in the future.`;
		return day > dayFromToday(1 - least) ? `is ${day}; the report needs ${least} days.` : undefined;
	};

const CHOICES = [
	{ name: 'As in the Template', value: 'template', description: 'The days that the template says' },
	{ name: 'Yesterday', value: 'yesterday' },
	{ name: 'Last 7 Days', value: 'last7Days', description: 'The 7 whole days before today' },
	{ name: 'Last 30 Days', value: 'last30Days', description: 'The 30 whole days before today' },
	{ name: 'Last 89 Days', value: 'last89Days' },
	{ name: 'Last 185 Days', value: 'last185Days', description: 'What fits into one report' },
	{ name: 'Last 365 Days', value: 'last365Days' },
	{ name: 'Last 913 Days', value: 'last913Days', description: 'All whole days that Pinterest still has' },
	{ name: 'Custom', value: 'custom', description: 'From a start date to an end date' },
];

/**
 * The parameters `dateRange`, `startDate` and `endDate`.
 * @param choices of the date range besides Custom
 * @param least days that a report needs
 */
export const longPeriodFields = (choices = PERIODS, least = 1): Field[] => [
	{
		displayName: 'Date Range',
		name: 'dateRange',
		type: 'options',
		default: 'last30Days',
		description: 'The days to report. Days are UTC, and none is later than yesterday unless you choose so.',
		options: CHOICES.filter(({ value }) => value === 'custom' || choices.includes(value)),
		...(choices.includes('template') && { default: 'template' }),
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: `The first day of the report. ${FORMS}. Days are UTC.`,
		check: dayProblem(least),
		displayOptions: custom,
	},
	{
		displayName: 'End Date',
		name: 'endDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: `The last day of the report; today when left empty. ${FORMS}. Days are UTC.`,
		check: dayProblem(1),
		displayOptions: custom,
	},
];

/**
 * The days that the parameters ask for, "Reread Days" included.
 * @param values checked
 */
export function longPeriodOf(values: IDataObject, { back }: Reach): Period {
	const { rereadDays = 0 } = (values.options ?? {}) as IDataObject;
	const { start_date: start, end_date } = chosen(values);
	const earlier = dayAfter(start, -Number(rereadDays));
	const earliest = dayFromToday(-back);
	// The days to read again are those that Pinterest still has.
	return { start_date: start >= earliest && earlier < earliest ? earliest : earlier, end_date };
}

function chosen({ dateRange, startDate, endDate }: IDataObject): Period {
	const days = PRESETS[String(dateRange)];
	if (days) return { start_date: dayFromToday(-days), end_date: dayFromToday(-1) };
	return { start_date: dayOf(startDate) ?? '', end_date: isEmpty(endDate) ? dayFromToday(0) : (dayOf(endDate) ?? '') };
}

/** What is wrong with the days together. */
export function longPeriodProblems(values: IDataObject, { back }: Reach, why = ''): string[] {
	if (values.dateRange === 'custom' && isEmpty(values.startDate)) return ['"Start Date" is empty; it needs a value.'];
	const { start_date: start, end_date: end } = chosen(values);
	if (!start || !end) return [];
	if (start > end) return [`"Start Date" (${start}) is after "End Date" (${end}).`];
	const earliest = dayFromToday(-back);
	return start < earliest
		? [`The report begins on ${start}; ${why}Pinterest reports days from ${earliest} on. Choose another "Date Range".`]
		: [];
}

/**
 * Cuts a period into as many as reports may be long. Weeks (from Monday) and months stay whole, so that no row stands for a part
 * of one.
 */
export function cut({ start_date: from, end_date: to }: Period, { most }: Reach, granularity: unknown): Period[] {
	const periods: Period[] = [];
	for (let start = from; start <= to; start = dayAfter(periods.at(-1)!.end_date, 1)) {
		const longest = dayAfter(start, most - 1);
		periods.push({ start_date: start, end_date: longest >= to ? to : wholeUntil(start, longest, granularity) });
	}
	return periods;
}

function wholeUntil(start: string, longest: string, granularity: unknown): string {
	for (let day = longest; day > start; day = dayAfter(day, -1)) {
		const next = dayAfter(day, 1);
		if (granularity === 'WEEK' && new Date(next).getUTCDay() !== 1) continue;
		if (granularity === 'MONTH' && !next.endsWith('-01')) continue;
		return day;
	}
	return longest;
}

/** So many days after a day, YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
	const moment = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
	return Number.isNaN(moment) ? '' : new Date(moment).toISOString().slice(0, 10);
}
