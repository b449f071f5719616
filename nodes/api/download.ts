import type { IExecuteFunctions } from 'n8n-workflow';

import type { Client } from './client';
import { Failure, inputFailure, passOn } from './failure';
import { opened, type ItemFile } from './files';
import { Flow, openDownload, type Download } from './flow';
import { sizeProblem } from './video';
import { checkCancelled } from './wait';

/** What is downloaded, and what messages say of it. */
export interface Wanted {
	/** e.g. `video` */
	thing: string;
	/** Internal name of the parameter that gives the address. */
	parameter: string;
	fileName: string;
	mimeType: string;
	/** What is wrong with so many bytes, to follow what the file is called. */
	sizeProblem: (bytes: number) => string | undefined;
	/** What to do about a file that is too large. */
	remedy: string;
}

const VIDEO: Wanted = {
	thing: 'video',
	parameter: 'videoUrl',
	fileName: 'video.mp4',
	mimeType: 'video/mp4',
	sizeProblem,
	remedy: 'Edit or convert the video and try again.',
};

/** A video, as `download` says. */
export async function downloadVideo(functions: IExecuteFunctions, client: Client, url: string): Promise<ItemFile> {
	return await download(functions, client, url, VIDEO);
}

/**
 * Downloads a file into n8n's own storage, piece by piece, through n8n's helper, so that the network rules of the server
 * apply. It ends when the file is larger than Pinterest takes, whatever its server declares, when nothing has come for the time
 * that "Timeout" allows, and after two hours.
 * @throws Failure of kind `input` when the address gives no file, or one that is too large
 */
export async function download(
	functions: IExecuteFunctions,
	client: Client,
	url: string,
	wanted: Wanted,
): Promise<ItemFile> {
	const source = { url, place: withoutQuery(url), wanted };
	const closing = new AbortController();
	try {
		return await store(functions, client, source, closing);
	} catch (error) {
		checkCancelled(client.signal);
		throw error instanceof Failure ? error : notDownloaded(source, 'The connection broke.');
	} finally {
		closing.abort();
	}
}

/** Where a file comes from. */
interface Source {
	url: string;
	/** The address as messages show it. */
	place: string;
	wanted: Wanted;
}

async function store(
	functions: IExecuteFunctions,
	client: Client,
	source: Source,
	closing: AbortController,
): Promise<ItemFile> {
	const { url, place, wanted } = source;
	const { statusCode, headers, body } = await openDownload(functions, client.signal, url, closing).catch(() => {
		throw notDownloaded(source, 'The server could not be reached.');
	});
	if (statusCode > 299) throw notDownloaded(source, `The server answered with HTTP ${statusCode}.`);
	const declared = wanted.sizeProblem(Number(headers['content-length'] ?? 0));
	if (declared) throw tooLarge(source, declared);

	const counted = new Counted(source);
	try {
		return await counted.flow.watched(closing, client.timeout, async () => {
			const bytes = counted.counted(body) as never;
			const stored = await functions.helpers.prepareBinaryData(bytes, wanted.fileName, wanted.mimeType);
			return await opened(functions, stored, `at ${place}`, wanted.parameter);
		});
	} catch (error) {
		const { stopped } = counted.flow;
		throw counted.problem ?? (stopped === undefined ? passOn(error) : notDownloaded(source, stopped));
	}
}

/** A download under way. */
class Counted {
	problem?: Failure;

	readonly flow = new Flow();

	private bytes = 0;

	constructor(private readonly source: Source) {}

	/** The same stream, which breaks off with its first piece too many. */
	counted(body: Download): Download {
		return body.map((piece) => {
			this.flow.moved();
			this.bytes += piece.length;
			const problem = this.source.wanted.sizeProblem(this.bytes);
			if (!problem) return piece;
			this.problem = tooLarge(this.source, problem);
			throw this.problem;
		});
	}
}

/** Queries and fragments often hold what lets anybody in. */
function withoutQuery(url: string): string {
	const { origin, pathname } = new URL(url);
	return origin + pathname;
}

function tooLarge({ place, wanted: { thing, parameter, remedy } }: Source, problem: string): Failure {
	return inputFailure(`The ${thing} at ${place} ${problem}`, remedy, parameter);
}

function notDownloaded({ place, wanted: { thing, parameter } }: Source, reason: string): Failure {
	return inputFailure(
		`The ${thing} could not be downloaded from ${place}`,
		`${reason} Check the address in a private browser window: it must lead to the file itself. No Pin was created.`,
		parameter,
	);
}
