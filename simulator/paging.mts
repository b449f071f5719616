import { createHash } from 'node:crypto';
import { invalid } from './errors.mts';
import type { NewestFirst } from './newestFirst.mts';
import type { State } from './state.mts';

/** What a list has to know about the request that asks for it. */
export interface PageRequest {
	state: State;
	/** Path and filters. A bookmark works only for the list that it came from. */
	list: string;
	size: number;
	bookmark?: string;
	/** The request asks for an order, so it has one whatever the settings say. */
	inOrder: boolean;
	/** Fault: answer with the bookmark that was sent. */
	repeatBookmark: boolean;
	/** Fault: nothing on this page, although there is more behind it; or nothing from here on. */
	hollow?: 'page' | 'end';
}

export interface Page<T> {
	items: T[];
	bookmark?: string | null;
}

/** One page of a list, newest first, in Pinterest's envelope (reference/pagination). */
export function page<T extends { order: number }>(
	request: PageRequest,
	list: NewestFirst<T>,
	wanted: (entry: T) => boolean = () => true,
): Page<T> {
	const { state, size } = request;
	const start = request.bookmark === undefined ? { before: Infinity, pages: 0 } : readBookmark(request);
	if (request.hollow === 'end') return { items: [], ...lastBookmark(state) };
	if (request.hollow === 'page')
		return { items: [], bookmark: writeBookmark(request.list, start.before, start.pages + 1) };
	const room = state.settings.shortPages ? shortened(size, start.pages) : size;
	const items: T[] = [];
	let more = false;
	const { orderSeed, listLag } = state.settings;
	const unordered = state.settings.unordered && !request.inOrder;
	for (const entry of unordered ? scrambled(list, start.before, orderSeed) : list.from(start.before)) {
		if (!wanted(entry) || (listLag > 0 && isYounger(entry, listLag))) continue;
		if (items.length === room) {
			more = true;
			break;
		}
		items.push(entry);
	}
	if (!more) return { items, ...lastBookmark(state) };
	if (request.repeatBookmark) return { items, bookmark: request.bookmark };
	const last = items.at(-1);
	const place = last && (unordered ? -scramble(last.order, orderSeed) : last.order);
	return { items, bookmark: writeBookmark(request.list, place ?? start.before, start.pages + 1) };
}

const isYounger = (entry: object, milliseconds: number): boolean =>
	'createdAt' in entry && Number(entry.createdAt) > Date.now() - milliseconds;

/** The same list in an order that says nothing: Pinterest promises none. The place of an entry stays the same. */
function scrambled<T extends { order: number }>(list: NewestFirst<T>, before: number, seed: number): T[] {
	const known = orders.get(list);
	const fresh = known?.changes === list.changes && known.seed === seed;
	const all = fresh
		? (known.all as T[])
		: [...list.from(Infinity)].sort((a, b) => scramble(a.order, seed) - scramble(b.order, seed));
	if (!fresh) orders.set(list, { changes: list.changes, seed, all });
	const start = all.findIndex(({ order }) => -scramble(order, seed) < before);
	return start < 0 ? [] : all.slice(start);
}

/** The last order of each list: sorting 100,000s for each page takes long. */
const orders = new WeakMap<object, { changes: number; seed: number; all: unknown[] }>();

/** A different place for each `order`, because the factor is odd. */
const scramble = (order: number, seed: number): number => Math.imul(order ^ seed, 2654435761) >>> 0;

/** Half full, empty, half full … as lists are that Pinterest filters after fetching. */
const shortened = (size: number, pages: number) => (pages % 3 === 1 ? 0 : Math.ceil(size / 2));

function lastBookmark({ settings }: State): { bookmark?: null } {
	const absent = settings.lastBookmark === 'absent' || (settings.lastBookmark === 'random' && Math.random() < 0.5);
	return absent ? {} : { bookmark: null };
}

// Opaque, and with the characters of base64 that mean something in a query: a client that does not encode it fails.
function writeBookmark(list: string, before: number, pages: number): string {
	const position = Buffer.from(`${before}:${pages}`).toString('base64url');
	return `LT4/${position}+${fingerprint(list, position)}==`;
}

function readBookmark({ list, bookmark = '' }: PageRequest): { before: number; pages: number } {
	const [, position, print] = /^LT4\/([\w-]+)\+([\w-]+)==$/.exec(bookmark) ?? [];
	if (position === undefined || print !== fingerprint(list, position)) {
		throw invalid(`Invalid request: bookmark '${bookmark.slice(0, 60)}' is not valid for this request`);
	}
	const [before, pages] = Buffer.from(position, 'base64url').toString().split(':').map(Number);
	return { before, pages };
}

function fingerprint(list: string, position: string): string {
	return createHash('sha256').update(`${list} ${position}`).digest('base64url').slice(0, 16);
}
