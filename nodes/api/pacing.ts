/**
 * Keeps a credential inside Pinterest's rate limits. Every answer names the bucket that is nearest to exhaustion, what is
 * left in it and when it is full again (developers.pinterest.com, reference/rate-limits); from that the budget knows which
 * calls would be refused, and holds them back.
 */

import { Bucket } from './bucket';

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
}

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
		([, quota, seconds, name]) => ({
			quota: Number(quota),
			window: Number(seconds) * 1000,
			name,
		}),
	);
	// Several buckets may have the same quota; the one whose window can still hold the reset time is meant.
	const nearest = buckets.find(({ quota, window }) => quota === limit && window >= reset * 1000);
	return { limit, remaining, reset, bucket: nearest?.name ?? 'unnamed', window: nearest?.window };
}

/** What is left to spend for one connection in one rate-limit category. Times are milliseconds since the epoch. */
export class Budget {
	private readonly buckets = new Map<string, Bucket>();

	/** When the calls that are not answered yet were sent. */
	private readonly underway: number[] = [];

	/** Milliseconds from a call to its answer, of late. */
	private roundTrip = 0;

	/** No call before this time, whatever the buckets hold. */
	private heldUntil = 0;

	constructor(private readonly random: () => number = Math.random) {}

	/**
	 * Takes one call from every bucket, or tells how long to wait.
	 * @returns 0 when the call may go (then `settle` must follow), else milliseconds to wait before asking again
	 */
	take(now: number): number {
		for (const [name, bucket] of this.buckets) if (!bucket.roll(now)) this.buckets.delete(name);
		const buckets = [...this.buckets.values()];
		const waits = buckets.map((bucket) => bucket.wait(now, this.underway.length, this.roundTrip));
		const longest = Math.max(0, this.heldUntil - now, ...waits);
		if (longest > 0) return longest;
		for (const bucket of buckets) bucket.take(now);
		this.underway.push(now);
		return 0;
	}

	/**
	 * Books what the answer to a taken call said.
	 * @param sent when the call was sent
	 */
	settle(headers: RateHeaders | undefined, sent: number, now: number, status?: number): void {
		this.underway.splice(Math.max(0, this.underway.findLastIndex((time) => time <= sent)), 1);
		if (status === 429) for (const bucket of this.buckets.values()) bucket.giveBack(sent);
		if (!headers) return;
		this.roundTrip += (now - sent - this.roundTrip) * (this.roundTrip ? 0.2 : 1);
		const known = this.buckets.get(headers.bucket);
		if (known?.roll(now) && known.hear(headers, sent, now, this.underway, this.roundTrip, status !== 429)) return;
		this.buckets.set(headers.bucket, new Bucket(headers, sent, now, this.underway, this.roundTrip, this.random, known));
	}

	/** Holds all calls back, as a `Retry-After` asks for. */
	hold(until: number): void {
		this.heldUntil = Math.max(this.heldUntil, until);
	}
}

const budgets = new Map<string, Budget>();

/** Enough for every account of an agency; the longest unused budget makes room for a new one. */
const MOST_BUDGETS = 5000;

/** The one budget of a credential and category in this process, shared by all executions. */
export function budgetFor(credential: string, category: string): Budget {
	const key = `${credential} ${category}`;
	const budget = budgets.get(key) ?? new Budget();
	budgets.delete(key);
	budgets.set(key, budget);
	if (budgets.size > MOST_BUDGETS) budgets.delete(budgets.keys().next().value as string);
	return budget;
}
