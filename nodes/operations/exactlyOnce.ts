import type { IDataObject } from 'n8n-workflow';

import type { Client, Request } from '../api/client';
import type { EndpointId } from '../api/endpoints';
import { Failure, passOn } from '../api/failure';
import { pages } from '../api/pages';
import { wait } from '../api/wait';
import type { Ledger } from './ledger';

/** How a write can be found again on Pinterest when its answer was lost. */
export interface Lookup {
	/** The list to read, or the one thing, for the request that was sent. Equal for all elements of one call. */
	list: (sent: Request) => Request & { endpoint: EndpointId };
	/** What a message calls the entries of the list, e.g. `Pins on the board`. */
	entries?: string;
	/** The things in an entry of the list, where an entry holds several; by default it is one. */
	inside?: (entry: IDataObject) => IDataObject[];
	/** Writes with the same likeness could be taken for each other. */
	likeness: (sent: Request) => unknown;
	/** Whether an entry of the list is what the request asked for. */
	matches: (entry: IDataObject, sent: Request) => boolean;
	/** Entries carry `created_at`, `created_time` or `created_timestamp`, so one that is older than the call is not its work. */
	dated: boolean;
	/** Where these are not the time at which an entry was made: that time, in milliseconds since the epoch. */
	madeAt?: (entry: IDataObject) => number;
	/** The list is asked for with the newest first, an order that Pinterest promises: behind an old entry are only older ones. */
	newestFirst?: true;
	/** The write changes what exists: finding it means that nothing is left to do, and it is nobody's own. */
	repeats?: boolean;
}

/** What became of one write. */
export type Outcome = { result: IDataObject } | { failure: Failure };

/** What is known of one write after looking for it. Neither found nor doubtful means that it is not there. */
interface Look {
	found?: IDataObject;
	/** Why it may be there although it was not found, in a sentence. */
	doubt?: string;
	/** The execution was stopped before it was known. */
	stopped?: Failure;
}

/** A look-up reads this many entries at most, in Pinterest's order. */
const MOST_ENTRIES = 1000;

/** Times a write is sent in all while each look-up shows that the one before had no effect. */
const MOST_SENDS = 3;

/** Milliseconds from the loss to the first look: Pinterest needs a moment to show what it has just made. */
const FIRST_LOOK = 1000;

/** Milliseconds from a refusal in which an effect of an earlier sending shows. */
const SHOWS_AFTER_REFUSAL = 10_000;

/** `created_at` and the clock of the answer are both in whole seconds. */
const CLOCK_TOLERANCE = 2000;

/** By how much an entry has to be older than the call, in a list with the newest first, before what follows is left unread. */
const SURELY_OLDER = 60_000;

/**
 * Sends a write so that it takes effect once, even where its answer is lost: it is looked for, and sent again only if it is
 * surely not there.
 * @param lookUpTime milliseconds from the loss to the last look, where that is longer than the loss itself asks for
 * @throws Failure of kind `unknown` when it cannot be found out
 */
export async function sendOnce(
	client: Client,
	ledger: Ledger,
	request: Request,
	lookup: Lookup | undefined,
	lookUpTime = 0,
): Promise<IDataObject> {
	const send = async () => (await client.send(request)).body as IDataObject;
	if (!lookup) return await send();
	const once = { client, ledger, lookup, lookUpTime };
	const [outcome] = await sendEachOnce(once, [request], async () => [{ result: await send() }]);
	return 'failure' in outcome ? passOn(outcome.failure) : outcome.result;
}

interface Once {
	client: Client;
	ledger: Ledger;
	lookup: Lookup;
	/** Milliseconds from a loss to the last look, where that is longer than the loss itself asks for. */
	lookUpTime: number;
}

/**
 * The same for writes that share a call, each of which has its own fate. After a loss each is looked for, what is found belongs
 * to one of them, and only those that are surely not there are sent again.
 * @param writes each as if it were a call of its own; those with the same likeness must have the same content
 * @param deliver sends those at the places given, in one call or several. Returns what became of each, in that order; a
 * failure that it throws is that of all
 */
export async function sendEachOnce(
	{ client, ledger, lookup, lookUpTime }: Once,
	writes: Request[],
	deliver: (places: number[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
	const likenesses = writes.map((write) => JSON.stringify([write.endpoint, lookup.likeness(write)]));
	const outcomes = new Array<Outcome>(writes.length);
	await ledger.withGate(likenesses, writes.map(({ body }) => outline(body)).join(), async (gate) => {
		const search: Search = { client, ledger, lookup, began: Date.now() };
		const lost = new Map<number, Failure>();
		let left = [...writes.keys()];
		for (let sends = 1; left.length > 0; sends++) {
			const sent = left;
			const answers = await gate.send(async () => {
				const told = await deliver(sent).catch((error: unknown) => forAll(error, sent));
				for (const one of told) if ('result' in one) ledger.claim(one.result);
				return told;
			});
			sent.forEach((place, at) => (outcomes[place] = answers[at]));
			const doubtful = sent.flatMap((place) => inDoubt(place, outcomes[place], sends > 1));
			if (doubtful.length === 0) return;
			for (const { place, failure } of doubtful) if (isLost(failure)) lost.set(place, failure);

			const at = Date.now();
			const times = doubtful.map(({ failure }) => failure.facts.showsWithin ?? SHOWS_AFTER_REFUSAL);
			const wanted = doubtful.map(({ place }) => writes[place]);
			const looks = await gate.lookUp(async () => await lookFor(search, wanted, at, Math.max(lookUpTime, ...times)));
			left = [];
			for (const [index, { place, failure }] of doubtful.entries()) {
				const { found, doubt, stopped } = looks[index];
				if (found) outcomes[place] = { result: found };
				else if (stopped) outcomes[place] = { failure: stoppedInDoubt(stopped) };
				else if (doubt) outcomes[place] = { failure: stillUnknown(lost.get(place) ?? failure, failure, doubt) };
				else if (isLost(failure) && sends < MOST_SENDS) left.push(place);
			}
		}
	});
	return outcomes;
}

function forAll(error: unknown, places: number[]): Outcome[] {
	return error instanceof Failure ? places.map(() => ({ failure: error })) : passOn(error);
}

function isLost({ facts }: Failure): boolean {
	return facts.kind === 'unknown';
}

/** A body in short: long texts, which are files, by their length, beginning and end. */
function outline(body: Request['body']): string {
	return JSON.stringify(body ?? '', (_key, value: unknown) =>
		typeof value === 'string' && value.length > 3000
			? `${value.length} ${value.slice(0, 100)} ${value.slice(-100)}`
			: value,
	);
}

/**
 * A write that may be there although it failed. The refusal of one that was sent again is such a failure too: what Pinterest
 * refuses may be a second one of what the first sending made late ("name exists").
 */
function inDoubt(place: number, outcome: Outcome, again: boolean): Array<{ place: number; failure: Failure }> {
	if ('result' in outcome) return [];
	const { failure } = outcome;
	const refusedAgain = again && failure.facts.kind === 'refused' && !failure.facts.blocks;
	return isLost(failure) || refusedAgain ? [{ place, failure }] : [];
}

interface Search {
	client: Client;
	ledger: Ledger;
	lookup: Lookup;
	/** When the call began, in milliseconds since the epoch. */
	began: number;
}

/**
 * Looks several times, with growing pauses, because Pinterest may carry a write out after its connection was lost.
 * @param lostAt in milliseconds since the epoch
 * @param within milliseconds from the loss after which what is not there will not come
 * @returns what is known of each after the last look
 */
async function lookFor(search: Search, wanted: Request[], lostAt: number, within: number): Promise<Look[]> {
	const looks = wanted.map((): Look => ({}));
	try {
		for (;;) {
			const elapsed = Date.now() - lostAt;
			await wait(nextLook(elapsed, within) - elapsed, search.client.signal);
			const isLast = Date.now() - lostAt >= within;
			const { doubt, hopeless } = await lookOnce(search, wanted, looks).catch(failedLook);
			for (const look of looks) look.doubt = doubt;
			if (hopeless || isLast || looks.every(({ found }) => found)) return looks;
		}
	} catch (error) {
		const stopped = error instanceof Failure ? error : passOn(error);
		return looks.map(({ found }) => ({ found, stopped }));
	}
}

/**
 * When to look next: after 1, 2, 4, 8 … seconds, and at the end. Each look doubles what has passed, so a long time costs few calls.
 * @param elapsed milliseconds since the loss
 * @param within milliseconds from the loss to the last look
 * @returns milliseconds from the loss; not in the future once the time is over
 */
export function nextLook(elapsed: number, within: number): number {
	let next = FIRST_LOOK;
	while (next <= elapsed && next < within) next *= 2;
	return Math.min(next, within);
}

/** What a look that was not enough says of all that it did not find. */
interface Shortcoming {
	doubt?: string;
	/** A further look would end in the same way. */
	hopeless?: boolean;
}

/** Reads the list once. Each entry that is found is claimed by one write, and noted in its look. */
async function lookOnce(
	{ client, ledger, lookup, began }: Search,
	wanted: Request[],
	looks: Look[],
): Promise<Shortcoming> {
	const { madeAt = createdAt } = lookup;
	let read = 0;
	for await (const { items, date, bookmark } of pages(client, lookup.list(wanted[0]))) {
		// Pinterest's clock and this machine's may differ; the answer's date says by how much.
		const ahead = (date ?? Date.now()) - Date.now();
		const earliest = began + ahead - CLOCK_TOLERANCE;
		for (const entry of lookup.inside ? items.flatMap(lookup.inside) : items) {
			if (lookup.dated && madeAt(entry) < earliest) continue;
			for (const [place, look] of looks.entries()) {
				if (!lookup.repeats && ledger.isMine(entry)) break;
				if (look.found || !lookup.matches(entry, wanted[place])) continue;
				look.found = entry;
				ledger.claim(entry);
			}
		}
		if (looks.every(({ found }) => found)) return {};
		if (lookup.newestFirst && items.some((entry) => madeAt(entry) < earliest - SURELY_OLDER)) return {};
		read += items.length;
		if (bookmark && read >= MOST_ENTRIES) return { doubt: unread(lookup) };
	}
	return {};
}

function unread({ entries = 'entries in the list' }: Lookup): string {
	const most = MOST_ENTRIES.toLocaleString('en');
	return `There are more than ${most} ${entries}, and it is not among the first ${most}; the others were not looked at.`;
}

/**
 * In milliseconds since the epoch. Pinterest writes `created_at` without a zone, in UTC, or of product groups in seconds; and `created_time`,
 * of audiences `created_timestamp`, in seconds, in business access in milliseconds.
 */
export function createdAt({
	created_at: text,
	created_timestamp: stamp,
	created_time: seconds = stamp,
}: IDataObject): number {
	const time = typeof text === 'number' ? text : seconds;
	// Seconds stay below this, milliseconds are above it, for every date from 1973 on.
	if (typeof time === 'number') return time < 100_000_000_000 ? time * 1000 : time;
	const written = String(text ?? '');
	return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`);
}

/** A look that did not work says nothing. One that Pinterest refused will be refused again. */
function failedLook(error: unknown): Shortcoming {
	if (!(error instanceof Failure) || error.facts.kind === 'cancelled') return passOn(error);
	const { kind, blocks, httpStatus = 500 } = error.facts;
	return {
		doubt: `Looking it up did not work either: ${error.message}.`,
		hopeless: kind === 'refused' && (blocks !== undefined || httpStatus < 500),
	};
}

/** @param last what the last sending ended with: the loss, or a refusal */
function stillUnknown({ facts }: Failure, last: Failure, doubt: string): Failure {
	const refusal = isLost(last) ? '' : `Sent again, it was refused: ${last.message}. `;
	return new Failure({ ...facts, description: `${facts.description} ${refusal}${doubt} Nothing more was sent.` });
}

function stoppedInDoubt({ facts }: Failure): Failure {
	const description =
		'It is not known whether Pinterest carried this out: the call was lost, and the execution ended while it was looked up.';
	return new Failure({ ...facts, description: `${description} ${facts.description}` });
}
