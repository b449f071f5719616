import { sleep } from 'n8n-workflow';

import type { Subscription } from './remembered';

/** Milliseconds between two questions, whatever comes in: anybody who knows the address can send what no key opens. */
export const ASK_EVERY = 60_000;

/** Milliseconds between two looks at whether the answer is there: a timer of a node cannot be called off. */
const SLICE = 50;

/** What Pinterest said: the subscription with its key, or that there is none. */
export interface Said {
	subscription: Subscription | undefined;
}

/**
 * Asks Pinterest for the key of one trigger's subscription, for deliveries that the known key does not open. It is asked once a
 * minute at most, and what it says serves all deliveries of that minute.
 */
export class KeyQuestion {
	private askedAt = -Infinity;
	private knownKey?: string;
	private outcome?: Said | { failure: string };

	/**
	 * @param knownKey the key at hand: an answer that was given beside another one is out of date
	 * @param ask never called when the last call is less than a minute ago
	 * @param now milliseconds since the epoch
	 * @param patience milliseconds to wait for the answer; when it comes later, it is there for the next delivery
	 * @returns why there is no answer, or the answer
	 */
	async answer(
		knownKey: string | undefined,
		ask: () => Promise<Subscription | undefined>,
		now: number,
		patience: number,
	): Promise<Said | { failure: string }> {
		if (now - this.askedAt >= ASK_EVERY) {
			this.askedAt = now;
			this.knownKey = knownKey;
			this.outcome = undefined;
			void this.keepOutcome(ask);
		}
		for (let waited = 0; !this.outcome && waited < patience; waited += SLICE) await sleep(SLICE);
		if (!this.outcome) return { failure: 'Pinterest has not answered yet' };
		const isOutdated = this.knownKey !== knownKey;
		return isOutdated ? { failure: 'The key has changed since Pinterest was asked' } : this.outcome;
	}

	private async keepOutcome(ask: () => Promise<Subscription | undefined>): Promise<void> {
		const { askedAt } = this;
		let outcome: Said | { failure: string };
		try {
			outcome = { subscription: await ask() };
		} catch (error) {
			outcome = { failure: (error as Error).message };
		}
		if (askedAt === this.askedAt) this.outcome = outcome;
	}
}

const questions = new Map<string, KeyQuestion>();

/** @param url the trigger's own webhook address */
export function keyQuestion(url: string): KeyQuestion {
	const known = questions.get(url) ?? new KeyQuestion();
	questions.set(url, known);
	return known;
}

/** A new subscription has a new key. */
export function forgetKey(url: string): void {
	questions.delete(url);
}
