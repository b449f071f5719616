import { sleep } from 'n8n-workflow';

import type { Remembered } from './remembered';

/** Lead ids that are remembered for each trigger: about 100 KB in the workflow's static data. */
export const MOST_SEEN = 5000;

/** Milliseconds that a repeated delivery waits for the fate of the first one, and between two looks at it. */
const LONGEST_WAIT = 5000;
const LOOK_EVERY = 25;

/** What is needed of the answer to a delivery: n8n sends it after it has started, or failed to start, the workflow. */
export interface Reply {
	statusCode: number;
	writableEnded: boolean;
	once(event: 'finish', listener: () => void): unknown;
}

interface Delivery {
	ids: string[];
	reply: Reply;
	remembered: Remembered;
}

/**
 * The leads of one trigger that started a workflow before. n8n gives every delivery its own copy of the static data, and saves it
 * after the workflow has started, so deliveries at the same time know of each other only through this process. A lead counts as
 * seen when its delivery was answered with success, because any other answer makes Pinterest send it again.
 */
class SeenLeads {
	private readonly ids = new Set<string>();
	private underway: Delivery[] = [];

	/**
	 * Picks the ids that are new, and marks them as taken by this delivery.
	 * @returns undefined when an earlier delivery of one of them is still being worked on after the longest wait
	 */
	async claim(ids: string[], reply: Reply, remembered: Remembered): Promise<Set<string> | undefined> {
		for (let waited = 0; this.isUnderway(ids); waited += LOOK_EVERY) {
			if (waited >= LONGEST_WAIT) return undefined;
			await sleep(LOOK_EVERY);
		}
		this.add(remembered.seen ?? []);
		const fresh = [...new Set(ids)].filter((id) => !this.ids.has(id));
		if (fresh.length > 0) this.underway.push({ ids: fresh, reply, remembered });
		remembered.seen = [...this.ids, ...fresh].slice(-MOST_SEEN);
		reply.once('finish', () => this.settle());
		return new Set(fresh);
	}

	save(remembered: Remembered): void {
		this.settle();
		this.add(remembered.seen ?? []);
		remembered.seen = [...this.ids];
	}

	private isUnderway(ids: string[]): boolean {
		this.settle();
		return this.underway.some((delivery) => delivery.ids.some((id) => ids.includes(id)));
	}

	/** Sorts out the deliveries that were answered meanwhile. */
	private settle(): void {
		const answered = this.underway.filter(({ reply }) => reply.writableEnded);
		if (answered.length === 0) return;
		this.underway = this.underway.filter(({ reply }) => !reply.writableEnded);
		const taken = answered.filter(({ reply }) => reply.statusCode < 300).flatMap(({ ids }) => ids);
		this.add(taken);
		// These save their copies later, over what the answered ones saved.
		for (const { ids, remembered } of this.underway) remembered.seen = [...this.ids, ...ids].slice(-MOST_SEEN);
	}

	private add(ids: string[]): void {
		for (const id of ids) this.ids.add(id);
		for (const oldest of this.ids) {
			if (this.ids.size <= MOST_SEEN) break;
			this.ids.delete(oldest);
		}
	}
}

const triggers = new Map<string, SeenLeads>();

/** @param url the trigger's own webhook address */
export function seenLeads(url: string): SeenLeads {
	const known = triggers.get(url) ?? new SeenLeads();
	triggers.set(url, known);
	return known;
}

/** For a trigger that is switched off: leaves everything that was seen in its static data. */
export function retireSeenLeads(url: string, remembered: Remembered): void {
	triggers.get(url)?.save(remembered);
	triggers.delete(url);
}
