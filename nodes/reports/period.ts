import type { IDataObject, INodePropertyRouting } from 'n8n-workflow';

import type { Field } from '../operations/operation';
import { isEmpty } from '../operations/values';
import { dayFromToday, dayOf, daysWritten } from './days';

/** First and last day of a report, YYYY-MM-DD in UTC, both included. */
export interface Period {
	start_date: string;
	end_date: string;
}

/**
 * The earliest day that Pinterest reports, counted from today. The API description allows 90 days back, but a start on the very
 * edge was seen to be refused.
 */
const EARLIEST = -89;

/** Whole days up to yesterday, because the numbers of today are never complete. */
const PRESETS: Record<string, number> = { last7Days: 7, last30Days: 30, last89Days: 89 };

export const FORMS =
	'Takes YYYY-MM-DD, DD.MM.YYYY, an ISO date and time, a DateTime from an expression, or seconds or milliseconds since 1970';
const custom = { show: { dateRange: ['custom'] } };

/** A parameter that takes a day, which goes over the wire as YYYY-MM-DD. */
export const dayField = (
	displayName: string,
	name: string,
	description: string,
	routing: INodePropertyRouting,
): Field => ({
	displayName,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description,
	check: (value) => (dayOf(value) ? undefined : unreadableDay(value)),
	wire: dayOf,
	routing,
});

export const periodFields: Field[] = [
	{
		displayName: 'Date Range',
		name: 'dateRange',
		type: 'options',
		default: 'last30Days',
		description: 'The days to report. Pinterest keeps 90 days; days are UTC.',
		options: [
			{ name: 'Last 7 Days', value: 'last7Days', description: 'The 7 whole days before today' },
			{ name: 'Last 30 Days', value: 'last30Days', description: 'The 30 whole days before today' },
			{ name: 'Last 89 Days', value: 'last89Days', description: 'All whole days that Pinterest still has' },
			{ name: 'Custom', value: 'custom', description: 'From a start date to an end date' },
		],
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: `The first day of the report, at most 89 days ago. ${FORMS}. Days are UTC.`,
		check: dayProblem,
		displayOptions: custom,
	},
	{
		displayName: 'End Date',
		name: 'endDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: `The last day of the report; today when left empty. ${FORMS}. Days are UTC.`,
		check: dayProblem,
		displayOptions: custom,
	},
];

function dayProblem(value: unknown): string | undefined {
	const day = dayOf(value);
	if (!day) return unreadableDay(value);
	if (day > dayFromToday(0)) return `is ${day}, which is in the future. ${allowed()}`;
	if (day < dayFromToday(EARLIEST)) return `is ${day}. Pinterest reports only the last 90 days. ${allowed()}`;
	return undefined;
}

/** What is wrong with what is no day. */
export function unreadableDay(value: unknown): string {
	const [dayFirst, monthFirst] = typeof value === 'string' ? daysWritten(value.trim()) : [];
	if (monthFirst) return `can be read in two ways: "${String(value)}". Write ${dayFirst} or ${monthFirst}.`;
	const shown = JSON.stringify(value)?.slice(0, 60);
	return `is not a date: ${shown}. It looks like ${dayFromToday(-7)}; an ISO date and time, a DateTime, or seconds or milliseconds since 1970 are fine too.`;
}

function allowed(): string {
	return `Allowed are ${dayFromToday(EARLIEST)} to ${dayFromToday(0)} (UTC).`;
}

/**
 * What is wrong with start and end together. That a custom range needs a start is asked here: n8n would ask for a required
 * field even where the range comes from an expression or an AI agent and is not custom.
 */
export function periodProblems(values: IDataObject): string[] {
	if (values.dateRange === 'custom' && isEmpty(values.startDate))
		return [`"Start Date" is empty; it needs a value. ${allowed()}`];
	const { start_date: start, end_date: end } = periodOf(values);
	return start && end && start > end ? [`"Start Date" (${start}) is after "End Date" (${end}). ${allowed()}`] : [];
}

/** @param values checked */
export function periodOf({ dateRange, startDate, endDate }: IDataObject): Period {
	const days = PRESETS[String(dateRange)];
	if (days) return { start_date: dayFromToday(-days), end_date: dayFromToday(-1) };
	return {
		start_date: dayOf(startDate) ?? '',
		end_date: isEmpty(endDate) ? dayFromToday(0) : (dayOf(endDate) ?? ''),
	};
}

/** For `Operation.fill`: gives the call its dates. Rows are labelled with the same ones, also when the day changes in between. */
export const period = (values: IDataObject) => ({ query: { ...periodOf(values) } });
