import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { isRecord, readThrown, type Outcome } from './answers';
import { findEndpoint, endpoints, type Endpoint, type EndpointId } from './endpoints';
import { apiRoot, type CredentialEnvironment } from './environment';
import { explain } from './errors';
import { Failure, inputFailure, type FailureFacts } from './failure';
import { budgetFor, readRateHeaders } from './pacing';
import { encodeQuery, fillPath, type Query } from './urls';
import { backoff, checkCancelled, wait } from './wait';

/** Every place where n8n lets a node call out. */
export type NodeFunctions =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IHookFunctions
	| IWebhookFunctions;

export interface Settings {
	/** Most seconds that one call may wait for Pinterest's rate limit. */
	maxWait: number;
	/** Seconds until a call without an answer is given up. */
	timeout: number;
}

export const DEFAULT_SETTINGS: Settings = { maxWait: 300, timeout: 60 };

/** Times that a call which may safely be repeated is sent again after a 5xx answer, a lost connection or a time-out. */
const MOST_REPEATS = 4;

/** One call: an endpoint of the table, or any method and path below the API root. */
export interface Request {
	endpoint?: EndpointId;
	method?: IHttpRequestMethods;
	path?: string;
	/** Values for the parameters in the endpoint's path. */
	pathValues?: Record<string, string>;
	query?: Query;
	body?: IDataObject | IDataObject[];
	/** A write that does no harm when it is carried out twice. GET and DELETE always are. */
	repeatable?: true;
	/** Take an answer without content as it is; by default only 204 and answers to DELETE may be empty. */
	mayBeEmpty?: boolean;
}

interface Target {
	method: IHttpRequestMethods;
	url: string;
	/** Method and path template for messages, e.g. `POST /pins`. */
	label: string;
	category: string;
	endpoint?: Endpoint;
}

interface Connection {
	credentialType: string;
	key: string;
	root: string;
	environment: 'production' | 'sandbox' | 'custom';
	granted?: ReadonlySet<string>;
}

/** The answer to a successful call. */
export interface Answer {
	status: number;
	/** Parsed JSON; `{}` where the answer has no content. */
	body: IDataObject | IDataObject[];
	/** When Pinterest answered by its own clock, in milliseconds since the epoch; undefined when it did not say. */
	date?: number;
}

/**
 * Speaks Pinterest's protocol for one execution of a node: addresses, authentication, pacing, retries and the reading of answers.
 * Everything it throws is a `Failure`.
 */
export class Client {
	/** Refusals that would come again for each item: told again without asking again. */
	private readonly settled = new Map<string, Failure>();

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
		for (let attempt = 0; ; attempt++) {
			checkCancelled(this.signal);
			this.checkSettled(target);
			waited += await this.waitForTurn(target, waited);
			const outcome = await this.exchange(target, request.body);

			if (outcome.kind === 'reconnect') throw this.settle(target, reconnectFailure(target));
			if (outcome.kind === 'answer') {
				if (isSuccess(outcome, target, request)) return readAnswer(outcome);
				// A delete whose first answer was lost finds nothing left to delete.
				if (outcome.status === 404 && target.method === 'DELETE' && mayBeDone) return { status: 404, body: {} };
				if (outcome.status === 429) {
					waited += await this.waitAfter429(target, outcome, waited, attempt);
					continue;
				}
				if (!isTransient(outcome)) throw this.settle(target, this.refusal(target, outcome));
			}
			const harmless = hadNoEffect(outcome);
			mayBeDone ||= !harmless;
			if (!harmless && !repeatable) throw unknownOutcome(target, outcome);
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
		return {
			method: verb,
			url: this.connection.root + (id ? fillPath(template, pathValues) : path) + encodeQuery(query),
			label: `${verb} ${template}`,
			category: endpoint?.category ?? (verb === 'GET' ? 'org_read' : 'org_write'),
			endpoint,
		};
	}

	/** Takes a call from the budget, waiting for the next window where none is left. Returns milliseconds waited. */
	private async waitForTurn(target: Target, waited: number): Promise<number> {
		const budget = budgetFor(this.connection.key, target.category);
		let total = 0;
		for (;;) {
			const now = Date.now();
			const pause = budget.take(now);
			if (pause === 0) return total;
			if (waited + total + pause > this.settings.maxWait * 1000)
				throw rateLimitFailure(target, pause, this.settings.maxWait);
			await wait(pause, this.signal);
			total += Date.now() - now;
		}
	}

	private async waitAfter429(
		target: Target,
		outcome: Outcome & { kind: 'answer' },
		waited: number,
		attempt: number,
	): Promise<number> {
		const rate = readRateHeaders(outcome.headers);
		const retryAfter = Number.parseInt(String(outcome.headers['retry-after'] ?? ''), 10);
		// A 429 with calls left means several writes on one object at a time, which a short pause settles.
		const exhausted = rate?.remaining === 0 ? (rate.reset + 1) * 1000 : undefined;
		const asked = Number.isNaN(retryAfter) ? exhausted : retryAfter * 1000;
		const pause = Math.max(asked ?? backoff(attempt, 1000), 250);
		if (!Number.isNaN(retryAfter)) budgetFor(this.connection.key, target.category).hold(Date.now() + pause);
		if (waited + pause > this.settings.maxWait * 1000) {
			throw rateLimitFailure(target, pause, this.settings.maxWait, pinterestWords(outcome));
		}
		await wait(pause, this.signal);
		return pause;
	}

	private async exchange(target: Target, body: Request['body']): Promise<Outcome> {
		const budget = budgetFor(this.connection.key, target.category);
		const sent = Date.now();
		let headers: Record<string, unknown> = {};
		try {
			const response = await this.functions.helpers.httpRequestWithAuthentication.call(
				this.functions as IExecuteFunctions,
				this.connection.credentialType,
				{
					method: target.method,
					url: target.url,
					body,
					json: true,
					returnFullResponse: true,
					timeout: this.settings.timeout * 1000,
				},
			);
			headers = response.headers;
			return { kind: 'answer', status: response.statusCode, headers, body: response.body };
		} catch (error) {
			checkCancelled(this.signal);
			const outcome = readThrown(error);
			if (outcome.kind === 'answer') headers = outcome.headers;
			return outcome;
		} finally {
			budget.settle(readRateHeaders(headers), sent, Date.now());
		}
	}

	private refusal(target: Target, outcome: Outcome & { kind: 'answer' }): Failure {
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
		if (outcome.kind === 'answer') {
			return new Failure({
				kind: 'unreadable',
				message: 'The answer from Pinterest could not be read',
				description: `It was not the JSON that Pinterest sends. A proxy or firewall in between may have replaced it; otherwise try again in a few minutes.`,
				httpStatus: outcome.status,
				requestId: pinterestWords(outcome).requestId,
				endpoint: target.label,
			});
		}
		return new Failure({
			kind: 'unreachable',
			message: 'Pinterest could not be reached',
			description:
				'The connection failed several times. Check that this n8n server may open outgoing HTTPS connections (network, proxy, firewall), then run the workflow again.',
			endpoint: target.label,
		});
	}

	private settle(target: Target, failure: Failure): Failure {
		const { settled } = failure.facts;
		if (settled) this.settled.set(settled === 'endpoint' ? target.label : '', failure);
		return failure;
	}

	private checkSettled(target: Target): void {
		const failure = this.settled.get('') ?? this.settled.get(target.label);
		if (failure) throw failure;
	}
}

/**
 * Prepares the client of one execution.
 * @param credentialType `pinterestOAuth2Api` or `pinterestApi`
 * @throws Failure when the credential's environment is not usable
 */
export async function connect(
	functions: NodeFunctions,
	credentialType: string,
	settings: Partial<Settings> = {},
): Promise<Client> {
	const credential = await functions.getCredentials<CredentialEnvironment & { oauthTokenData?: { scope?: string } }>(
		credentialType,
	);
	const root = usableRoot(credential);
	const scope = credential.oauthTokenData?.scope;
	const id = functions.getNode().credentials?.[credentialType]?.id ?? credentialType;
	return new Client(
		functions,
		{
			credentialType,
			key: `${id} ${root}`,
			root,
			environment: (credential.environment ?? 'production') as Connection['environment'],
			granted: scope ? new Set(scope.split(/[\s,]+/)) : undefined,
		},
		{ ...DEFAULT_SETTINGS, ...settings },
		'getExecutionCancelSignal' in functions ? functions.getExecutionCancelSignal() : undefined,
	);
}

function usableRoot(credential: CredentialEnvironment): string {
	try {
		return apiRoot(credential);
	} catch (error) {
		throw inputFailureFrom(error);
	}
}

function inputFailureFrom(error: unknown): Failure {
	return inputFailure('The Pinterest credential is not complete', (error as Error).message);
}

function isSuccess(
	{ status, body }: Outcome & { kind: 'answer' },
	{ method }: Target,
	{ mayBeEmpty }: Request,
): boolean {
	if (status < 200 || status > 299) return false;
	if (method === 'DELETE' || status === 204) return true;
	return (typeof body === 'object' && body !== null) || (mayBeEmpty === true && (body === '' || body === undefined));
}

/** An answer after which the same call may succeed: 5xx, a busy board (409), or a success that could not be read. */
function isTransient({ status, body }: Outcome & { kind: 'answer' }): boolean {
	return (
		status >= 500 || status < 300 || (status === 409 && /exclusive access|section conflict/i.test(pinterestText(body)))
	);
}

/** Whether the call surely changed nothing: it never left, or Pinterest could not get hold of the board. */
function hadNoEffect(outcome: Outcome): boolean {
	return outcome.kind === 'lost' ? !outcome.sent : outcome.kind === 'answer' && outcome.status === 409;
}

function readAnswer({ status, headers, body }: Outcome & { kind: 'answer' }): Answer {
	const date = Date.parse(String(headers.date ?? ''));
	return {
		status,
		body: (typeof body === 'object' && body !== null ? body : {}) as Answer['body'],
		date: Number.isNaN(date) ? undefined : date,
	};
}

function pinterestText(body: unknown): string {
	return isRecord(body) && typeof body.message === 'string' ? body.message : '';
}

/** Pinterest's own words about a refusal: `{code, message}` of the body and the request id of the headers. */
function pinterestWords({
	headers,
	body,
}: Outcome & { kind: 'answer' }): Pick<FailureFacts, 'code' | 'pinterestMessage' | 'requestId'> {
	const requestId = headers['x-pinterest-rid'];
	return {
		code: isRecord(body) && typeof body.code === 'number' ? body.code : undefined,
		pinterestMessage: pinterestText(body) || undefined,
		requestId: typeof requestId === 'string' ? requestId : undefined,
	};
}

function reconnectFailure(target: Target): Failure {
	return new Failure({
		kind: 'refused',
		message: 'The connection with Pinterest has to be renewed',
		description:
			'The access has expired or was withdrawn and could not be refreshed. Open the Pinterest credential, connect the account again, and run the workflow again.',
		endpoint: target.label,
		settled: 'connection',
	});
}

function rateLimitFailure(target: Target, pause: number, maxWait: number, words: Partial<FailureFacts> = {}): Failure {
	const again = new Date(Date.now() + pause);
	return new Failure({
		...words,
		kind: 'rateLimited',
		message: `Pinterest's rate limit is used up until ${again.toISOString().slice(0, 19).replace('T', ' ')} UTC`,
		description: `The wait is longer than the ${maxWait} seconds of "Maximum Wait" under Options. Run the remaining items after that time, or allow a longer wait. Apps with Trial access have a daily limit; Standard access raises it.`,
		httpStatus: 429,
		endpoint: target.label,
		retryAfter: Math.ceil(pause),
	});
}

function unknownOutcome(target: Target, outcome: Outcome): Failure {
	const answered = outcome.kind === 'answer' ? outcome : undefined;
	return new Failure({
		...(answered && pinterestWords(answered)),
		kind: 'unknown',
		message: 'It is not known whether Pinterest carried this out',
		description:
			'The connection broke or Pinterest had an internal problem after the call was sent, so it may have happened. Look at the account on Pinterest before you run this item again.',
		httpStatus: answered?.status,
		endpoint: target.label,
	});
}
