import { createHash } from 'crypto';

import { Bucket } from './bucket';
import type { RateHeaders } from './rateHeaders';

// Keeps a connection inside Pinterest's rate limits. Every answer names the bucket that is nearest to exhaustion, what is left
// in it and when it is full again (developers.pinterest.com, reference/rate-limits); from that the budget knows which calls
// would be refused, and holds them back.

/** Milliseconds for which a refusal is believed when nobody waits for its end. */
const BELIEVED = 60_000;

/** What is left to spend for one connection in one rate-limit category. Times are milliseconds since the epoch. */
export class Budget {
	private readonly buckets = new Map<string, Bucket>();

	/** When the calls that are not answered yet were sent. */
	private readonly underway: number[] = [];

	/** Milliseconds from a call to its answer, of late. */
	private roundTrip = 0;

	/** No call before this time, whatever the buckets hold. */
	private heldUntil = 0;

	/** When Pinterest last said what is left, or was asked. */
	private heard = 0;

	private asked = Number.POSITIVE_INFINITY;

	/** When the call was sent whose answer named the buckets that there are. */
	private newest = Number.NEGATIVE_INFINITY;

	/** @param random numbers from 0 up to 1 */
	constructor(private readonly random: () => number = Math.random) {}

	/**
	 * Takes one call from every bucket, or tells how long to wait.
	 * @returns 0 when the call may go (then `settle` must follow), else milliseconds until one may; answers that come meanwhile
	 * may shorten it
	 */
	take(now: number): number {
		this.roll(now);
		const buckets = [...this.buckets.values()];
		const waits = buckets.map((bucket) => bucket.wait(now, this.underway.length, this.roundTrip));
		const longest = Math.max(0, this.heldUntil - now, ...waits);
		if (longest > 0) return longest;
		for (const bucket of buckets) bucket.take(now);
		this.underway.push(now);
		return 0;
	}

	/** A taken call was answered without being counted, and is sent once more. */
	takeAgain(now: number): void {
		this.underway.push(now);
	}

	/**
	 * Lets one call a minute through although `take` says that it would be refused: the quota may have been raised, or a
	 * header been wrong.
	 * @returns whether the call may go (then `settle` must follow)
	 */
	ask(now: number): boolean {
		if (now - this.heard < BELIEVED) return false;
		this.heard = this.asked = now;
		this.underway.push(now);
		return true;
	}

	/**
	 * Books what the answer to a call said.
	 * @param sent when the call was sent
	 * @param status undefined when no answer came
	 */
	settle(headers: RateHeaders | undefined, sent: number, now: number, status?: number): void {
		// Calls are taken in the order of time, and sent at once or a moment later.
		const later = this.underway.findIndex((time) => time > sent);
		this.underway.splice(Math.max(0, (later < 0 ? this.underway.length : later) - 1), 1);
		if (sent >= this.asked && (headers || (status !== undefined && status !== 429))) this.forget();
		if (!headers) return;
		const first = this.newest === Number.NEGATIVE_INFINITY ? 'new' : undefined;
		this.heard = now;
		this.roundTrip += (now - sent - this.roundTrip) * (this.roundTrip === 0 ? 1 : 0.2);
		if (sent >= this.newest) {
			this.newest = sent;
			for (const name of this.buckets.keys()) if (!headers.buckets.includes(name)) this.buckets.delete(name);
		}
		this.roll(now);
		if (status !== 429) for (const bucket of this.buckets.values()) bucket.count(sent);
		const known = this.buckets.get(headers.bucket);
		const told = { sent, now, underway: this.underway, roundTrip: this.roundTrip };
		if (known?.hear(headers, told)) return;
		this.buckets.set(headers.bucket, new Bucket(headers, told, this.random, known ?? first));
	}

	/** Holds all calls back, as a `Retry-After` asks for. */
	hold(now: number, pause: number): void {
		this.heard = now;
		this.heldUntil = Math.max(this.heldUntil, now + pause);
	}

	private roll(now: number): void {
		for (const [name, bucket] of this.buckets) if (!bucket.roll(now)) this.buckets.delete(name);
	}

	private forget(): void {
		this.buckets.clear();
		this.heldUntil = 0;
		this.asked = Number.POSITIVE_INFINITY;
	}
}

const budgets = new Map<string, Budget>();

/** Enough for every account of an agency; the longest unused budget makes room for a new one. */
const MOST_BUDGETS = 5000;

/**
 * The one budget of a connection and quota in this process, shared by all executions.
 * @param quota see `quotaOf` of endpoints.ts
 */
export function budgetFor(connection: string, quota: string): Budget {
	const key = `${connection} ${quota}`;
	const budget = budgets.get(key) ?? new Budget();
	budgets.delete(key);
	budgets.set(key, budget);
	if (budgets.size > MOST_BUDGETS) budgets.delete(budgets.keys().next().value as string);
	return budget;
}

/**
 * Names a connection: a credential with its present token, so that connecting again begins anew.
 * @param root where Pinterest is
 * @param token kept as a fingerprint only
 */
export function connectionKey(credentialId: string, root: string, token: string): string {
	return [credentialId, root, createHash('sha256').update(token).digest('base64url').slice(0, 16)].join(' ');
}
