import type { IDataObject } from 'n8n-workflow';

import type { Client, Request } from '../api/client';
import { Failure } from '../api/failure';
import { pages } from '../api/pages';
import { createdAt } from '../operations/exactlyOnce';
import type { Event } from './events';
import { Seen } from './seen';

/** What the trigger keeps between two polls, as plain JSON in n8n's static data of the node. Times: ms since the epoch. */
export interface Memory {
	/** What is watched; another event, board or account begins anew. */
	watching: string;
	/** When watching began, by Pinterest's clock. Entries that are younger are new even if the list is only being learned. */
	since?: number;
	/** When the last poll ran. */
	polled: number;
	seen: string;
	/** The first reading of the whole list has ended. */
	learned: boolean;
	/** When the whole list was last read through. */
	swept: number;
	/** Where a reading of the whole list goes on that did not end in one poll. */
	bookmark?: string;
	/** What the last poll handed on. Handed on once more if n8n stopped before it could start the workflow. */
	last?: { keys: string[]; at: number; process: string };
}

export interface Watch {
	event: Event;
	client: Client;
	request: Request;
	watching: string;
	/** Milliseconds between two readings of the whole list; 0 for none. */
	sweepEvery: number;
	/** Milliseconds that this poll may take. */
	budget: number;
}

/** Tells the runs of n8n apart: what another one handed on may not have reached its workflow. */
const PROCESS = Math.random().toString(36).slice(2);

/** Milliseconds before a stop of n8n whose entries are handed on again after it. */
const UNCERTAIN = 10 * 60 * 1000;

/** `created_at` is in whole seconds, and Pinterest's servers may differ a little. */
const CLOCK_TOLERANCE = 5000;

/** A memory may grow this far beyond its bound before the list is learned anew. */
const SLACK = 1.1;

/**
 * Looks for new entries. Newest first is taken for a hint: pages are read until one holds nothing new. What another order
 * hides is found when the whole list is read through.
 * @returns new entries, oldest first, and what to keep; nothing is kept when a call fails, so nothing is lost
 */
export async function look(
	watch: Watch,
	before: Memory | undefined,
): Promise<{ fresh: IDataObject[]; memory: Memory }> {
	const now = Date.now();
	const known = before?.watching === watch.watching ? before : undefined;
	const remembered = Seen.from(known?.seen);
	const tooFull = remembered.size > watch.event.most * SLACK;
	const memory: Memory =
		known && !tooFull
			? { ...known }
			: { watching: watch.watching, polled: known?.polled ?? now, seen: '', learned: false, swept: 0 };
	const reading = new Reading(watch, tooFull ? Seen.from() : remembered, uncertain(known, now), now);

	if (memory.learned) await reading.newest(memory);
	await reading.whole(memory);

	const fresh = reading.oldestFirst();
	memory.seen = reading.seen.toString();
	memory.polled = now;
	memory.last =
		fresh.length > 0 ? { keys: fresh.map(watch.event.key), at: now, process: PROCESS } : keptLast(known, now);
	return { fresh, memory };
}

/** A few entries to show while the workflow is being built. */
export async function sample({ client, request }: Watch): Promise<IDataObject[]> {
	for await (const { items } of pages(client, request, 3)) return items;
	return [];
}

function uncertain(memory: Memory | undefined, now: number): Set<string> {
	const { last } = memory ?? {};
	return new Set(last && last.process !== PROCESS && now - last.at < UNCERTAIN ? last.keys : []);
}

/** Once a later poll has come in the same process, the workflow has started with what was handed on. */
function keptLast(memory: Memory | undefined, now: number): Memory['last'] {
	return uncertain(memory, now).size > 0 ? memory?.last : undefined;
}

/** One poll's way through the list. */
class Reading {
	private readonly found = new Map<string, IDataObject>();

	private readonly end: number;

	constructor(
		private readonly watch: Watch,
		readonly seen: Seen,
		private readonly again: ReadonlySet<string>,
		private readonly now: number,
	) {
		this.end = now + watch.budget;
	}

	/** Reads from the top until a page holds nothing new. */
	async newest(memory: Memory): Promise<void> {
		for await (const { items, bookmark } of pages(this.watch.client, this.watch.request)) {
			const news = items.filter((entry) => this.isNew(entry));
			for (const entry of news) this.take(entry);
			if (news.length === 0 || !bookmark) return;
			if (Date.now() > this.end) {
				// The rest is found by reading the whole list, from here.
				memory.bookmark = bookmark;
				return;
			}
		}
	}

	/** Reads the whole list when it is time for it, in as many polls as it takes. */
	async whole(memory: Memory): Promise<void> {
		if (!this.isDue(memory)) return;
		const resumed = memory.bookmark !== undefined;
		try {
			await this.readOn(memory);
		} catch (error) {
			forgetBookmark(memory, resumed, error);
		}
	}

	private isDue({ learned, bookmark, swept }: Memory): boolean {
		const { sweepEvery } = this.watch;
		const hidden = [...this.again].some((key) => !this.found.has(key));
		return !learned || bookmark !== undefined || hidden || (sweepEvery > 0 && this.now - swept >= sweepEvery);
	}

	private async readOn(memory: Memory): Promise<void> {
		const { client, request, event } = this.watch;
		for await (const { items, bookmark, date } of pages(client, request, event.most, memory.bookmark)) {
			// What came since the last poll is new, by Pinterest's clock.
			memory.since ??= (date ?? this.now) - (this.now - memory.polled);
			for (const entry of items) {
				if (!this.isNew(entry)) continue;
				if (memory.learned || this.isYounger(entry, memory.since)) this.take(entry);
				else this.seen.add(event.key(entry));
			}
			memory.bookmark = bookmark;
			if (bookmark && Date.now() > this.end) return;
		}
		memory.bookmark = undefined;
		memory.learned = true;
		memory.swept = this.now;
	}

	/** Oldest first: by date where there is one, else the other way round than Pinterest lists them. */
	oldestFirst(): IDataObject[] {
		const entries = [...this.found.values()].reverse();
		return this.watch.event.dated ? entries.sort((a, b) => createdAt(a) - createdAt(b)) : entries;
	}

	private isNew(entry: IDataObject): boolean {
		const key = this.watch.event.key(entry);
		return !this.found.has(key) && (!this.seen.has(key) || this.again.has(key));
	}

	private isYounger(entry: IDataObject, since: number): boolean {
		return this.watch.event.dated && createdAt(entry) > since + CLOCK_TOLERANCE;
	}

	private take(entry: IDataObject): void {
		const key = this.watch.event.key(entry);
		this.found.set(key, entry);
		this.seen.add(key);
	}
}

/** How long a bookmark lives is not documented: one that has become too old starts the reading again at the next poll. */
function forgetBookmark(memory: Memory, resumed: boolean, error: unknown): void {
	const refused = error instanceof Failure && error.facts.httpStatus === 400;
	if (!resumed || !refused) rethrow(error);
	memory.bookmark = undefined;
	if (memory.learned) memory.swept = 0;
}

function rethrow(error: unknown): never {
	throw error;
}
