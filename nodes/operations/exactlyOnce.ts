import type { IDataObject } from 'n8n-workflow';

import type { Client, Request } from '../api/client';
import type { EndpointId } from '../api/endpoints';
import { Failure } from '../api/failure';
import { pages } from '../api/pages';
import { wait } from '../api/wait';
import type { Ledger } from './ledger';

/** How a write can be found again on Pinterest when its answer was lost. */
export interface Lookup {
	/** The list to read, or the one thing, for the request that was sent. */
	list: (sent: Request) => Request & { endpoint: EndpointId };
	/** Writes with the same likeness could be taken for each other. */
	likeness: (sent: Request) => unknown;
	/** Whether an entry of the list is what the request asked for. */
	matches: (entry: IDataObject, sent: Request) => boolean;
	/** Entries carry `created_at`, so one that is older than the call is not its work. */
	dated: boolean;
	/** The write changes what exists: finding it means that nothing is left to do, and it is nobody's own. */
	repeats?: boolean;
}

/** The look-up reads this many entries at most, newest first as Pinterest serves them. */
const MOST_ENTRIES = 1000;

/** Times a write is sent in all while each look-up shows that the one before had no effect. */
const MOST_SENDS = 3;

/** Pinterest needs a moment to show what it has just made. */
const SETTLING = 1000;

/** `created_at` and the clock of the answer are both in whole seconds. */
const CLOCK_TOLERANCE = 2000;

/**
 * Sends a write so that it takes effect once, even where its answer is lost: it is looked for, and sent again only if it
 * is not there.
 * @throws Failure of kind `unknown` when it cannot be found out
 */
export async function sendOnce(
	client: Client,
	ledger: Ledger,
	request: Request,
	lookup: Lookup | undefined,
): Promise<IDataObject> {
	if (!lookup) return (await client.send(request)).body as IDataObject;
	const likeness = JSON.stringify([request.endpoint, lookup.likeness(request)]);
	return await ledger.withGate(likeness, outline(request.body), async (gate) => {
		const began = Date.now();
		for (let sends = 1; ; sends++) {
			const sent = await gate.send(async () => {
				const answer = await client.send(request).catch(unknownOrThrow);
				if (!(answer instanceof Failure)) ledger.claim(answer.body as IDataObject);
				return answer;
			});
			if (!(sent instanceof Failure)) return sent.body as IDataObject;
			const found = await gate.lookUp(async () => await findLost(client, ledger, request, lookup, began, sent));
			if (found) return found;
			if (sends === MOST_SENDS) throw sent;
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

async function findLost(
	client: Client,
	ledger: Ledger,
	request: Request,
	lookup: Lookup,
	began: number,
	lost: Failure,
): Promise<IDataObject | undefined> {
	await wait(SETTLING, client.signal);
	const found = await find(client, ledger, request, lookup, began).catch((error: unknown) => failedLookup(lost, error));
	if (found instanceof Failure) throw found;
	if (found) ledger.claim(found);
	return found;
}

async function find(
	client: Client,
	ledger: Ledger,
	sent: Request,
	lookup: Lookup,
	began: number,
): Promise<IDataObject | undefined> {
	for await (const { items, date } of pages(client, lookup.list(sent), MOST_ENTRIES)) {
		// Pinterest's clock and this machine's may differ; the answer's date says by how much.
		const ahead = (date ?? Date.now()) - Date.now();
		const earliest = began + ahead - CLOCK_TOLERANCE;
		const found = items.find(
			(entry) =>
				lookup.matches(entry, sent) &&
				(lookup.repeats === true || !ledger.isMine(entry)) &&
				(!lookup.dated || createdAt(entry) >= earliest),
		);
		if (found) return found;
	}
	return undefined;
}

/** `created_at` in milliseconds since the epoch. Pinterest writes it without a zone, in UTC. */
export function createdAt({ created_at: text }: IDataObject): number {
	const written = String(text ?? '');
	return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`);
}

function unknownOrThrow(error: unknown): Failure {
	if (error instanceof Failure && error.facts.kind === 'unknown') return error;
	return rethrown(error);
}

function failedLookup(lost: Failure, error: unknown): Failure {
	if (!(error instanceof Failure) || error.facts.kind === 'cancelled') return rethrown(error);
	return new Failure({
		...lost.facts,
		description: `${lost.facts.description} Looking it up did not work either: ${error.message}.`,
	});
}

/** Passes an error on from where a value is expected. */
function rethrown(error: unknown): never {
	throw error;
}
