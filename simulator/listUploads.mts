import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Refusal } from './errors.mts';
import type { State } from './state.mts';

const MEGABYTES = 1024 * 1024;

/** "Each part must be at least 5mb; however the last part can be any size greater than 0." */
const SMALLEST = 5 * MEGABYTES;

/** The storage for the parts of customer lists: speaks like S3, refuses Pinterest's tokens, and wants the length before. */
export async function serveListUploads(app: FastifyInstance, state: State): Promise<void> {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { bodyLimit: 200 * MEGABYTES }, async (_request: unknown, payload: IncomingMessage) => {
		const pieces: Buffer[] = [];
		for await (const piece of payload) pieces.push(piece as Buffer);
		return Buffer.concat(pieces);
	});

	app.put<{ Params: { id: string; part: string }; Querystring: { signature?: string } }>(
		'/:id/:part',
		async ({ headers, params, query, body, recorded }, reply) => {
			const bytes = body as Buffer;
			recorded.body = { bytes: bytes.length };
			if (headers.authorization !== undefined) throw new Refusal(400, 0, 'Only one auth mechanism allowed');
			if (headers['content-length'] === undefined) throw new Refusal(411, 0, 'MissingContentLength');
			const upload = state.audiences.uploads.get(params.id);
			if (upload?.signature !== query.signature) throw new Refusal(403, 0, 'Access denied');
			const place = Number(params.part) - 1;
			const { parts } = upload!;
			if (!(place in parts)) throw new Refusal(404, 0, 'NoSuchUpload');
			if (bytes.length === 0 || (bytes.length < SMALLEST && place < parts.length - 1))
				throw new Refusal(400, 0, 'EntityTooSmall');
			parts[place] = bytes;
			return reply.status(200).header('etag', `"${place}"`).send();
		},
	);
}
