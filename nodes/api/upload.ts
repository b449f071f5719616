import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Client } from './client';
import { Failure } from './failure';
import type { ItemFile } from './files';
import { StreamedForm } from './formData';
import { untilDone, type Pending } from './polling';
import { urlOf } from './urls';
import { checkVideo } from './video';
import { backoff, checkCancelled, wait } from './wait';

/** The host that Pinterest names for uploads ("Create boards and Pins" of developers.pinterest.com), in any region of its storage. */
const UPLOAD_HOST = /^pinterest-media-upload\.s3(-accelerate|[.-][a-z]{2}(-[a-z]+)+-\d)?\.amazonaws\.com$/;

/** Times that an upload is sent in all. The place is the same each time, so a second one replaces the first. */
const MOST_UPLOADS = 3;

/** An upload of 2 GB over a slow line, in milliseconds. */
const UPLOAD_TIMEOUT = 2 * 60 * 60 * 1000;

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
		const { statusCode, body } = await functions.helpers.httpRequest({
			method: 'POST',
			url,
			body: form as never,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// Following redirects would keep the whole body in memory to send it again.
			disableFollowRedirect: true,
			timeout: UPLOAD_TIMEOUT,
			abortSignal: client.signal,
		});
		return statusCode < 300 ? undefined : problemOf(statusCode, body);
	} catch {
		checkCancelled(client.signal);
		return { text: 'the connection broke', passes: true };
	}
}

function problemOf(status: number, body: unknown): UploadProblem {
	const xml = String(body ?? '');
	const [code, message] = ['Code', 'Message'].map((tag) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]);
	const text = [message, code && `(${code})`].filter(Boolean).join(' ') || `HTTP ${status}`;
	return { text, passes: status >= 500 || status === 429 };
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
	const url = urlOf(address);
	const known = url?.protocol === 'https:' && UPLOAD_HOST.test(url.hostname);
	const { host } = new URL(root);
	const ownHost = !host.endsWith('.pinterest.com') && url?.host === host;
	if (known || ownHost) return;
	throw new Failure({
		kind: 'unreadable',
		message: 'Pinterest named an upload address that is not its own',
		description: `The video was not sent. Expected was https://pinterest-media-upload.s3-accelerate.amazonaws.com, but the address is on ${url?.host ?? 'no host'}. Try again; if it stays, check the proxy between n8n and Pinterest.`,
	});
}

/** The processing of an uploaded video (schema MediaUploadDetails), which names the media ID to continue with. */
export const processing = (mediaId: string): Pending => ({
	ask: { endpoint: 'media/get', pathValues: { media_id: mediaId } },
	done: ['succeeded'],
	failed: ['failed'],
	failure: () => failedProcessing(mediaId),
	unfinished: (seconds) => stillProcessing(mediaId, seconds),
});

/**
 * Waits until Pinterest has processed an uploaded video.
 * @param most seconds to wait
 * @returns Pinterest's record of the media (schema MediaUploadDetails)
 * @throws Failure that names the media ID to continue with, whatever went wrong
 */
export async function processed(client: Client, mediaId: string, most: number): Promise<IDataObject> {
	return (await namingMedia(mediaId, async () => await untilDone(client, processing(mediaId), most))) as IDataObject;
}

/** Does something with an uploaded video. What fails says how to go on without a second upload. */
export async function namingMedia<T>(mediaId: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw withMediaId(error, mediaId);
	}
}

function withMediaId(error: unknown, mediaId: string): unknown {
	if (!(error instanceof Failure) || error.facts.mediaId !== undefined) return error;
	return new Failure({
		...error.facts,
		mediaId,
		description: `${error.facts.description} The video is already uploaded: to go on without uploading it again, set "Media" to "Uploaded Video" with the media ID ${mediaId}.`,
	});
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
