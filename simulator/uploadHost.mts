import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './errors.mts';
import { readMultipart, type MultipartForm } from './multipart.mts';
import type { Media, State } from './state.mts';

/** The place where videos go: speaks like S3's POST uploads, with errors as XML and 204 for success. */
export async function serveUploads(app: FastifyInstance, state: State): Promise<void> {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'multipart/form-data',
		{ bodyLimit: 2 ** 31 - 1 },
		async (request: FastifyRequest, payload: IncomingMessage) => {
			return await readMultipart(payload, request.headers['content-type'] ?? '');
		},
	);

	app.post('/', async (request, reply) => {
		const form = request.body as MultipartForm;
		request.recorded.body = {
			fields: form.fields,
			order: form.order,
			file: form.file && { filename: form.file.filename, bytes: form.file.bytes },
		};
		if (request.headers.authorization !== undefined) {
			return refuse(reply, 400, 'InvalidArgument', 'Only one auth mechanism allowed');
		}
		if (request.headers['content-length'] === undefined) {
			return refuse(reply, 411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
		}
		const key = form.fields.key;
		const media = [...state.media.values()].find(
			({ parameters }) => parameters.key !== undefined && parameters.key === key,
		);
		if (media === undefined)
			return refuse(reply, 403, 'AccessDenied', 'Invalid according to Policy: Policy Condition failed: key');
		const wrong = wrongField(media, form);
		if (wrong !== undefined) {
			const code = wrong === 'x-amz-signature' ? 'SignatureDoesNotMatch' : 'AccessDenied';
			return refuse(reply, 403, code, `Invalid according to Policy: Policy Condition failed: ${wrong}`);
		}
		if (expired(media)) return refuse(reply, 403, 'AccessDenied', 'Invalid according to Policy: Policy expired.');
		if (form.file === undefined) {
			return refuse(reply, 400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
		}
		media.uploadedAt = Date.now();
		media.bytes = form.file.bytes;
		// MP4 and QuickTime begin with a box of type "ftyp".
		media.readable = form.file.start.toString('latin1', 4, 8) === 'ftyp';
		return reply.status(204).send();
	});

	app.setErrorHandler((error: Error, _request, reply) => {
		if (error instanceof Refusal) return refuse(reply, error.status, 'SlowDown', 'Please reduce your request rate.');
		return refuse(reply, 400, 'MalformedPOSTRequest', error.message);
	});
}

function wrongField({ parameters }: Media, { fields }: MultipartForm): string | undefined {
	return Object.keys(parameters).find((name) => fields[name] !== parameters[name]);
}

function expired({ parameters }: Media): boolean {
	const { expiration } = JSON.parse(Buffer.from(parameters.policy, 'base64').toString());
	return Date.parse(expiration) <= Date.now();
}

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
	reply.status(status).type('application/xml');
	return reply.send(
		`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
	);
}
