import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../operations/call';
import type { Field } from '../operations/operation';
import type { Column, Output } from '../operations/output';
import { columnOf, isOfLifetime, metricsOf } from './metrics';

type Numbers = Record<string, number>;

/** Numbers for a period (schemas AnalyticsMetricsResponse and PinAnalyticsMetricsResponse of the API description). */
interface Report {
	summary_metrics?: Numbers;
	/** Of Pins only. */
	lifetime_metrics?: Numbers;
	daily_metrics?: Array<{ date: string; data_status?: string; metrics?: Numbers | null }> | null;
}

/** The parameter `rows`. */
export const rowsField = (kind: 'daily' | 'total', about: string): Field => ({
	displayName: 'Rows',
	name: 'rows',
	type: 'options',
	default: kind,
	description: `What each row stands for. ${about}`.trim(),
	options: [
		{ name: 'Daily', value: 'daily', description: 'One row for each day, with the numbers of that day' },
		{ name: 'Total', value: 'total', description: 'One row for the whole period' },
	],
	displayOptions: { hide: { output: ['raw'] } },
});

const ofDays: Column = { type: 'text', asked: ({ rows }) => rows === 'daily' };
const ofTotal: Column = { type: 'text', asked: ({ rows }) => rows === 'total' };

/** The columns of a report that are not numbers, after those it begins with. */
export const reportColumns = { date: ofDays, start_date: ofTotal, end_date: ofTotal, data_status: ofDays };

/** The column that tells the parts of a split apart, by value of `split_field`. */
export const SPLIT_COLUMNS: Record<string, string> = {
	APP_TYPE: 'app_type',
	OWNED_CONTENT: 'owned_content',
	PIN_FORMAT: 'pin_format',
	SOURCE: 'source',
};

/** The columns of the splits that a report offers. */
export const splitColumns = (...parts: string[]): Output['columns'] =>
	Object.fromEntries(
		parts.map((part) => [
			SPLIT_COLUMNS[part],
			{ type: 'text', asked: ({ splitField }: IDataObject) => splitField === part } satisfies Column,
		]),
	);

/**
 * Makes flat rows of a report: one for each day or one for the period, times the parts of a split.
 * Summary and lifetime numbers come together in the total. Every metric that was asked for is a column, null where Pinterest
 * sent no number; those that are counted over a lifetime only are left out of days.
 * @param answer reports by part of the split; without a split there is the one part `all`. undefined: there are no numbers
 * @param lead columns to begin with
 */
export function reportRows(answer: IDataObject | undefined, call: Call, lead: IDataObject = {}): IDataObject[] {
	const split = SPLIT_COLUMNS[call.text('splitField')];
	const daily = call.text('rows') === 'daily';
	const asked = metricsOf(call);
	return Object.entries((answer ?? { all: null }) as Record<string, Report | null>).flatMap(([part, report]) => {
		const ofPart: IDataObject = split ? { [split]: part } : {};
		return daily
			? dayRows(report ?? {}, asked, lead, ofPart)
			: [totalRow(report ?? {}, asked, { ...lead, ...periodIn(call), ...ofPart })];
	});
}

function totalRow({ summary_metrics, lifetime_metrics }: Report, asked: string[], lead: IDataObject): IDataObject {
	const numbers = { ...lifetime_metrics, ...summary_metrics };
	return { ...lead, ...columns(numbers, asked.length > 0 ? asked : Object.keys(numbers)) };
}

function dayRows({ daily_metrics }: Report, asked: string[], lead: IDataObject, ofPart: IDataObject) {
	const days = daily_metrics ?? [];
	const given = namesIn(days.map(({ metrics }) => metrics));
	const byDay = asked.filter((metric) => given.includes(metric) || !isOfLifetime(metric));
	return days.map(({ date, data_status = null, metrics }): IDataObject => {
		const numbers = columns(metrics, asked.length > 0 ? byDay : given);
		return { ...lead, date, ...ofPart, data_status, ...numbers };
	});
}

/** The period that the call asked for, as columns. */
function periodIn({ request: { query } }: Call): IDataObject {
	return { start_date: query?.start_date, end_date: query?.end_date } as IDataObject;
}

/** An entry of `pins` in the answers with top Pins. */
interface TopPin {
	pin_id?: string;
	metrics?: Numbers | null;
	/** By metric. */
	data_status?: Record<string, string>;
}

/** One row for each of the top Pins, the best first. */
export function topPinRows(answer: IDataObject, call: Call): IDataObject[] {
	const pins = (answer.pins ?? []) as unknown as TopPin[];
	const latest = Number((answer.date_availability as IDataObject | undefined)?.latest_available_timestamp);
	const asked = metricsOf(call);
	const names = asked.length > 0 ? asked : namesIn(pins.map(({ metrics }) => metrics));
	return pins.map(({ pin_id = null, metrics, data_status }, index) => ({
		rank: index + 1,
		pin_id,
		url: pin_id && `https://www.pinterest.com/pin/${pin_id}/`,
		...columns(metrics, names),
		data_status: [...new Set(Object.values(data_status ?? {}))].join(', ') || null,
		available_until: latest > 0 ? new Date(latest).toISOString().slice(0, 10) : null,
	}));
}

function columns(numbers: Numbers | null | undefined, names: string[]): IDataObject {
	return Object.fromEntries(names.map((name) => [columnOf(name), numbers?.[name] ?? null]));
}

/** Every metric that any of them has, in the order of first appearance. */
function namesIn(all: Array<Numbers | null | undefined>): string[] {
	return [...new Set(all.flatMap((numbers) => Object.keys(numbers ?? {})))];
}
