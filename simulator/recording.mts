import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** One request as it arrived, and how it was answered. */
export interface RecordedRequest {
	/** Counts from 1, never repeats. */
	index: number;
	/** Milliseconds since 1970. */
	time: number;
	method: string;
	/** Without `/v5` and query; the upload host's path is `/upload/`. */
	path: string;
	query: { raw: string; parsed: Record<string, string | string[]> };
	/** `authorization` holds only the scheme. */
	headers: IncomingHttpHeaders;
	/** Parsed; long texts (pictures) cut off with their length. */
	body: unknown;
	/** 0 while there is no answer, and for good when the connection was cut. */
	status: number;
	/** Of the answer; undefined as long as there is none. */
	rid?: string;
	tokenId?: string;
	/** Operation id, where the path and method belong to one. */
	endpoint?: string;
}

const KEEP = 20_000;

declare module 'fastify' {
	interface FastifyRequest {
		recorded: RecordedRequest;
	}
}

/** Keeps the last 20,000 requests in `requests`, and gives every answer its `x-pinterest-rid`. */
export function recordRequests(app: FastifyInstance, requests: RecordedRequest[]): void {
	let count = 0;
	app.decorateRequest('recorded');

	app.addHook('onRequest', async (request, reply) => {
		count += 1;
		const [path, ...raw] = request.url.split('?');
		const { authorization } = request.headers;
		request.recorded = {
			index: count,
			time: Date.now(),
			method: request.method,
			path: path.replace(/^\/v5(?=\/|$)/, ''),
			query: { raw: raw.join('?'), parsed: { ...(request.query as Record<string, string>) } },
			headers: authorization
				? { ...request.headers, authorization: authorization.split(' ')[0] }
				: { ...request.headers },
			body: undefined,
			status: 0,
			endpoint: request.routeOptions.config.endpointId,
		};
		requests.push(request.recorded);
		if (requests.length > KEEP) requests.splice(0, requests.length - KEEP);
		reply.header('x-pinterest-rid', String(7_600_000_000_000_000 + count * 131));
	});

	app.addHook('preValidation', async (request) => {
		request.recorded.body = withoutLongTexts(request.body);
	});
}

/** To be called after everything that may still change an answer. */
export function recordAnswers(app: FastifyInstance, log: (line: string) => void): void {
	app.addHook('onSend', async (request, reply, payload) => {
		if (request.raw.socket.destroyed) return payload;
		request.recorded.status = reply.statusCode;
		request.recorded.rid = String(reply.getHeader('x-pinterest-rid'));
		return payload;
	});

	app.addHook('onResponse', async ({ recorded }, reply) => {
		log(`${recorded.method} ${recorded.path} ${recorded.status} ${Math.round(reply.elapsedTime)} ms`);
	});
}

function withoutLongTexts(value: unknown): unknown {
	if (typeof value === 'string') return value.length > 4096 ? beginning(value) : value;
	if (Array.isArray(value)) return value.map(withoutLongTexts);
	if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutLongTexts(entry)]));
}

/** Copied byte by byte: a slice would keep the whole text in memory. */
const beginning = (text: string) => `${Buffer.from(text.slice(0, 40)).toString()}… (${text.length} characters)`;
