import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

/** Milliseconds that a server may take to answer. What follows is bounded by pauses and by size. */
const ANSWER_TIMEOUT = 120_000;

/** Milliseconds for 2 GB over a slow line. */
const MOST_TIME = 2 * 60 * 60 * 1000;

/** Milliseconds between two looks at whether the download still moves. */
const LOOK = 500;

/** What is used of the stream that n8n's HTTP client gives: a Readable of Node. */
export interface Download extends AsyncIterable<Uint8Array> {
	map(piece: (bytes: Uint8Array) => Uint8Array): Download;
	on(event: 'error', listener: () => void): void;
}

/**
 * Asks for a file through n8n's helper, without a token, so that the network rules of the server apply.
 * @param closing closes the connection: newer HTTP clients of n8n keep it when only their stream is destroyed
 */
export async function openDownload(
	functions: Pick<IExecuteFunctions, 'helpers'>,
	signal: AbortSignal | undefined,
	url: string,
	closing: AbortController,
): Promise<{ statusCode: number; headers: IDataObject; body: Download }> {
	const answer = (await functions.helpers.httpRequest({
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: ANSWER_TIMEOUT,
		abortSignal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
	})) as { statusCode: number; headers: IDataObject; body: Download };
	// An error that nobody reads would end the process.
	answer.body.on('error', () => undefined);
	return answer;
}

/** A download under way: whether it moves, and why it was ended. */
export class Flow {
	/** Why it was closed before its end, as a sentence. */
	stopped?: string;

	private ended = false;

	private readonly began = Date.now();

	private at = this.began;

	/** Something has come. */
	moved(): void {
		this.at = Date.now();
	}

	/** Does something with the download, and closes it when nothing has come for so many seconds, or after two hours. */
	async watched<T>(closing: AbortController, seconds: number, work: () => Promise<T>): Promise<T> {
		const watching = this.watch(closing, seconds);
		try {
			return await work();
		} finally {
			this.end();
			await watching;
		}
	}

	/** The watching by itself; `end` ends it. */
	async watch(closing: AbortController, seconds: number): Promise<void> {
		while (!this.ended) {
			await sleep(LOOK);
			const stands = Date.now() - this.at >= seconds * 1000;
			if (this.ended || (!stands && Date.now() - this.began < MOST_TIME)) continue;
			this.stopped = stands
				? `The server sent nothing for ${seconds} seconds.`
				: 'It was not complete after two hours.';
			closing.abort();
			return;
		}
	}

	end(): void {
		this.ended = true;
	}
}
