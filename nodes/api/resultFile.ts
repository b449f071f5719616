import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Client } from './client';
import { Failure, passOn } from './failure';
import { Flow, openDownload, type Download } from './flow';
import { recordsIn, type FileRecord } from './records';
import { urlOf } from './urls';
import { checkCancelled } from './wait';

/** Times that a file is asked for: its link lives for minutes only, and a connection may break. */
const MOST_TRIES = 4;

/** A file with the result of a job, on a host outside of the API. */
export interface ResultFile {
	functions: IExecuteFunctions;
	client: Client;
	/** What messages call it, e.g. `the report`. */
	what: string;
	/** The address where it is, each time a new one; undefined when there is nothing in it. */
	address: () => Promise<string | undefined>;
}

/**
 * The records of a file, in portions, read as it comes. Where the link has expired or the connection breaks, the file is asked
 * for again, and goes on behind the records that it has given.
 * @throws Failure
 */
export async function* recordsOf(file: ResultFile): AsyncGenerator<FileRecord[]> {
	let given = 0;
	for (let attempt = 1; ; attempt++) {
		let passed = 0;
		try {
			for await (const records of opened(file)) {
				const wanted = records.slice(Math.max(given - passed, 0));
				passed += records.length;
				given += wanted.length;
				if (wanted.length > 0) yield wanted;
			}
			return;
		} catch (error) {
			again(file, error, attempt);
		}
	}
}

/** The file itself, in n8n's own storage. @throws Failure */
export async function storedFile(file: ResultFile, name: string, type: string): Promise<IBinaryData> {
	for (let attempt = 1; ; attempt++) {
		const closing = new AbortController();
		try {
			const address = await file.address();
			if (address === undefined) return await file.functions.helpers.prepareBinaryData(Buffer.alloc(0), name, type);
			const flow = new Flow();
			const body = await download(file, address, closing);
			const pieces = body.map((piece) => {
				flow.moved();
				return piece;
			});
			const store = async () => await file.functions.helpers.prepareBinaryData(pieces as never, name, type);
			return await flow.watched(closing, file.client.timeout, store).catch((error: unknown) => {
				throw flow.stopped === undefined ? passOn(error) : notDownloaded(file.what, flow.stopped);
			});
		} catch (error) {
			again(file, error, attempt);
		} finally {
			closing.abort();
		}
	}
}

async function* opened(file: ResultFile): AsyncGenerator<FileRecord[]> {
	const address = await file.address();
	if (address === undefined) return;
	const closing = new AbortController();
	const flow = new Flow();
	// Ends by itself soon after the download.
	void flow.watch(closing, file.client.timeout);
	try {
		yield* recordsIn(moving(await download(file, address, closing), flow));
	} catch (error) {
		throw flow.stopped === undefined ? passOn(error) : notDownloaded(file.what, flow.stopped);
	} finally {
		flow.end();
		closing.abort();
	}
}

async function* moving(body: Download, flow: Flow): AsyncGenerator<Uint8Array> {
	for await (const piece of body) {
		flow.moved();
		yield piece;
	}
}

/** Without the token, which is for the API only. */
async function download(file: ResultFile, address: string, closing: AbortController): Promise<Download> {
	checkAddress(address, file);
	const { functions, client, what } = file;
	const { statusCode, body } = await openDownload(functions, client.signal, address, closing).catch(() => {
		throw notDownloaded(what, 'The server could not be reached.');
	});
	if (statusCode < 300) return body;
	throw notDownloaded(what, `The server answered with HTTP ${statusCode}.`);
}

/** Goes on to the next attempt. @throws Failure when there is none */
function again({ client, what }: ResultFile, error: unknown, attempt: number): void {
	checkCancelled(client.signal);
	// What Pinterest's API refuses, it refuses again; what breaks in between may be lost on the way only.
	if (error instanceof Failure && error.facts.kind !== 'unreachable' && error.facts.kind !== 'unreadable')
		passOn(error);
	if (attempt < MOST_TRIES) return;
	throw error instanceof Failure ? passOn(error) : notDownloaded(what, 'The connection broke.');
}

/** The address itself is what lets in, so no message holds it. */
function notDownloaded(what: string, reason: string): Failure {
	return new Failure({
		kind: 'unreachable',
		message: `The file of ${what} could not be downloaded`,
		description: `${reason} Check that this n8n server may open connections to the host that Pinterest keeps such files on.`,
	});
}

/** @throws Failure unless the address is one of the web that is encrypted, or belongs to the custom environment itself */
function checkAddress(address: string, { client, what }: ResultFile): void {
	const url = urlOf(address);
	const { host } = new URL(client.root);
	if (url?.protocol === 'https:' || (!host.endsWith('.pinterest.com') && url?.host === host)) return;
	throw new Failure({
		kind: 'refused',
		message: `Pinterest named an address for the file of ${what} that is not safe`,
		description: 'Nothing was downloaded. Check the proxy between n8n and Pinterest.',
	});
}
