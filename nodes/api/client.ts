import type { IDataObject, IExecuteFunctions, IHttpRequestMethods } from 'n8n-workflow';

import {
	askedToWait,
	hadNoEffect,
	isPassing,
	isRecord,
	isSuccess,
	isTransient,
	mayHaveExpired,
	pinterestWords,
	type Answered,
	type Outcome,
} from './answers';
import type { Connection, NodeFunctions } from './connection';
import { findEndpoint, endpoints, quotaOf, type Endpoint, type EndpointId } from './endpoints';
import type { ElementOutcome } from './elements';
import { explain } from './errors';
import { Failure } from './failure';
import {
	blockedByN8n,
	rateLimitFailure,
	reconnectFailure,
	unknownOutcome,
	unreachable,
	unreadable,
	untold,
} from './noAnswer';
import { budgetFor, type Budget } from './pacing';
import { readRateHeaders } from './rateHeaders';
import { renew, whileRenewing } from './renewal';
import { readThrown } from './thrown';
import { encodeQuery, fillPath, type Query } from './urls';
import { backoff, checkCancelled, wait } from './wait';

export interface Settings {
	/** Most seconds that one call may wait for Pinterest's rate limit. */
	maxWait: number;
	/** Seconds until a call without an answer is given up. */
	timeout: number;
}

export const DEFAULT_SETTINGS: Settings = { maxWait: 300, timeout: 60 };

/** Times that a call which may safely be repeated is sent again after a 5xx answer, a lost connection or a time-out. */
const MOST_REPEATS = 4;

/** Times that a call is sent at most while its refusals say that they pass. */
const MOST_PASSING = 10;

/** One call: an endpoint of the table, or any method and path below the API root. */
export interface Request {
	endpoint?: EndpointId;
	method?: IHttpRequestMethods;
	path?: string;
	/** Values for the parameters in the endpoint's path. */
	pathValues?: Record<string, string>;
	query?: Query;
	body?: IDataObject | IDataObject[];
	/** In place of `body`: JSON that goes out letter by letter, with all digits of its numbers. */
	bodyText?: string;
	/** A write that does no harm when it is carried out twice. GET and DELETE always are. */
	repeatable?: true;
	/** Take an answer without content as it is; by default only 204 and answers to DELETE may be empty. */
	mayBeEmpty?: boolean;
}

type Words = ReturnType<typeof pinterestWords>;

interface Target {
	method: IHttpRequestMethods;
	url: string;
	/** Method and path template for messages, e.g. `POST /pins`. */
	label: string;
	budget: Budget;
	endpoint?: Endpoint;
}

/** The answer to a successful call. */
export interface Answer {
	status: number;
	/** Parsed JSON; `{}` where the answer has no content. */
	body: IDataObject | IDataObject[];
	/** When Pinterest answered by its own clock, in milliseconds since the epoch; undefined when it did not say. */
	date?: number;
	/** An earlier sending of the same call, whose answer was lost, may have done it already. */
	repeated?: true;
}

/**
 * Speaks Pinterest's protocol for one execution of a node: addresses, authentication, pacing, retries and the reading of answers.
 * Everything it throws is a `Failure`.
 */
export class Client {
	/** Refusals that would come again for each item: told again without asking again. */
	private readonly blocked = new Map<string, Failure>();

	constructor(
		private readonly functions: NodeFunctions,
		private readonly connection: Connection,
		private readonly settings: Settings,
		readonly signal?: AbortSignal,
	) {}

	/** The address of the API, e.g. `https://api.pinterest.com/v5`. */
	get root(): string {
		return this.connection.root;
	}

	/** By the address, so that a custom environment which leads to Pinterest's sandbox is one too. */
	get inSandbox(): boolean {
		return this.root.includes('//api-sandbox.');
	}

	/** Seconds until a call without an answer is given up. */
	get timeout(): number {
		return this.settings.timeout;
	}

	/**
	 * Sends one call and waits, repeats and gives up by the rules of `pacing.ts` and those of this file.
	 * @throws Failure of kind `unknown` when a write was sent and no answer tells whether it took effect
	 */
	async send(request: Request): Promise<Answer> {
		const target = this.target(request);
		const repeatable = request.repeatable ?? (target.method === 'GET' || target.method === 'DELETE');
		let waited = 0;
		let repeats = 0;
		let mayBeDone = false;
		let words: Words | undefined;
		for (let attempt = 0; ; attempt++) {
			checkCancelled(this.signal);
			this.checkBlocked(target);
			waited += await this.waitForTurn(target, waited, words);
			const outcome = await this.exchange(target, request);

			if (outcome.kind === 'reconnect') throw this.noted(target, reconnectFailure(target.label));
			if (outcome.kind === 'blocked') throw blockedByN8n(target.label, outcome.words);
			if (outcome.kind === 'answer') {
				const again = mayBeDone && { repeated: true as const };
				if (isSuccess(outcome, target.method, request.mayBeEmpty) && isWhole(outcome.body, request.endpoint))
					return { ...readAnswer(outcome), ...again };
				// A delete whose first answer was lost finds nothing left to delete.
				if (outcome.status === 404 && target.method === 'DELETE' && again) return { status: 404, body: {}, ...again };
				if (outcome.status === 429) {
					words = pinterestWords(outcome);
					waited += await this.waitAfter429(target, outcome, waited, attempt);
					continue;
				}
				if (target.endpoint?.passing && isPassing(outcome) && attempt < MOST_PASSING) {
					waited += await this.waitUntilPassed(target, outcome, waited, attempt);
					continue;
				}
				if (!isTransient(outcome)) throw this.noted(target, this.refusal(target, outcome));
			}
			const harmless = hadNoEffect(outcome);
			mayBeDone ||= !harmless;
			if (!harmless && !repeatable) throw unknownOutcome(target.label, outcome);
			if (repeats === MOST_REPEATS) throw this.gaveUp(target, outcome);
			await wait(backoff(repeats), this.signal);
			repeats++;
		}
	}

	private target({ endpoint: id, method = 'GET', path = '', pathValues = {}, query = {} }: Request): Target {
		const known = id ?? findEndpoint(method, path);
		const endpoint = known && endpoints[known];
		const verb = id ? endpoints[id].method : method;
		const template = endpoint?.path ?? path;
		const concrete = id ? fillPath(template, pathValues) : path;
		const quota = endpoint ? quotaOf(endpoint, concrete) : verb === 'GET' ? 'org_read' : 'org_write';
		return {
			method: verb,
			url: this.connection.root + concrete + encodeQuery(query),
			label: `${verb} ${template}`,
			budget: budgetFor(this.connection.budgetKey, quota),
			endpoint,
		};
	}

	/**
	 * Takes a call from the budget, waiting for the next window where none is left. Returns milliseconds waited.
	 * @param words what Pinterest said when it refused the call
	 */
	private async waitForTurn({ label, budget }: Target, waited: number, words?: Words): Promise<number> {
		const { maxWait } = this.settings;
		let total = 0;
		for (;;) {
			const now = Date.now();
			const pause = budget.take(now);
			if (pause === 0) return total;
			if (waited + total + pause > maxWait * 1000) {
				if (budget.ask(now)) return total;
				throw rateLimitFailure(label, pause, maxWait, words);
			}
			// Not to the end at once: what other calls are told meanwhile may shorten it.
			await wait(Math.min(pause, 250), this.signal);
			total += Date.now() - now;
		}
	}

	/** Waits after a 429 that the budget could not foresee. Returns milliseconds waited. */
	private async waitAfter429(target: Target, outcome: Answered, waited: number, attempt: number): Promise<number> {
		const { label, budget } = target;
		const retryAfter = Number.parseInt(String(outcome.headers['retry-after'] ?? ''), 10);
		const told = askedToWait(outcome);
		// What a report costs is a limit of its own: other calls need not wait for it.
		if (told !== undefined) return await this.waitUntilPassed(target, outcome, waited, attempt);
		if (!Number.isNaN(retryAfter)) budget.hold(Date.now(), retryAfter * 1000);
		// Then the budget knows how long the wait is.
		else if (readRateHeaders(outcome.headers)?.remaining === 0) return 0;
		// A 429 with calls left means several writes on one object at a time, which a short pause settles.
		const pause = Math.max(Number.isNaN(retryAfter) ? backoff(attempt, 1000) : retryAfter * 1000, 250);
		if (waited + pause > this.settings.maxWait * 1000) {
			throw rateLimitFailure(label, pause, this.settings.maxWait, pinterestWords(outcome));
		}
		await wait(pause, this.signal);
		return pause;
	}

	/** Waits as long as Pinterest's sentence asks for, or with growing pauses where it does not. Returns milliseconds waited. */
	private async waitUntilPassed(
		{ label }: Target,
		outcome: Answered,
		waited: number,
		attempt: number,
	): Promise<number> {
		const { maxWait } = this.settings;
		const pause = Math.max(askedToWait(outcome) ?? backoff(attempt, 1000), 250);
		if (waited + pause > maxWait * 1000) {
			const { facts } = rateLimitFailure(label, pause, maxWait, pinterestWords(outcome));
			throw new Failure({ ...facts, httpStatus: outcome.status });
		}
		await wait(pause, this.signal);
		return pause;
	}

	/** Sends the call, and once more where its token had expired and was renewed. */
	private async exchange(target: Target, request: Request): Promise<Outcome> {
		if (!this.connection.renewable) return await this.transmit(target, request);
		await whileRenewing(this.connection);
		const sent = Date.now();
		const first = await this.transmit(target, request);
		// A 401 never had an effect, so what it answers may be sent again, a write too.
		if (first.kind !== 'answer' || !mayHaveExpired(first)) return first;
		const renewed = await renew(this.functions, this.connection, sent);
		if (renewed === 'refused') return { kind: 'reconnect' };
		if (renewed === 'passes') return { kind: 'lost', sent: false, timedOut: false };
		checkCancelled(this.signal);
		target.budget.takeAgain(Date.now());
		return await this.transmit(target, request);
	}

	private async transmit(target: Target, { body, bodyText }: Request): Promise<Outcome> {
		const sent = Date.now();
		let headers: Record<string, unknown> = {};
		let status: number | undefined;
		try {
			const response = await this.functions.helpers.httpRequestWithAuthentication.call(
				this.functions as IExecuteFunctions,
				this.connection.credentialType,
				{
					method: target.method,
					url: target.url,
					body: bodyText ?? body,
					...(bodyText !== undefined && { headers: { 'Content-Type': 'application/json' } }),
					json: true,
					returnFullResponse: true,
					// An error holds nothing of the answer on most versions of n8n, so every status comes as an answer.
					ignoreHttpStatusErrors: true,
					// Following one would make a GET of a POST and hand the token to another host.
					disableFollowRedirect: true,
					timeout: this.settings.timeout * 1000,
				},
			);
			({ headers, statusCode: status } = response);
			return { kind: 'answer', status: response.statusCode, headers, body: response.body };
		} catch (error) {
			checkCancelled(this.signal);
			return readThrown(error);
		} finally {
			target.budget.settle(readRateHeaders(headers), sent, Date.now(), status);
		}
	}

	/** The failure of one element of a call that carries several and was answered as a success. */
	elementFailure(request: Request, outcome: Exclude<ElementOutcome, { kind: 'done' }>): Failure {
		const target = this.target(request);
		if (outcome.kind === 'untold') return untold(target.label, target.method === 'GET');
		const { code, text: pinterestMessage } = outcome;
		const refusal = { status: 400, code, text: pinterestMessage, endpoint: target.endpoint };
		const { environment, granted } = this.connection;
		const explanation = explain({ ...refusal, environment, granted });
		return new Failure({ kind: 'refused', ...explanation, code, pinterestMessage, endpoint: target.label });
	}

	private refusal(target: Target, outcome: Answered): Failure {
		const { code, pinterestMessage, requestId } = pinterestWords(outcome);
		const explanation = explain({
			status: outcome.status,
			code,
			text: pinterestMessage ?? '',
			endpoint: target.endpoint,
			environment: this.connection.environment,
			granted: this.connection.granted,
		});
		return new Failure({
			kind: 'refused',
			...explanation,
			httpStatus: outcome.status,
			code,
			pinterestMessage,
			requestId,
			endpoint: target.label,
		});
	}

	private gaveUp(target: Target, outcome: Outcome): Failure {
		if (outcome.kind === 'answer' && outcome.status >= 400) return this.refusal(target, outcome);
		if (outcome.kind === 'answer') return unreadable(target.label, outcome);
		return unreachable(target.label, outcome.kind === 'lost' ? outcome.words : undefined);
	}

	private noted(target: Target, failure: Failure): Failure {
		const { blocks } = failure.facts;
		if (blocks) this.blocked.set(blocks === 'endpoint' ? target.label : '', failure);
		return failure;
	}

	private checkBlocked(target: Target): void {
		const failure = this.blocked.get('') ?? this.blocked.get(target.label);
		if (failure) throw failure;
	}
}

/** Whether an answer has what the endpoint's answers always have: the entries of a list, and what each thing is known by. */
function isWhole(body: unknown, id: EndpointId | undefined): boolean {
	if (!id) return true;
	const { paged, identity } = endpoints[id];
	const things = paged && isRecord(body) ? body.items : body;
	if (paged && !Array.isArray(things)) return false;
	return identity === undefined || [things].flat().every((thing) => isRecord(thing) && Boolean(thing[identity]));
}

function readAnswer({ status, headers, body }: Answered): Answer {
	const date = Date.parse(String(headers.date ?? ''));
	return {
		status,
		body: (typeof body === 'object' && body !== null ? body : {}) as Answer['body'],
		date: Number.isNaN(date) ? undefined : date,
	};
}
