import type { IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { dayOf, type Marks } from './marks';
import type { Remembered } from './remembered';
import { daysToCatchUp } from './wanted';

/** Leads that are remembered for each trigger: about 100 KB in the workflow's static data. */
export const MOST_SEEN = 5000;

/** The same number of leads where each has two marks, and the days between them (`marksForCatchingUp`). */
const MOST_MARKS = 2 * MOST_SEEN + 100;

/** Milliseconds of a slice of waiting, because a timer of a node cannot be called off. */
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
 * n8n gives every delivery its own copy of the static data, and saves it whole after the workflow has started. So deliveries take
 * turns: otherwise the last to save would forget the leads of those that came at the same time. Another process (queue mode with
 * several webhook processes) cannot be waited for and may overwrite what this one saved. So each process keeps its own leads in
 * memory, adds what it finds stored, and stores everything with each delivery: what was overwritten is back with the next one.
 */
class SeenLeads {
	private readonly ids = new Set<string>();
	/** Stored as handed on, which they were not after all. */
	private readonly returned = new Set<string>();
	private underway: Array<{ kept: string[]; reply: Reply }> = [];
	private lastTurn: Promise<unknown> = Promise.resolve();

	/** @param most marks to remember */
	constructor(private readonly most: number) {}

	/**
	 * Picks the leads that are new, and marks them as taken by this delivery.
	 * @param deadline milliseconds since the epoch at which deliveries before this one are no longer waited for
	 * @returns undefined when an earlier delivery of one of them is still being worked on
	 */
	async claim(leads: Marks[], reply: Reply, remembered: Remembered, deadline: number): Promise<Set<Marks> | undefined> {
		const turn = this.lastTurn;
		this.lastTurn = new Promise<void>((done) => reply.once('close', done));
		await until(turn, deadline);
		this.settle();
		const taken = new Set(this.underway.flatMap(({ kept }) => kept));
		if (leads.some(({ known }) => known.some((id) => taken.has(id)))) return undefined;
		this.addStored(remembered);
		const fresh = this.fresh(leads);
		const kept = [...fresh].flatMap((lead) => lead.kept);
		if (kept.length > 0) this.underway.push({ kept, reply });
		remembered.seen = [...new Set([...this.ids, ...kept])].slice(-this.most);
		void keepUnsaved(remembered, reply);
		return fresh;
	}

	/** Those that are not known, each once. */
	private fresh(leads: Marks[]): Set<Marks> {
		const fresh = new Set<Marks>();
		const here = new Set<string>();
		for (const lead of leads) {
			if (lead.known.some((id) => this.ids.has(id) || here.has(id))) continue;
			fresh.add(lead);
			for (const id of lead.kept) here.add(id);
		}
		return fresh;
	}

	/** The same for leads that no delivery brought. They count as handed on at once; n8n stores that when it emits them. */
	take(leads: Marks[], remembered: Remembered): Set<Marks> {
		this.settle();
		this.addStored(remembered);
		const taken = new Set(this.underway.flatMap(({ kept }) => kept));
		const fresh = this.fresh(leads.filter(({ known }) => !known.some((id) => taken.has(id))));
		const kept = [...fresh].flatMap((lead) => lead.kept);
		for (const id of kept) this.returned.delete(id);
		this.add(kept);
		remembered.seen = [...this.ids];
		return fresh;
	}

	giveBack(leads: Marks[]): void {
		for (const id of leads.flatMap(({ kept }) => kept).filter((one) => !one.startsWith('day '))) {
			this.ids.delete(id);
			this.returned.add(id);
		}
	}

	/**
	 * Tells of a time (milliseconds since the epoch, if known) whether a lead of it would be known if it had been handed on. A memory
	 * that may have forgotten something is complete only for the days after the first that it still holds.
	 */
	coverage(remembered: Remembered): (time: number | undefined) => boolean {
		this.addStored(remembered);
		if (this.ids.size < MOST_SEEN) return () => true;
		const first = [...this.ids].find((id) => id.startsWith('day '));
		return (time) => time !== undefined && first !== undefined && dayNumber(dayOf(time)) > dayNumber(first);
	}

	save(remembered: Remembered): void {
		this.settle();
		this.addStored(remembered);
		remembered.seen = [...this.ids];
	}

	/** Sorts out the deliveries that were answered meanwhile. */
	private settle(): void {
		const answered = this.underway.filter(({ reply }) => reply.writableEnded);
		this.underway = this.underway.filter(({ reply }) => !reply.writableEnded);
		for (const { kept, reply } of answered) {
			if (reply.statusCode >= 300) continue;
			for (const id of kept) this.returned.delete(id);
			this.add(kept);
		}
	}

	private addStored({ seen = [] }: Remembered): void {
		this.add(seen.filter((id) => !this.returned.has(id)));
	}

	private add(ids: string[]): void {
		for (const id of ids) this.ids.add(id);
		for (const oldest of this.ids) {
			if (this.ids.size <= this.most) break;
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

async function until(turn: Promise<unknown>, deadline: number): Promise<void> {
	let isOver = false;
	const over = turn.then(() => (isOver = true));
	while (!isOver && Date.now() < deadline) await Promise.race([over, sleep(SLICE)]);
}

const dayNumber = (day: string) => Number(day.slice('day '.length));

const triggers = new Map<string, SeenLeads>();

type Functions = IHookFunctions | IWebhookFunctions | ITriggerFunctions;

function keyOf(functions: Functions): string {
	return `${functions.getWorkflow().id} ${functions.getNode().id}`;
}

/** What this process knows of the trigger's leads. */
export function seenLeads(functions: Functions): SeenLeads {
	const key = keyOf(functions);
	const known = triggers.get(key) ?? new SeenLeads(daysToCatchUp(functions) > 0 ? MOST_MARKS : MOST_SEEN);
	triggers.set(key, known);
	return known;
}

/** For a trigger that is switched off: leaves everything that was seen in its static data. */
export function retireSeenLeads(functions: Functions, remembered: Remembered): void {
	triggers.get(keyOf(functions))?.save(remembered);
	triggers.delete(keyOf(functions));
}
