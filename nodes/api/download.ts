import type { IExecuteFunctions } from 'n8n-workflow';

import type { Client } from './client';
import { Failure, inputFailure, passOn } from './failure';
import { opened, type ItemFile } from './files';
import { Flow, openDownload, type Download } from './flow';
import { sizeProblem } from './video';
import { checkCancelled } from './wait';

const PARAMETER = 'videoUrl';

/**
 * Downloads a video into n8n's own storage, piece by piece, through n8n's helper, so that the network rules of the server
 * apply. It ends when the file is larger than Pinterest takes, whatever its server declares, when nothing has come for the time
 * that "Timeout" allows, and after two hours.
 * @throws Failure of kind `input` when the address gives no video file
 */
export async function downloadVideo(functions: IExecuteFunctions, client: Client, url: string): Promise<ItemFile> {
	const place = withoutQuery(url);
	const closing = new AbortController();
	try {
		return await store(functions, client, url, place, closing);
	} catch (error) {
		checkCancelled(client.signal);
		throw error instanceof Failure ? error : notDownloaded(place, 'The connection broke.');
	} finally {
		closing.abort();
	}
}

async function store(
	functions: IExecuteFunctions,
	client: Client,
	url: string,
	place: string,
	closing: AbortController,
): Promise<ItemFile> {
	const { statusCode, headers, body } = await openDownload(functions, client.signal, url, closing).catch(() => {
		throw notDownloaded(place, 'The server could not be reached.');
	});
	if (statusCode > 299) throw notDownloaded(place, `The server answered with HTTP ${statusCode}.`);
	const declared = sizeProblem(Number(headers['content-length'] ?? 0));
	if (declared) throw tooLarge(place, declared);

	const download = new Counted(place);
	try {
		return await download.flow.watched(closing, client.timeout, async () => {
			const bytes = download.counted(body) as never;
			const stored = await functions.helpers.prepareBinaryData(bytes, 'video.mp4', 'video/mp4');
			return await opened(functions, stored, `at ${place}`, PARAMETER);
		});
	} catch (error) {
		const { stopped } = download.flow;
		throw download.problem ?? (stopped === undefined ? passOn(error) : notDownloaded(place, stopped));
	}
}

/** A download under way. */
class Counted {
	problem?: Failure;

	readonly flow = new Flow();

	private bytes = 0;

	constructor(private readonly place: string) {}

	/** The same stream, which breaks off with its first piece too many. */
	counted(body: Download): Download {
		return body.map((piece) => {
			this.flow.moved();
			this.bytes += piece.length;
			const problem = sizeProblem(this.bytes);
			if (!problem) return piece;
			this.problem = tooLarge(this.place, problem);
			throw this.problem;
		});
	}
}

/** Queries and fragments often hold what lets anybody in. */
function withoutQuery(url: string): string {
	const { origin, pathname } = new URL(url);
	return origin + pathname;
}

function tooLarge(place: string, problem: string): Failure {
	return inputFailure(`The video at ${place} ${problem}`, 'Edit or convert the video and try again.', PARAMETER);
}

function notDownloaded(place: string, reason: string): Failure {
	return inputFailure(
		`The video could not be downloaded from ${place}`,
		`${reason} Check the address in a private browser window: it must lead to the file itself. No Pin was created.`,
		PARAMETER,
	);
}
