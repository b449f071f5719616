import type { IDataObject } from 'n8n-workflow';

import type { Client, Request } from '../api/client';
import type { EndpointId } from '../api/endpoints';
import { Failure, passOn } from '../api/failure';
import { pages } from '../api/pages';
import { wait } from '../api/wait';
import type { Ledger } from './ledger';

/** How a write can be found again on Pinterest when its answer was lost. */
export interface Lookup {
	/** The list to read, or the one thing, for the request that was sent. */
	list: (sent: Request) => Request & { endpoint: EndpointId };
	/** What a message calls the entries of the list, e.g. `Pins on the board`. */
	entries?: string;
	/** Writes with the same likeness could be taken for each other. */
	likeness: (sent: Request) => unknown;
	/** Whether an entry of the list is what the request asked for. */
	matches: (entry: IDataObject, sent: Request) => boolean;
	/** Entries carry `created_at`, so one that is older than the call is not its work. */
	dated: boolean;
	/** The write changes what exists: finding it means that nothing is left to do, and it is nobody's own. */
	repeats?: boolean;
}

/** One look at the list. Neither found nor doubtful means that it is not there. */
interface Look {
	found?: IDataObject;
	/** Why it may be there although it was not found, in a sentence. */
	doubt?: string;
	/** A further look would end in the same way. */
	hopeless?: boolean;
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
	if (!lookup) return (await client.send(request)).body as IDataObject;
	const likeness = JSON.stringify([request.endpoint, lookup.likeness(request)]);
	return await ledger.withGate(likeness, outline(request.body), async (gate) => {
		const search: Search = { client, ledger, request, lookup, began: Date.now() };
		let lost: Failure | undefined;
		for (let sends = 1; ; sends++) {
			const answer = await gate.send(async () => {
				const sent = await client.send(request).catch((error: unknown) => inDoubt(error, sends > 1));
				if (!(sent instanceof Failure)) ledger.claim(sent.body as IDataObject);
				return sent;
			});
			if (!(answer instanceof Failure)) return answer.body as IDataObject;
			const at = Date.now();
			const isLost = answer.facts.kind === 'unknown';
			if (isLost) lost = answer;
			const within = Math.max(answer.facts.showsWithin ?? SHOWS_AFTER_REFUSAL, lookUpTime);
			const { found, doubt } = await gate.lookUp(async () => await lookFor(search, at, within));
			if (found) return found;
			if (doubt)
				throw stillUnknown(lost ?? answer, isLost ? doubt : `Sent again, it was refused: ${answer.message}. ${doubt}`);
			if (!isLost || sends === MOST_SENDS) throw answer;
		}
	});
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
 * A failure after which the write may be there. The refusal of one that was sent again is one too: what Pinterest refuses may
 * be a second one of what the first sending made late ("name exists").
 */
function inDoubt(error: unknown, again: boolean): Failure {
	if (!(error instanceof Failure)) return passOn(error);
	const { kind, blocks } = error.facts;
	return kind === 'unknown' || (again && kind === 'refused' && !blocks) ? error : passOn(error);
}

interface Search {
	client: Client;
	ledger: Ledger;
	request: Request;
	lookup: Lookup;
	/** When the call began, in milliseconds since the epoch. */
	began: number;
}

/**
 * Looks several times, with growing pauses, because Pinterest may carry a write out after its connection was lost.
 * @param lostAt in milliseconds since the epoch
 * @param within milliseconds from the loss after which what is not there will not come
 * @returns the last look
 */
async function lookFor(search: Search, lostAt: number, within: number): Promise<Look> {
	for (;;) {
		const elapsed = Date.now() - lostAt;
		await wait(nextLook(elapsed, within) - elapsed, search.client.signal);
		const isLast = Date.now() - lostAt >= within;
		const look = await lookOnce(search).catch(failedLook);
		if (look.found) search.ledger.claim(look.found);
		if (look.found || look.hopeless || isLast) return look;
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

async function lookOnce({ client, ledger, request, lookup, began }: Search): Promise<Look> {
	let read = 0;
	for await (const { items, date, bookmark } of pages(client, lookup.list(request))) {
		// Pinterest's clock and this machine's may differ; the answer's date says by how much.
		const ahead = (date ?? Date.now()) - Date.now();
		const earliest = began + ahead - CLOCK_TOLERANCE;
		const found = items.find(
			(entry) =>
				lookup.matches(entry, request) &&
				(lookup.repeats === true || !ledger.isMine(entry)) &&
				(!lookup.dated || createdAt(entry) >= earliest),
		);
		if (found) return { found };
		read += items.length;
		if (bookmark && read >= MOST_ENTRIES) return { doubt: unread(lookup) };
	}
	return {};
}

function unread({ entries = 'entries in the list' }: Lookup): string {
	const most = MOST_ENTRIES.toLocaleString('en');
	return `There are more than ${most} ${entries}, and it is not among the first ${most}; the others were not looked at.`;
}

/** `created_at` in milliseconds since the epoch. Pinterest writes it without a zone, in UTC. */
export function createdAt({ created_at: text }: IDataObject): number {
	const written = String(text ?? '');
	return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`);
}

/** A look that did not work says nothing. One that Pinterest refused will be refused again. */
function failedLook(error: unknown): Look {
	if (!(error instanceof Failure) || error.facts.kind === 'cancelled') return passOn(error);
	const { kind, blocks, httpStatus = 500 } = error.facts;
	return {
		doubt: `Looking it up did not work either: ${error.message}.`,
		hopeless: kind === 'refused' && (blocks !== undefined || httpStatus < 500),
	};
}

function stillUnknown({ facts }: Failure, doubt: string): Failure {
	return new Failure({ ...facts, description: `${facts.description} ${doubt} Nothing more was sent.` });
}
