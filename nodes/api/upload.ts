import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readThrown } from './answers';
import type { Client } from './client';
import { Failure, inputFailure } from './failure';
import { opened, type ItemFile } from './files';
import { StreamedForm } from './formData';
import { checkVideo, sizeProblem } from './video';
import { backoff, checkCancelled, wait } from './wait';

/** The host that Pinterest names for uploads ("Create boards and Pins" of developers.pinterest.com). */
const UPLOAD_HOST = /^pinterest-media-upload\.s3[.-][a-z0-9.-]*amazonaws\.com$/;

/** Times that an upload is sent in all. The place is the same each time, so a second one replaces the first. */
const MOST_UPLOADS = 3;

/** An upload of 2 GB over a slow line, in milliseconds. */
const UPLOAD_TIMEOUT = 2 * 60 * 60 * 1000;

/** Milliseconds between two looks at a video that is being processed. */
const FIRST_LOOK = 1000;
const LONGEST_PAUSE = 10_000;

/** A video on its way to Pinterest. */
export interface Upload {
	mediaId: string;
}

/**
 * Registers a video and uploads it, streamed from where n8n keeps it ("Create boards and Pins", Video Pins, of
 * developers.pinterest.com). The token never goes to the upload host.
 * @throws Failure; when the upload itself breaks off for good, of kind `unreachable`
 */
export async function uploadVideo(
	functions: IExecuteFunctions,
	client: Client,
	file: ItemFile,
	type: string,
): Promise<Upload> {
	// Registering twice does no harm: what is not uploaded is never shown.
	const { body } = await client.send({ endpoint: 'media/create', body: { media_type: 'video' }, repeatable: true });
	const {
		media_id: mediaId,
		upload_url: url,
		upload_parameters: parameters,
	} = body as {
		media_id: string;
		upload_url: string;
		upload_parameters: Record<string, string>;
	};
	checkUploadAddress(url, client.root);
	for (let attempt = 1; ; attempt++) {
		checkCancelled(client.signal);
		const problem = await send(functions, client, url, parameters, { file, type });
		if (!problem) return { mediaId };
		if (!problem.passes || attempt === MOST_UPLOADS) throw uploadFailure(problem.text, file);
		await wait(backoff(attempt), client.signal);
	}
}

interface UploadProblem {
	text: string;
	/** It may work the next time. */
	passes: boolean;
}

async function send(
	functions: IExecuteFunctions,
	client: Client,
	url: string,
	parameters: Record<string, string>,
	{ file, type }: { file: ItemFile; type: string },
): Promise<UploadProblem | undefined> {
	const form = new StreamedForm();
	for (const [name, value] of Object.entries(parameters)) form.append(name, value);
	// The upload host ignores every field that comes after the file.
	form.append('file', {
		name: type === 'video/quicktime' ? 'video.mov' : 'video.mp4',
		type,
		size: file.size,
		stream: file.stream,
	});
	try {
		await functions.helpers.httpRequest({
			method: 'POST',
			url,
			body: form as never,
			// Following redirects would keep the whole body in memory to send it again.
			disableFollowRedirect: true,
			timeout: UPLOAD_TIMEOUT,
			abortSignal: client.signal,
		});
		return undefined;
	} catch (error) {
		checkCancelled(client.signal);
		return problemOf(error);
	}
}

function problemOf(error: unknown): UploadProblem {
	const outcome = readThrown(error);
	if (outcome.kind !== 'answer') return { text: 'the connection broke', passes: true };
	const xml = String(outcome.body ?? '');
	const [code, message] = ['Code', 'Message'].map((tag) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]);
	const text = [message, code && `(${code})`].filter(Boolean).join(' ') || `HTTP ${outcome.status}`;
	return { text, passes: outcome.status >= 500 || outcome.status === 429 };
}

function uploadFailure(reason: string, { where, size }: ItemFile): Failure {
	return new Failure({
		kind: 'unreachable',
		message: 'The video could not be uploaded',
		description: `The upload host said: ${reason}. No Pin was created. Check that this n8n server may open connections to the upload host of Pinterest, and run the item again. The file ${where} has ${(size / 1024 / 1024).toFixed(1)} MB.`,
	});
}

/** @throws Failure unless the address is Pinterest's upload host, or belongs to the custom environment itself */
function checkUploadAddress(address: string, root: string): void {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const known = url?.protocol === 'https:' && UPLOAD_HOST.test(url.hostname);
	const ownHost = url !== undefined && !root.includes('.pinterest.com/') && url.host === new URL(root).host;
	if (known || ownHost) return;
	throw new Failure({
		kind: 'unreadable',
		message: 'Pinterest named an upload address that is not its own',
		description: `The video was not sent. Expected was https://pinterest-media-upload.s3-accelerate.amazonaws.com, but the address is on ${url?.host ?? 'no host'}. Try again; if it stays, check the proxy between n8n and Pinterest.`,
	});
}

/**
 * Waits until Pinterest has processed an uploaded video.
 * @param most seconds to wait
 * @returns Pinterest's record of the media (schema MediaUploadDetails)
 * @throws Failure that says with which media ID to continue when the time is over
 */
export async function processed(client: Client, mediaId: string, most: number): Promise<IDataObject> {
	const end = Date.now() + most * 1000;
	for (let pause = FIRST_LOOK; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
		const { body } = await client.send({ endpoint: 'media/get', pathValues: { media_id: mediaId } });
		const media = body as IDataObject;
		if (media.status === 'succeeded') return media;
		if (media.status === 'failed') throw failedProcessing(mediaId);
		if (Date.now() + pause > end) throw stillProcessing(mediaId, most);
		await wait(pause, client.signal);
	}
}

function failedProcessing(mediaId: string): Failure {
	return new Failure({
		kind: 'refused',
		message: 'Pinterest could not process the video',
		description: `Pinterest gives no reason. Check that the file plays, and that it is an MP4, MOV or M4V with H.264 or H.265, 4 seconds to 15 minutes long; then upload it again. (Media ID ${mediaId}.)`,
		mediaId,
	});
}

function stillProcessing(mediaId: string, most: number): Failure {
	return new Failure({
		kind: 'unreachable',
		message: `Pinterest is still processing the video after ${most} seconds`,
		description: `Nothing is lost: run the item again later with "Media" set to "Uploaded Video" and the media ID ${mediaId}, which does not upload it again. A longer "Processing Timeout" under Options waits longer.`,
		mediaId,
	});
}

/**
 * Downloads a video into n8n's own storage, piece by piece, through n8n's helper, so that the network rules of the server apply.
 * @throws Failure of kind `input` when the address gives no video file
 */
export async function downloadVideo(functions: IExecuteFunctions, client: Client, url: string): Promise<ItemFile> {
	const parameter = 'videoUrl';
	try {
		const response = (await functions.helpers.httpRequest({
			url,
			encoding: 'stream',
			returnFullResponse: true,
			timeout: UPLOAD_TIMEOUT,
			abortSignal: client.signal,
		})) as { body: never; headers: IDataObject };
		const problem = sizeProblem(Number(response.headers['content-length'] ?? 0));
		if (problem)
			throw inputFailure(`The video at ${url} ${problem}`, 'Edit or convert the video and try again.', parameter);
		const stored = await functions.helpers.prepareBinaryData(response.body, 'video.mp4', 'video/mp4');
		return await opened(functions, stored, `at ${url}`, parameter);
	} catch (error) {
		checkCancelled(client.signal);
		throw downloadFailure(error, url, parameter);
	}
}

function downloadFailure(error: unknown, url: string, parameter: string): Failure {
	if (error instanceof Failure) return error;
	const outcome = readThrown(error);
	const reason =
		outcome.kind === 'answer' ? `The server answered with HTTP ${outcome.status}.` : 'The server could not be reached.';
	return inputFailure(
		`The video could not be downloaded from ${url}`,
		`${reason} Check the address in a private browser window: it must lead to the file itself. No Pin was created.`,
		parameter,
	);
}

/** A video that has been checked and can be uploaded when it is time. */
export async function readyToUpload(
	functions: IExecuteFunctions,
	client: Client,
	file: ItemFile,
): Promise<(most: number) => Promise<IDataObject>> {
	const type = await checkVideo(file);
	return async (most) => {
		const { mediaId } = await uploadVideo(functions, client, file, type);
		return await processed(client, mediaId, most);
	};
}
