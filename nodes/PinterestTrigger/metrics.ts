import type { IDataObject } from 'n8n-workflow';

import { namesIn } from '../operations/names';
import type { Field } from '../operations/operation';
import { at, identity, number, text, type Output } from '../operations/output';
import type { Facts } from '../polling/event';

/** Values: `pin_metrics` of the API description. */
const METRICS = [
	{ name: 'Comments', value: 'comment' },
	{ name: 'Impressions', value: 'impression' },
	{ name: 'Outbound Clicks', value: 'clickthrough' },
	{ name: 'Pin Clicks', value: 'pin_click' },
	{ name: 'Reactions', value: 'reaction' },
	{ name: 'Saves', value: 'save' },
];

/** Counted over the whole life of a Pin only. */
const LIFETIME_ONLY = ['comment', 'reaction'];

/** The parameters of the event Pin Metric Reached. */
export const metricFields: Field[] = [
	{
		displayName: 'Metric',
		name: 'metric',
		type: 'options',
		default: 'impression',
		description: 'The number to watch. Pinterest counts comments and reactions over the lifetime of a Pin only.',
		options: METRICS,
	},
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		default: 'lifetime_metrics',
		description: 'What Pinterest counts. Of Pins made before March 20, 2023, it knows the lifetime only for videos.',
		options: [
			{ name: 'Last 90 Days', value: '90d' },
			{ name: 'Lifetime', value: 'lifetime_metrics' },
		],
	},
	{
		displayName: 'Values',
		name: 'thresholds',
		type: 'string',
		required: true,
		default: '1000',
		placeholder: 'e.g. 1000, 10000',
		description:
			'Each Pin starts the workflow once when the metric comes to such a value. Several with commas between them. Pins that have it already when the watching begins start nothing.',
		check: (value) =>
			namesIn(String(value)).every((one) => /^\d+$/.test(one) && Number(one) > 0)
				? undefined
				: 'has something in it that is not a whole number above 0. It looks like 1000, 10000.',
	},
];

/** @returns sentences that say what is wrong */
export function checkMetric({ metric, period }: IDataObject): string[] {
	if (period !== '90d' || !LIFETIME_ONLY.includes(String(metric))) return [];
	return ['Pinterest counts comments and reactions over the lifetime of a Pin only. Set "Period" to Lifetime.'];
}

/** The metric of a Pin, as the first of the values would find it. */
export function numbersOf(pin: IDataObject, { metric, period, thresholds }: IDataObject): IDataObject {
	const value = Number(at(pin, `pin_metrics.${String(period)}.${String(metric)}`) ?? 0);
	return { metric, threshold: Number(namesIn(String(thresholds))[0]), value };
}

/** Every value that an own Pin has come to. */
export const reached: Facts = (pin, values) => {
	if (pin.is_owner === false) return [];
	const numbers = numbersOf(pin, values);
	return namesIn(String(values.thresholds))
		.map(Number)
		.filter((threshold) => Number(numbers.value) >= threshold)
		.map((threshold) => ({
			key: `${String(pin.id)} ${threshold}`,
			entry: { ...pin, reached: { ...numbers, threshold } },
		}));
};

export const reachedOutput: Output = {
	columns: {
		id: identity,
		url: text(({ id }) => `https://www.pinterest.com/pin/${String(id)}/`),
		title: text(),
		link: text(),
		board_id: text(),
		created_at: text(),
		metric: text('reached.metric'),
		threshold: number('reached.threshold'),
		value: number('reached.value'),
	},
	selectable: ['alt_text', 'board_id', 'created_at', 'description', 'id', 'link', 'pin_metrics', 'reached', 'title'],
};
