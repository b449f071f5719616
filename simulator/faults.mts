import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, tooManyRequests } from './errors.mts';
import type { State } from './state.mts';

/** Something that goes wrong on purpose, for the next requests that match. */
export interface Fault {
	method?: string;
	/** Without `/v5`. Text must equal the path or the endpoint's path in the table (`/boards/{board_id}`). */
	path?: RegExp | string;
	/**
	 * Nothing is done: status, rateLimit, resetBefore, html, expireToken, timeout (no answer at all), redirect (to `location`).
	 * Everything is done as usual, but the answer is lost or late: resetAfter, statusAfter, garbage, empty, bare (`{}`), slow.
	 * lateEffect: the connection is cut, or answered with `status` and an error page, or left without an answer (`unanswered`),
	 * and `delay` milliseconds later everything is done as usual.
	 * Of calls with several elements: someRefused refuses those at `elements` and does the others; someDone does the first `count`
	 * and cuts the connection; someUntold does all and answers for the first `count` only.
	 * emptyPage: a page of a list with nothing on it, and more behind it; emptyEnd: the same as the last one.
	 * duplicateBookmark: a page that is not the first gives the bookmark that it was asked with.
	 */
	kind:
		| 'status'
		| 'rateLimit'
		| 'slow'
		| 'resetBefore'
		| 'resetAfter'
		| 'statusAfter'
		| 'lateEffect'
		| 'garbage'
		| 'html'
		| 'empty'
		| 'bare'
		| 'redirect'
		| 'emptyPage'
		| 'emptyEnd'
		| 'duplicateBookmark'
		| 'someRefused'
		| 'someDone'
		| 'someUntold'
		| 'expireToken'
		| 'timeout';
	/** For redirect: an address. */
	location?: string;
	/** For status and statusAfter (500), html (502), redirect (301), lateEffect (none). */
	status?: number;
	code?: number;
	message?: string;
	headers?: Record<string, string>;
	/** Milliseconds, for slow and lateEffect (1000). */
	delay?: number;
	/** For someRefused: places in the call. */
	elements?: number[];
	/** For someDone and someUntold; default 1. */
	count?: number;
	/** For lateEffect. */
	unanswered?: boolean;
	/** Only pages that a bookmark asks for, or only those that none does. */
	bookmark?: boolean;
	/** How many requests it hits; default 1. */
	times?: number;
	/** Matching requests that are let through first; default 0. */
	skip?: number;
	/** For rateLimit (1), in seconds. */
	resetSeconds?: number;
	/** For rateLimit: with the x-ratelimit headers; default true. */
	withHeaders?: boolean;
}

export interface Faults {
	add(fault: Fault): void;
	clear(): void;
}

declare module 'fastify' {
	interface FastifyRequest {
		fault?: Fault;
	}
}

export class FaultList implements Faults {
	private waiting: Array<{ fault: Fault; skip: number; times: number }> = [];

	add(fault: Fault): void {
		this.waiting.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
	}

	clear(): void {
		this.waiting = [];
	}

	/** The fault that this request gets, counted as used. The first one added that matches wins. */
	take(request: FastifyRequest): Fault | undefined {
		for (const entry of this.waiting) {
			if (!matches(entry.fault, request)) continue;
			if (entry.skip > 0) {
				entry.skip -= 1;
				continue;
			}
			entry.times -= 1;
			if (entry.times <= 0) this.waiting = this.waiting.filter((other) => other !== entry);
			return entry.fault;
		}
		return undefined;
	}
}

function matches({ method, path, kind, bookmark }: Fault, request: FastifyRequest): boolean {
	if (method !== undefined && method.toUpperCase() !== request.method) return false;
	if (bookmark !== undefined && bookmark !== (request.recorded.query.parsed.bookmark !== undefined)) return false;
	if (kind === 'duplicateBookmark' && !request.recorded.query.parsed.bookmark) return false;
	if (path === undefined) return true;
	if (typeof path === 'string')
		return [request.recorded.path, request.routeOptions.config.endpoint?.path].includes(path);
	return path.test(request.recorded.path);
}

/** Lets the faults happen: before anything is done, or to the finished answer. */
export function injectFaults(app: FastifyInstance, state: State, faults: FaultList): void {
	app.decorateRequest('fault');

	app.addHook('preValidation', async (request, reply) => {
		const fault = faults.take(request);
		if (fault === undefined) return;
		request.fault = fault;
		reply.headers(fault.headers ?? {});
		switch (fault.kind) {
			case 'resetBefore':
				request.raw.socket.destroy();
				reply.hijack();
				return;
			case 'timeout':
				reply.hijack();
				return;
			case 'status':
				throw failure(fault);
			case 'rateLimit':
				throw refusedForQuota(fault);
			case 'html':
				return reply
					.status(fault.status ?? 502)
					.type('text/html')
					.send(errorPage);
			case 'redirect':
				return reply.redirect(fault.location ?? '/', fault.status ?? 301);
			case 'expireToken':
				expireToken(state, request);
				return;
		}
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const { fault } = request;
		switch (fault?.kind) {
			case 'slow':
				await wait(fault.delay ?? 1000, undefined, { ref: false });
				return payload;
			case 'someDone':
			case 'resetAfter':
				request.raw.socket.destroy();
				return payload;
			case 'statusAfter': {
				const { code, message } = failure(fault);
				reply
					.status(fault.status ?? 500)
					.type('application/json')
					.removeHeader('content-length');
				return JSON.stringify({ code, message });
			}
			case 'garbage':
				reply.status(200).type('application/json').removeHeader('content-length');
				return '{"items": [{"id": "11080520';
			case 'bare':
				reply.status(200).type('application/json').removeHeader('content-length');
				return '{}';
			case 'empty':
				reply.status(200).removeHeader('content-length');
				return '';
			default:
				return payload;
		}
	});
}

/** Loses the answer now and does the work later. For requests that have passed every check, in place of their handler. */
export function loseThenDo(request: FastifyRequest, reply: FastifyReply, work: () => unknown): FastifyReply {
	const { delay = 1000, status, unanswered } = request.fault as Fault;
	setTimeout(() => {
		try {
			work();
		} catch (error) {
			// Refused after all, which nobody hears.
			if (!(error instanceof Refusal)) throw error;
		}
	}, delay).unref();
	if (status !== undefined) return reply.status(status).type('text/html').send(errorPage);
	if (!unanswered) request.raw.socket.destroy();
	return reply.hijack();
}

const failure = ({ status = 500, code = 0, message = 'Something went wrong on our end. Sorry about that.' }: Fault) =>
	new Refusal(status, code, message);

function refusedForQuota({ resetSeconds = 1, withHeaders = true }: Fault): Refusal {
	const { status, code, message } = tooManyRequests();
	const headers: Record<string, string> = {
		'x-ratelimit-limit': '100, 100;w=60;name="org_write_app_id_user_id"',
		'x-ratelimit-remaining': '0',
		'x-ratelimit-reset': String(resetSeconds),
	};
	return new Refusal(status, code, message, withHeaders ? headers : {});
}

function expireToken(state: State, request: FastifyRequest): void {
	const token = state.tokens.get(request.headers.authorization?.replace(/^Bearer /i, '') ?? '');
	if (token) token.expiresAt = 0;
}

const errorPage = `<!DOCTYPE html>
<html><head><title>502 Bad Gateway</title></head>
<body><h1>Bad Gateway</h1><p>The server could not complete your request.</p></body></html>
`;
