import type { IDataObject } from 'n8n-workflow';

import { at, number, text } from '../../../operations/output';

/** Search volume or engagement by week: dates (the last day of a week, `2024-01-07`) and values from 0 to 100. */
type Point = [date: string, value: number];

function points(raw: IDataObject, property = 'time_series'): Point[] {
	const series = (at(raw, property) ?? {}) as Record<string, number>;
	return Object.entries(series).sort(([a], [b]) => a.localeCompare(b));
}

/** Columns for the week that the series ends with. */
export const latest = {
	latest_week: text((raw) => points(raw).at(-1)?.[0]),
	latest_value: number((raw) => points(raw).at(-1)?.[1]),
};

/** The week with the highest value, the last of them when there are several. */
export const peakWeek = (raw: IDataObject): string | undefined => peakOf(points(raw))?.[0];

/** Columns for the highest of the weeks that are predicted. */
export const predicted = {
	predicted_peak: number((raw) => peakOf(points(raw, 'predicted_time_series'))?.[1]),
	predicted_peak_week: text((raw) => peakOf(points(raw, 'predicted_time_series'))?.[0]),
};

function peakOf(all: Point[]): Point | undefined {
	const highest = Math.max(...all.map(([, value]) => value));
	return all.filter(([, value]) => value === highest).at(-1);
}

/** The age group with the largest share. */
export const largestAgeGroup = (path: string) =>
	text((raw) => {
		const ages = Object.entries((at(raw, path) ?? {}) as Record<string, number>);
		return ages.sort(([, a], [, b]) => b - a)[0]?.[0];
	});
