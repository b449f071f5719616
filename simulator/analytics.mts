import { createHash } from 'node:crypto';
import type { Account, Pin } from './state.mts';

/** Metric name to number. */
export type Numbers = Record<string, number>;

/** How much of everything falls on a part: by device, format, source, claimed content and content type. */
export const fractionOfDay: Record<string, number> = {
	MOBILE: 0.66,
	TABLET: 0.09,
	WEB: 0.25,
	CLAIMED: 0.8,
	OTHER: 0.2,
	YOUR_PINS: 0.7,
	OTHER_PINS: 0.3,
	ORGANIC_IMAGE: 0.6,
	ORGANIC_VIDEO: 0.25,
	ORGANIC_PRODUCT: 0.15,
	ADS_STANDARD: 0,
	ADS_PRODUCT: 0,
	ADS_VIDEO: 0,
	ADS_IDEA: 0,
	ORGANIC: 1,
	PAID: 0,
};

/** The numbers of one Pin on one day, the same every time. None before it was created. */
export function pinDay(pin: Pin, date: string, share: number): Numbers {
	if (date < new Date(pin.createdAt).toISOString().slice(0, 10)) return {};
	const usual = 40 + Math.floor(chance(pin.id) * 400);
	return day(`${pin.id} ${date}`, usual, date, share, pin.creativeType === 'VIDEO');
}

/** The numbers of the whole account on one day. */
export function accountDay(account: Account, date: string, share: number): Numbers {
	return day(`${account.id} ${date}`, 2000 + account.pins.size * 60, date, share, false);
}

/** Comments and reactions, which are counted over the whole life of a Pin. */
export function lifetime(pin: Pin): Numbers {
	return {
		TOTAL_COMMENTS: Math.floor(chance(`${pin.id} c`) * 12),
		TOTAL_REACTIONS: Math.floor(chance(`${pin.id} r`) * 60),
	};
}

/** Counts added up, rates and averages made anew from the counts. */
export function sum(days: Numbers[]): Numbers {
	const total: Numbers = {};
	for (const numbers of days) {
		for (const [metric, value] of Object.entries(numbers)) total[metric] = (total[metric] ?? 0) + value;
	}
	return Object.keys(total).length === 0 ? total : withRates(total, days);
}

function day(name: string, usual: number, date: string, share: number, video: boolean): Numbers {
	const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
	const busy = weekday === 0 || weekday === 6 ? 1.3 : 1;
	const part = (what: string, of: number) => Math.round(of * (0.7 + 0.6 * chance(`${name} ${what}`)));
	const impressions = Math.round(part('impressions', usual) * busy * share);
	const counts: Numbers = {
		IMPRESSION: impressions,
		PIN_CLICK: part('clicks', impressions * 0.05),
		OUTBOUND_CLICK: part('outbound', impressions * 0.012),
		SAVE: part('saves', impressions * 0.02),
		USER_FOLLOW: part('follows', impressions * 0.001),
		PROFILE_VISIT: part('visits', impressions * 0.003),
	};
	counts.ENGAGEMENT = counts.PIN_CLICK + counts.SAVE;
	if (video) {
		counts.VIDEO_START = part('starts', impressions * 0.6);
		counts.VIDEO_MRC_VIEW = part('views', impressions * 0.3);
		counts.VIDEO_10S_VIEW = part('ten', impressions * 0.1);
		counts.QUARTILE_95_PERCENT_VIEW = part('end', impressions * 0.05);
		counts.VIDEO_V50_WATCH_TIME = counts.VIDEO_START * 3200;
	}
	return withRates(counts, [counts]);
}

function withRates(counts: Numbers, days: Numbers[]): Numbers {
	const has = (metric: string) => days.some((numbers) => metric in numbers);
	const rates: Record<string, [string, string]> = {
		ENGAGEMENT_RATE: ['ENGAGEMENT', 'IMPRESSION'],
		OUTBOUND_CLICK_RATE: ['OUTBOUND_CLICK', 'IMPRESSION'],
		PIN_CLICK_RATE: ['PIN_CLICK', 'IMPRESSION'],
		SAVE_RATE: ['SAVE', 'IMPRESSION'],
		VIDEO_AVG_WATCH_TIME: ['VIDEO_V50_WATCH_TIME', 'VIDEO_START'],
	};
	const made = Object.entries(rates).filter(([, [above, below]]) => has(above) && has(below));
	return {
		...counts,
		...Object.fromEntries(
			made.map(([rate, [above, below]]) => [rate, counts[below] ? rounded(counts[above] / counts[below]) : 0]),
		),
	};
}

const rounded = (rate: number) => Math.round(rate * 10_000) / 10_000;

/** A number from 0 to 1 that belongs to a name. */
function chance(name: string): number {
	return createHash('sha256').update(name).digest().readUInt32BE() / 0xffffffff;
}
