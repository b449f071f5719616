import type { IDataObject } from 'n8n-workflow';

import { at, number, text } from '../../../operations/output';

/** Search volume or engagement by week: dates (the last day of a week, `2024-01-07`) and values from 0 to 100. */
type Point = [date: string, value: number];

function points(raw: IDataObject): Point[] {
	const series = (at(raw, 'time_series') ?? {}) as Record<string, number>;
	return Object.entries(series).sort(([a], [b]) => a.localeCompare(b));
}

/** Columns for the week that the series ends with. */
export const latest = {
	latest_week: text((raw) => points(raw).at(-1)?.[0]),
	latest_value: number((raw) => points(raw).at(-1)?.[1]),
};

/** The week with the highest value, the last of them when there are several. */
export function peakWeek(raw: IDataObject): string | undefined {
	const all = points(raw);
	const highest = Math.max(...all.map(([, value]) => value));
	return all.filter(([, value]) => value === highest).at(-1)?.[0];
}
