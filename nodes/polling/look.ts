import type { IDataObject } from 'n8n-workflow';

import type { Client, Request } from '../api/client';
import { Failure, passOn } from '../api/failure';
import { pages, type Page } from '../api/pages';
import { createdAt } from '../operations/exactlyOnce';
import type { Book, Place } from './book';
import type { Event } from './event';
import { PROCESS, type Memory, type Progress } from './memory';

/** One list as one poll reads it. Times: ms. */
export interface Watch {
	event: Event;
	client: Client;
	request: Request;
	/** The node's parameters. */
	values: IDataObject;
	/** Between two readings of the whole list. For events that only those find: 0 for each poll; for others: 0 for none. */
	sweepEvery: number;
	/** No further page is begun after this time. */
	end: number;
	/** Keep what is read, for `Look.read`. */
	collects: boolean;
	/** Tells people that something went wrong which the next polls put right. */
	warn: (message: string) => void;
}

const MINUTE = 60_000;

/** Between attempts of a reading that fails: doubled each time, up to the longest. */
const FIRST_PAUSE = MINUTE;
const LONGEST_PAUSE = 6 * 60 * MINUTE;

/** A bookmark that is older than this, or of another process, may be dead, and Pinterest may say so by an empty last page. */
const CERTAIN = 10 * MINUTE;

/**
 * One poll's way through a list. Newest first is taken for a hint: pages are read from the top until one holds nothing new. What
 * another order hides is found when the whole list is read through, which goes on over as many polls as it takes and whose
 * failures never keep back what was found.
 */
export class Look {
	/** What was read, where somebody wants to be shown some of it. */
	readonly read: IDataObject[] = [];

	/** The whole list has been read through. */
	completed = false;

	private readonly most: number;

	/**
	 * @param memory is changed
	 * @param again keys that are to be looked for in the whole list, once
	 */
	constructor(
		private readonly watch: Watch,
		private readonly memory: Memory,
		private readonly book: Book,
		private readonly again: ReadonlySet<string>,
		private readonly now: number,
	) {
		this.most = watch.event.most;
	}

	/** @throws Failure when the first page cannot be read, or one before which everything was new; nothing is kept then */
	async run(): Promise<void> {
		const { reading } = this.memory;
		await this.fromTheTop();
		if (reading && this.memory.reading === reading && this.mayTry()) await this.onward(reading);
	}

	private async fromTheTop(): Promise<void> {
		const { client, request, event } = this.watch;
		let whole = this.isDue();
		if (!whole && event.whole) return;
		if (whole) this.book.begins();
		let read = 0;
		let next: string | undefined;
		try {
			for await (const page of pages(client, request, this.most)) {
				next = page.bookmark;
				const found = this.take(page, 'top');
				read += page.items.length;
				if (!page.bookmark || read >= this.most) {
					if (whole) await this.complete(page.bookmark !== undefined);
					return;
				}
				const nothingNew = found === 0 && page.items.length > 0;
				if (!whole && nothingNew && this.isHiding()) whole = true;
				if (!whole && nothingNew) return;
				if (whole || this.isLate()) this.keepPlace(page.bookmark, read);
				// What is left of the new entries is found by reading the whole list, from here.
				if (this.isLate()) return;
			}
		} catch (error) {
			if (next === undefined || !(whole || isRateLimited(error))) return passOn(error);
			if (!whole) this.keepPlace(next, read);
			this.postpone(error);
		}
	}

	/** Goes on where an earlier poll left the whole list. */
	private async onward({ bookmark: start, at, process, read: before }: Progress): Promise<void> {
		const { client, request } = this.watch;
		let read = before;
		let resumed = false;
		try {
			for await (const page of pages(client, request, Math.max(1, this.most - before), start)) {
				const emptyEnd = page.items.length === 0 && !page.bookmark;
				if (!resumed && emptyEnd && (process !== PROCESS || this.now - at > CERTAIN)) {
					this.beginAgain();
					return this.pause('The rest of the list came back empty');
				}
				resumed = true;
				this.take(page, 'below');
				read += page.items.length;
				if (!page.bookmark || read >= this.most) return await this.complete(page.bookmark !== undefined);
				this.keepPlace(page.bookmark, read);
				if (this.isLate()) return;
			}
		} catch (error) {
			// How long a bookmark lives is not documented.
			if (!resumed && isDead(error)) this.beginAgain();
			this.postpone(error);
		}
	}

	private take({ items, date }: Page, place: Place): number {
		// What came since the last poll is new, by Pinterest's clock.
		this.memory.since ??= (date ?? this.now) - (this.now - this.memory.polled);
		if (this.watch.collects) for (const item of items) this.read.push(item);
		return this.book.page(items, place);
	}

	private isDue(): boolean {
		const { learned, reading, since, swept, rest, retry } = this.memory;
		const { event, sweepEvery } = this.watch;
		if (reading || !this.mayTry()) return false;
		// A first reading that failed on its way begins at the top again, and so does one whose finds are lost.
		if (!learned || since === undefined || this.book.tooFull || retry || (rest && this.book.found.size === 0))
			return true;
		if (event.whole && this.isHiding()) return true;
		return (sweepEvery > 0 || event.whole === true) && this.now - swept >= sweepEvery;
	}

	private mayTry(): boolean {
		return this.now >= (this.memory.retry?.at ?? 0);
	}

	/** Something that was handed on before does not stand where it should. */
	private isHiding(): boolean {
		return this.memory.reading === undefined && [...this.again].some((key) => !this.book.found.has(key));
	}

	private isLate(): boolean {
		return Date.now() > this.watch.end;
	}

	private keepPlace(bookmark: string, read: number): void {
		this.memory.reading = { bookmark, at: this.now, process: PROCESS, read };
	}

	private async complete(beyond: boolean): Promise<void> {
		const { memory } = this;
		if (!(await this.book.ends(this.watch.client, () => this.isLate()))) {
			// The last page is read once more, and the book goes on where it was.
			memory.retry = { attempts: 0, at: this.now };
			return;
		}
		this.completed = memory.learned = true;
		memory.swept = this.now;
		memory.beyond = beyond ? true : undefined;
		memory.reading = memory.retry = memory.last = memory.rest = undefined;
	}

	private beginAgain(): void {
		this.memory.reading = undefined;
		this.memory.swept = 0;
	}

	/** The reading goes on later, where it was. */
	private postpone(error: unknown): void {
		if (!(error instanceof Failure) || error.facts.kind === 'cancelled') return passOn(error);
		this.pause(error.message, error.facts.retryAfter);
	}

	private pause(why: string, least = 0): void {
		const attempts = (this.memory.retry?.attempts ?? 0) + 1;
		const pause = Math.max(least, Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE));
		this.memory.retry = { attempts, at: this.now + pause };
		const when = new Date(this.memory.retry.at).toISOString().slice(0, 16).replace('T', ' ');
		this.watch.warn(`Reading the whole list goes on after ${when} UTC. ${why}`);
	}
}

/** The newest of some entries: by date where there is one, else the first ones, as Pinterest lists them. */
export function newest(entries: IDataObject[], count: number, dated: boolean): IDataObject[] {
	return (dated ? [...entries].sort((a, b) => createdAt(b) - createdAt(a)) : entries).slice(0, count);
}

/** Pages that may come back empty before there is an entry to show. */
const MOST_EMPTY = 10;

/** A few entries to show while the workflow is being built. */
export async function sample(
	{ client, request }: Pick<Watch, 'client' | 'request'>,
	count = 3,
): Promise<IDataObject[]> {
	const shown: IDataObject[] = [];
	let read = 0;
	for await (const { items } of pages(client, { ...request, query: { ...request.query, page_size: count } })) {
		shown.push(...items.slice(0, count - shown.length));
		if (shown.length === count || ++read === MOST_EMPTY) break;
	}
	return shown;
}

const isRateLimited = (error: unknown): boolean => error instanceof Failure && error.facts.kind === 'rateLimited';

/** Pinterest refuses the bookmark, and not the connection or the number of calls. */
function isDead(error: unknown): boolean {
	const status = error instanceof Failure ? (error.facts.httpStatus ?? 0) : 0;
	return status >= 400 && status < 500 && ![401, 403, 429].includes(status);
}
