import type { IDataObject } from 'n8n-workflow';

import { createdAt } from '../operations/exactlyOnce';
import type { Book, Place } from './book';
import type { Event } from './event';
import type { Memory } from './memory';
import { Seen } from './seen';

/** A memory may grow this far beyond its bound before it is renewed. */
const SLACK = 1.1;

/** `created_at` is in whole seconds, and Pinterest's servers may differ a little. */
const CLOCK_TOLERANCE = 5000;

/**
 * Remembers what was seen; what was not is new. Where that cannot be said for sure, because the list is only being learned, is
 * longer than what is remembered, or may be another account's, an entry is new if it is younger than the watching.
 */
export class News implements Book {
	readonly found: Map<string, IDataObject>;

	private readonly seen: Seen;

	private renewed?: Seen;

	/** Something known was read on the way from the top. */
	private knownAbove = false;

	/**
	 * @param again handed on by a process that has stopped, perhaps in vain
	 * @param waiting found by an earlier poll and not handed on yet
	 */
	constructor(
		private readonly event: Pick<Event, 'facts' | 'dated' | 'most' | 'addedWithDate'>,
		private readonly memory: Memory,
		private readonly values: IDataObject,
		private readonly again: ReadonlySet<string>,
		waiting: ReadonlyMap<string, IDataObject>,
		private readonly beginning: boolean,
	) {
		this.seen = new Seen(memory.marks);
		if (memory.reading?.marks !== undefined) this.renewed = new Seen(memory.reading.marks);
		this.found = new Map([...waiting].filter(([key]) => !this.seen.has(key)));
	}

	get tooFull(): boolean {
		return this.seen.size > this.event.most * SLACK;
	}

	begins(): void {
		this.renewed = this.tooFull ? new Seen() : undefined;
	}

	page(items: IDataObject[], place: Place): number {
		let found = 0;
		for (const { key, entry } of items.flatMap((item) => this.event.facts(item, this.values))) {
			this.renewed?.add(key);
			if (this.found.has(key)) continue;
			const known = this.seen.has(key) && !this.again.has(key);
			if (!known && this.isNew(key, entry, place)) {
				this.found.set(key, entry);
				found++;
				continue;
			}
			this.knownAbove ||= known;
			this.seen.add(key);
		}
		return found;
	}

	async ends(): Promise<boolean> {
		return true;
	}

	bring(entries: IDataObject[]): void {
		for (const { key, entry } of entries.flatMap((item) => this.event.facts(item, this.values))) {
			this.seen.delete(key);
			this.found.set(key, entry);
		}
	}

	handOn(key: string): void {
		this.seen.add(key);
		this.renewed?.add(key);
	}

	kept() {
		return { marks: this.seen.toString(), renewed: this.renewed?.toString() };
	}

	private isNew(key: string, entry: IDataObject, place: Place): boolean {
		if (this.again.has(key)) return true;
		const { learned, beyond, account } = this.memory;
		const { dated, addedWithDate } = this.event;
		// Of an undated list that is longer than what is remembered, only what stands above all that is known is new: what is
		// unknown further down was always there, and has only moved up.
		if (!dated) return learned && !(beyond && (place === 'below' || this.knownAbove));
		return (learned && !beyond && !(addedWithDate && account === undefined)) || this.isYoung(entry);
	}

	private isYoung(entry: IDataObject): boolean {
		// What the very first poll reads was there before; later ones take rather too much than too little.
		const tolerance = this.beginning ? CLOCK_TOLERANCE : -CLOCK_TOLERANCE;
		return createdAt(entry) > (this.memory.since ?? Infinity) + tolerance;
	}
}
