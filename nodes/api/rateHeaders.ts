export interface RateHeaders {
	/** Calls a window allows. */
	limit: number;
	/** Calls left in the current window. */
	remaining: number;
	/** Whole seconds until the window ends. */
	reset: number;
	/** The bucket's name, and its window in milliseconds where the header tells it. */
	bucket: string;
	window?: number;
	/** All buckets that the call counted for, by name. */
	buckets: string[];
}

const UNNAMED = 'unnamed';

/**
 * Reads `x-ratelimit-*`. The limit is a structured list: the quota of the bucket nearest to exhaustion, then every bucket as
 * `quota;w=seconds;name="bucket"`, e.g. `60, 100;w=1;name="safety_net", 60;w=60;name="org_analytics"`.
 * @returns undefined when a header is missing or not a number
 */
export function readRateHeaders(headers: Record<string, unknown>): RateHeaders | undefined {
	const text = String(headers['x-ratelimit-limit'] ?? '');
	const [limit, remaining, reset] = [text, headers['x-ratelimit-remaining'], headers['x-ratelimit-reset']].map(
		(value) => Number.parseInt(String(value ?? ''), 10),
	);
	if ([limit, remaining, reset].some(Number.isNaN)) return undefined;
	const buckets = [...text.matchAll(/(\d+)\s*;\s*w=(\d+)(?:\s*;\s*name="([^"]*)")?/g)].map(
		([, quota, seconds, name = UNNAMED]) => ({
			quota: Number(quota),
			window: Number(seconds) * 1000,
			name,
		}),
	);
	// Several buckets may have the same quota; the one whose window can still hold the reset time is meant.
	const nearest = buckets.find(({ quota, window }) => quota === limit && window >= reset * 1000);
	const bucket = nearest?.name ?? UNNAMED;
	return {
		limit,
		remaining,
		reset,
		bucket,
		window: nearest?.window,
		buckets: [...new Set([...buckets.map(({ name }) => name), bucket])],
	};
}
