import type { IDataObject } from 'n8n-workflow';

import { createdAt } from '../operations/exactlyOnce';
import type { Book } from './book';
import { Look, newest, type Watch } from './look';
import { begun, PROCESS, recalled, type Memory, type Owner } from './memory';

/** Milliseconds before a stop of n8n whose entries are handed on again after it. */
const UNCERTAIN = 10 * 60_000;

/** What a poll knows besides what is kept. */
export interface Circumstances {
	/** The list: event, board, filters, credential, environment. */
	watching: string;
	owner: Owner;
	/**
	 * This poll is one of n8n's durable scheduler, whose polls change from process to process: what another process handed on has
	 * reached its workflow.
	 */
	scheduled: boolean;
	/** When this process last polled the node. */
	polled?: number;
	/** The list takes the place of another one that was watched, as when a board was made again. */
	takesPlace: boolean;
	/** Found before and not handed on yet, oldest first. */
	waiting: ReadonlyMap<string, IDataObject>;
	/** Entries to hand on when watching begins. */
	startWith: number;
}

/** What one list gave: the entries to hand on, oldest first, and what there will be to keep. */
export interface Looked {
	entries: Array<{ key: string; entry: IDataObject }>;
	/** @param handed how many of the entries are handed on, from the first */
	keep(handed: number): { memory: Memory; waiting: Map<string, IDataObject> };
}

/**
 * Looks for what is new on one list.
 * @throws Failure when not even the newest entries can be read; what is kept stays as it was then
 */
export async function watchList(watch: Watch, before: Memory | undefined, around: Circumstances): Promise<Looked> {
	const { event, values } = watch;
	const now = Date.now();
	const known = recalled(before, around.watching, around.owner);
	const memory = known ?? begun(around.watching, around.owner, (around.takesPlace && around.polled) || now);
	if (known && known.since === undefined) memory.polled = Math.max(memory.polled, around.polled ?? 0);
	const beginning = !known && memory.polled === now;
	// The poll of an activation comes without the scheduler, also where all others come from it.
	const scheduled = around.scheduled || (around.polled === undefined && memory.scheduled === true);
	const again = uncertain(memory, scheduled, now);
	if (memory.last?.process === PROCESS) memory.last = undefined;

	const waiting = known ? around.waiting : new Map<string, IDataObject>();
	const book = event.book({ memory, event, values, again, waiting, beginning });
	const look = new Look({ ...watch, collects: beginning && around.startWith > 0 }, memory, book, again, now);
	await look.run();

	book.bring?.(newest(look.read, around.startWith, event.dated));
	const entries = oldestFirst(book, waiting, event.dated);
	return {
		entries,
		keep(handed) {
			const out = entries.slice(0, handed);
			const rest = entries.slice(handed);
			for (const { key } of out) book.handOn(key);
			if (out.length > 0) {
				memory.scheduled = scheduled ? true : undefined;
				memory.last = scheduled ? undefined : { keys: out.map(({ key }) => key), at: now, process: PROCESS };
			}
			memory.rest = rest.length > 0 ? true : undefined;
			write(memory, book, look.completed);
			return { memory, waiting: new Map(rest.map(({ key, entry }) => [key, entry])) };
		},
	};
}

function uncertain({ last }: Memory, scheduled: boolean, now: number): Set<string> {
	return new Set(!scheduled && last && last.process !== PROCESS && now - last.at < UNCERTAIN ? last.keys : []);
}

/** By date where there is one, else the other way round than Pinterest lists them. */
function oldestFirst(book: Book, waiting: ReadonlyMap<string, IDataObject>, dated: boolean): Looked['entries'] {
	const all = [...book.found].map(([key, entry]) => ({ key, entry }));
	const entries = [
		...all.filter(({ key }) => waiting.has(key)),
		...all.filter(({ key }) => !waiting.has(key)).reverse(),
	];
	return dated ? entries.sort((a, b) => createdAt(a.entry) - createdAt(b.entry)) : entries;
}

function write(memory: Memory, book: Book, completed: boolean): void {
	const { marks, renewed, more } = book.kept();
	memory.marks = (completed ? renewed : undefined) ?? marks;
	memory.more = more;
	if (memory.reading) memory.reading = { ...memory.reading, marks: renewed };
}
