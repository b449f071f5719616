import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../api/failure';
import type { Call } from '../operations/call';
import { namesIn } from '../operations/names';
import { joinedQuery, type Field } from '../operations/operation';
import { fieldNames, type Output } from '../operations/output';
import { isEmpty } from '../operations/values';

/** What people call Pinterest's metrics, after the words of its analytics pages. */
const NAMES = {
	ENGAGEMENT: 'Engagements',
	ENGAGEMENT_RATE: 'Engagement Rate',
	IMPRESSION: 'Impressions',
	OUTBOUND_CLICK: 'Outbound Clicks',
	OUTBOUND_CLICK_RATE: 'Outbound Click Rate',
	PIN_CLICK: 'Pin Clicks',
	PIN_CLICK_RATE: 'Pin Click Rate',
	PROFILE_VISIT: 'Profile Visits',
	QUARTILE_95_PERCENT_VIEW: 'Video Played to 95%',
	SAVE: 'Saves',
	SAVE_RATE: 'Save Rate',
	TOTAL_COMMENTS: 'Total Comments',
	TOTAL_REACTIONS: 'Total Reactions',
	USER_FOLLOW: 'Follows',
	VIDEO_10S_VIEW: 'Video Played for 10 Seconds',
	VIDEO_AVG_WATCH_TIME: 'Video Average Play Time',
	VIDEO_MRC_VIEW: 'Video Views',
	VIDEO_START: 'Video Starts',
	VIDEO_V50_WATCH_TIME: 'Video Total Play Time',
} as const;

export type Metric = keyof typeof NAMES;

/** Query parameter `metric_types` of the account and of its top Pins. */
export const ACCOUNT_METRICS: readonly Metric[] = [
	'ENGAGEMENT',
	'ENGAGEMENT_RATE',
	'IMPRESSION',
	'OUTBOUND_CLICK',
	'OUTBOUND_CLICK_RATE',
	'PIN_CLICK',
	'PIN_CLICK_RATE',
	'SAVE',
	'SAVE_RATE',
];

const VIDEO_METRICS = [
	'QUARTILE_95_PERCENT_VIEW',
	'VIDEO_10S_VIEW',
	'VIDEO_AVG_WATCH_TIME',
	'VIDEO_MRC_VIEW',
	'VIDEO_START',
	'VIDEO_V50_WATCH_TIME',
] satisfies Metric[];

/** Query parameter `metric_types`, and also `sort_by`, of top video Pins. */
export const TOP_VIDEO_METRICS: readonly Metric[] = ['IMPRESSION', 'OUTBOUND_CLICK', 'SAVE', ...VIDEO_METRICS];

/** Query parameter `metric_types` of Pins: the standard set and the video set of the API description. */
export const PIN_METRICS: readonly Metric[] = [
	'IMPRESSION',
	'OUTBOUND_CLICK',
	'PIN_CLICK',
	'SAVE',
	'SAVE_RATE',
	'TOTAL_COMMENTS',
	'TOTAL_REACTIONS',
	'USER_FOLLOW',
	'PROFILE_VISIT',
	...VIDEO_METRICS,
];

const LIFETIME_METRICS: readonly string[] = ['TOTAL_COMMENTS', 'TOTAL_REACTIONS'] satisfies Metric[];

/** Pinterest counts some metrics over the whole life of a Pin only: they come in `lifetime_metrics` and never by day. */
export const isOfLifetime = (metric: string): boolean => LIFETIME_METRICS.includes(metric);

/** For `options` and `multiOptions`, in the order of their names. */
export function choicesOf(metrics: readonly Metric[]): Array<{ name: string; value: Metric }> {
	return metrics
		.map((value) => ({ name: NAMES[value], value }))
		.sort((one, other) => one.name.localeCompare(other.name));
}

/** The parameter `metricTypes`. */
export const metricTypes = (metrics: readonly Metric[], changes: Partial<Field>): Field => ({
	displayName: 'Metrics',
	name: 'metricTypes',
	type: 'multiOptions',
	default: [],
	options: choicesOf(metrics),
	routing: joinedQuery('metric_types'),
	...changes,
});

/** A metric as a column: `PIN_CLICK` is `pin_click`. */
export const columnOf = (metric: string): string => metric.toLowerCase();

/** The metrics as columns: those that are chosen, or all where none is. */
export const metricColumns = (metrics: readonly Metric[]): Output['columns'] =>
	Object.fromEntries(
		metrics.map((metric) => {
			const asked = ({ metricTypes: chosen }: IDataObject) => isEmpty(chosen) || fieldNames(chosen).includes(metric);
			return [columnOf(metric), { type: 'number', asked }];
		}),
	);

/** The metrics that the call asks for; none where Pinterest's default, all of them, is left. */
export function metricsOf({ request }: Call): string[] {
	const asked = request.query?.metric_types as { commaJoined: string[] } | undefined;
	return asked?.commaJoined ?? [];
}

/** Adds to a refusal that may be about video metrics what Pinterest's own text does not say. */
export function withVideoAdvice(failure: Failure, call: Call): Failure {
	const video = metricsOf(call).filter((metric) => (VIDEO_METRICS as string[]).includes(metric));
	if (failure.facts.httpStatus !== 400 || video.length === 0) return failure;
	const advice = `Video metrics are for video Pins: for a Pin without a video take ${video.join(', ')} out of "Metrics".`;
	return new Failure({
		...failure.facts,
		parameter: 'metricTypes',
		description: `${advice} ${failure.facts.description}`,
	});
}

/** What is wrong with the metrics of a Pin for the rows that are wanted. */
export function pinMetricProblems({ metricTypes: chosen, rows, output = 'simplified' }: IDataObject): string[] {
	const metrics = typeof chosen === 'string' ? namesIn(chosen) : ((chosen ?? []) as string[]);
	if (rows !== 'daily' || output === 'raw' || metrics.length === 0 || !metrics.every(isOfLifetime)) return [];
	return [
		`${metrics.join(' and ')} cannot be given by day: Pinterest counts comments and reactions over the whole life of a Pin. Set "Rows" to "Total", or add a metric to "Metrics" that is counted by day, such as IMPRESSION.`,
	];
}
