import { sleep } from 'n8n-workflow';

import type { Remembered } from './remembered';

/** Lead ids that are remembered for each trigger: about 100 KB in the workflow's static data. */
export const MOST_SEEN = 5000;

/** Milliseconds that a delivery waits for those before it, in slices, because a timer of a node cannot be called off. */
const LONGEST_WAIT = 5000;
const SLICE = 100;

/** Milliseconds that n8n may take to start a workflow, and between two touches meanwhile. */
const LONGEST_START = 60_000;
const TOUCH_EVERY = 2;

/** What is needed of the answer to a delivery: n8n sends it after it has started, or failed to start, the workflow. */
export interface Reply {
	statusCode: number;
	writableEnded: boolean;
	once(event: 'close', listener: () => void): unknown;
}

/**
 * The leads of one trigger that started a workflow before. A lead counts as seen when its delivery was answered with success,
 * because any other answer makes Pinterest send it again.
 *
 * n8n gives every delivery its own copy of the static data, and saves it after the workflow has started. So deliveries take turns:
 * otherwise the last to save would forget the leads of those that came at the same time.
 */
class SeenLeads {
	private readonly ids = new Set<string>();
	private underway: Array<{ ids: string[]; reply: Reply }> = [];
	private lastTurn: Promise<unknown> = Promise.resolve();

	/**
	 * Picks the ids that are new, and marks them as taken by this delivery.
	 * @returns undefined when an earlier delivery of one of them is still being worked on after the longest wait
	 */
	async claim(ids: string[], reply: Reply, remembered: Remembered): Promise<Set<string> | undefined> {
		const turn = this.lastTurn;
		this.lastTurn = new Promise<void>((done) => reply.once('close', done));
		await atMost(turn);
		this.settle();
		if (this.underway.some((delivery) => delivery.ids.some((id) => ids.includes(id)))) return undefined;
		this.add(remembered.seen ?? []);
		const fresh = [...new Set(ids)].filter((id) => !this.ids.has(id));
		if (fresh.length > 0) this.underway.push({ ids: fresh, reply });
		remembered.seen = [...this.ids, ...fresh].slice(-MOST_SEEN);
		void keepUnsaved(remembered, reply);
		return new Set(fresh);
	}

	save(remembered: Remembered): void {
		this.settle();
		this.add(remembered.seen ?? []);
		remembered.seen = [...this.ids];
	}

	/** Sorts out the deliveries that were answered meanwhile. */
	private settle(): void {
		const answered = this.underway.filter(({ reply }) => reply.writableEnded);
		this.underway = this.underway.filter(({ reply }) => !reply.writableEnded);
		for (const { ids, reply } of answered) if (reply.statusCode < 300) this.add(ids);
	}

	private add(ids: string[]): void {
		for (const id of ids) this.ids.add(id);
		for (const oldest of this.ids) {
			if (this.ids.size <= MOST_SEEN) break;
			this.ids.delete(oldest);
		}
	}
}

/**
 * n8n (2.40) takes changed static data for unchanged when it makes the execution, and then does not save it with the answer. So it is
 * changed again, to the same value, until the answer is sent.
 */
async function keepUnsaved(remembered: Remembered, reply: Reply): Promise<void> {
	const end = Date.now() + LONGEST_START;
	while (!reply.writableEnded && Date.now() < end) {
		await sleep(TOUCH_EVERY);
		const { seen } = remembered;
		remembered.seen = seen;
	}
}

async function atMost(turn: Promise<unknown>): Promise<void> {
	let isOver = false;
	const over = turn.then(() => (isOver = true));
	for (let waited = 0; !isOver && waited < LONGEST_WAIT; waited += SLICE) await Promise.race([over, sleep(SLICE)]);
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
