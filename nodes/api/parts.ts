import type { IExecuteFunctions } from 'n8n-workflow';

import type { Client } from './client';
import { Failure } from './failure';
import { urlOf } from './urls';
import { backoff, checkCancelled, wait } from './wait';

/** "Each part must be at least 5mb; however the last part can be any size" (customer_list_uploads/create). */
const SMALLEST_PART = 5 * 1024 * 1024;

/** "maximum": 10 of `total_parts`. */
const MOST_PARTS = 10;

/** Times that a part is sent in all; the newest sending counts. */
const MOST_SENDINGS = 3;

/** A part over a slow line, in milliseconds. */
const PART_TIMEOUT = 60 * 60 * 1000;

/** Pinterest's storage, whatever its region and bucket. */
const STORAGE_HOST = /(^|[.-])s3([.-][a-z0-9-]+)*\.amazonaws\.com$/;

/** What is sent piece by piece. */
export interface Content {
	/** Bytes. */
	size: number;
	/** Can be called again to begin anew, with the same bytes. */
	stream(): AsyncIterable<Uint8Array>;
}

/** Bytes of each part of so many bytes, in order. */
export function partSizes(size: number): number[] {
	const count = Math.min(Math.max(Math.floor(size / SMALLEST_PART), 1), MOST_PARTS);
	const part = Math.ceil(size / count);
	return Array.from({ length: count }, (_, index) => Math.min(part, size - index * part));
}

/**
 * A body as the HTTP client of n8n takes it: it recognises any object that behaves like the web's Blob, and streams it with its
 * length. The web's own class would hold all of it in memory.
 */
class StreamedPart {
	readonly [Symbol.toStringTag] = 'Blob';

	readonly type = 'application/octet-stream';

	constructor(
		readonly size: number,
		readonly stream: () => AsyncIterable<Uint8Array>,
	) {}
}

/** Reads parts of a content one after another without beginning anew; another order costs a new beginning. */
class Reader {
	private at = 0;

	private rest: Uint8Array = new Uint8Array();

	private pieces?: AsyncIterator<Uint8Array>;

	constructor(private readonly content: Content) {}

	async *between(from: number, to: number): AsyncGenerator<Uint8Array> {
		if (!this.pieces || this.at !== from) {
			this.pieces = this.content.stream()[Symbol.asyncIterator]();
			this.at = 0;
			this.rest = new Uint8Array();
		}
		while (this.at < to) {
			if (this.rest.length === 0) {
				const { done, value } = await this.pieces.next();
				if (done) return;
				this.rest = value;
			}
			const piece = this.rest.subarray(0, (this.at < from ? from : to) - this.at);
			this.rest = this.rest.subarray(piece.length);
			this.at += piece.length;
			if (this.at > from) yield piece;
		}
	}
}

/**
 * Puts a content into a storage of Pinterest, in parts at the addresses that it has signed for them. The token never goes there.
 * @param urls one for each of `partSizes`, in order
 * @throws Failure of kind `unreachable` when a part cannot be sent for good
 */
export async function sendParts(
	functions: IExecuteFunctions,
	client: Client,
	urls: string[],
	content: Content,
): Promise<void> {
	for (const url of urls) checkAddress(url, client.root);
	const reader = new Reader(content);
	let from = 0;
	for (const [index, size] of partSizes(content.size).entries()) {
		const [begin, end] = [from, from + size];
		const part = () => new StreamedPart(size, () => reader.between(begin, end));
		await sendPart(functions, client, urls[index], part, index + 1);
		from = end;
	}
}

async function sendPart(
	functions: IExecuteFunctions,
	client: Client,
	url: string,
	part: () => StreamedPart,
	number: number,
): Promise<void> {
	for (let sending = 1; ; sending++) {
		checkCancelled(client.signal);
		const { reason, passes } = await put(functions, client, url, part());
		if (reason === undefined) return;
		if (!passes || sending === MOST_SENDINGS) throw notSent(number, reason);
		await wait(backoff(sending), client.signal);
	}
}

async function put(
	functions: IExecuteFunctions,
	client: Client,
	url: string,
	part: StreamedPart,
): Promise<{ reason?: string; passes?: boolean }> {
	try {
		const { statusCode: status } = await functions.helpers.httpRequest({
			method: 'PUT',
			url,
			body: part as never,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// Following redirects would keep the whole body in memory to send it again.
			disableFollowRedirect: true,
			timeout: PART_TIMEOUT,
			abortSignal: client.signal,
		});
		return status < 300 ? {} : { reason: `it answered with HTTP ${status}`, passes: status >= 500 || status === 429 };
	} catch {
		checkCancelled(client.signal);
		return { reason: 'the connection broke', passes: true };
	}
}

function notSent(number: number, reason: string): Failure {
	return new Failure({
		kind: 'unreachable',
		message: `Part ${number} of the file could not be uploaded`,
		description: `The storage of Pinterest did not take it: ${reason}. Nothing was changed. Check that this n8n server may open connections to Pinterest's storage (amazonaws.com), and run the item again.`,
	});
}

/** @throws Failure unless the address is in Pinterest's storage, or belongs to the custom environment itself */
function checkAddress(address: string, root: string): void {
	const url = urlOf(address);
	const known = url?.protocol === 'https:' && STORAGE_HOST.test(url.hostname);
	const { host } = new URL(root);
	const ownHost = !host.endsWith('.pinterest.com') && url?.host === host;
	if (known || ownHost) return;
	throw new Failure({
		kind: 'unreadable',
		message: 'Pinterest named an upload address that is not in its storage',
		description: `Nothing was sent. Expected was a host of S3 on amazonaws.com, but the address is on ${url?.host ?? 'no host'}. Try again; if it stays, check the proxy between n8n and Pinterest.`,
	});
}
