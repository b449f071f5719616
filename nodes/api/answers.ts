import type { FailureFacts } from './failure';

/** Pinterest, or something in between, answered. */
export interface Answered {
	kind: 'answer';
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** What one exchange with Pinterest came to. */
export type Outcome =
	| Answered
	/** No answer. `sent` is false only where the request surely had no effect. */
	| { kind: 'lost'; sent: boolean; timedOut: boolean }
	/** The connection with Pinterest is missing or can no longer be renewed. */
	| { kind: 'reconnect' };

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Connection errors that come before the first byte of a request is sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** Certificates are looked at before a request is sent; `UNABLE_TO_VERIFY_LEAF_SIGNATURE` is about one too. */
const CERTIFICATE = /CERT|LEAF_SIGNATURE/;

const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** How n8n's OAuth2 client marks a refusal by the token endpoint. */
const TOKEN_REFUSED = new Set(['EAUTH', 'ESTATUS']);

const MOST_CAUSES = 8;

/**
 * Reads what n8n's authenticated request helper threw. It wraps the error of the HTTP client, whose `response` carries status,
 * headers and body, or that of the OAuth2 client when a token could not be renewed.
 */
export function readThrown(error: unknown): Outcome {
	const chain: Array<Record<string, unknown>> = [];
	for (let link = error; isErrorLike(link) && chain.length < MOST_CAUSES; link = link.cause) chain.push(link);

	const codes = chain.map(({ code }) => String(code ?? ''));
	const tokenRefusal = chain.find(({ code }) => TOKEN_REFUSED.has(String(code)));
	if (tokenRefusal) {
		// The token endpoint was busy or down, so the call itself was turned away and may be repeated.
		const { status } = tokenRefusal;
		if (status === 429 || Number(status) >= 500) return { kind: 'lost', sent: false, timedOut: false };
		return { kind: 'reconnect' };
	}
	const duringRenewal = chain.some(({ config }) => isRecord(config) && String(config.url).endsWith('/oauth/token'));
	const response = chain.map((link) => link.response).find(isRecord);
	const status = response?.status ?? response?.statusCode;
	if (response && status !== undefined && !duringRenewal) {
		const headers = isRecord(response.headers) ? response.headers : {};
		return { kind: 'answer', status: Number(status), headers, body: response.data ?? response.body };
	}
	const code = codes.find((value) => /^[A-Z][A-Z\d_]+$/.test(value));
	if (!code && !duringRenewal) return { kind: 'reconnect' };
	return { kind: 'lost', sent: !duringRenewal && !isNeverSent(code ?? ''), timedOut: TIMED_OUT.has(code ?? '') };
}

function isNeverSent(code: string): boolean {
	return NEVER_SENT.has(code) || CERTIFICATE.test(code);
}

/** Error objects are not plain records, but are read like them. */
function isErrorLike(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

/** @param mayBeEmpty take an answer without content, where only 204 and answers to DELETE may be empty */
export function isSuccess({ status, body }: Answered, method: string, mayBeEmpty = false): boolean {
	if (status < 200 || status > 299) return false;
	if (method === 'DELETE' || status === 204) return true;
	return (typeof body === 'object' && body !== null) || (mayBeEmpty && (body === '' || body === undefined));
}

/** An answer after which the same call may succeed: 5xx, a busy board (409), or a success that could not be read. */
export function isTransient({ status, body }: Answered): boolean {
	return (
		status >= 500 || status < 300 || (status === 409 && /exclusive access|section conflict/i.test(pinterestText(body)))
	);
}

/** Whether the call surely changed nothing: it never left, or Pinterest could not get hold of the board. */
export function hadNoEffect(outcome: Outcome): boolean {
	return outcome.kind === 'lost' ? !outcome.sent : outcome.kind === 'answer' && outcome.status === 409;
}

function pinterestText(body: unknown): string {
	return isRecord(body) && typeof body.message === 'string' ? body.message : '';
}

/** Pinterest's own words about a refusal: `{code, message}` of the body and the request id of the headers. */
export function pinterestWords({
	headers,
	body,
}: Answered): Pick<FailureFacts, 'code' | 'pinterestMessage' | 'requestId'> {
	const requestId = headers['x-pinterest-rid'];
	return {
		code: isRecord(body) && typeof body.code === 'number' ? body.code : undefined,
		pinterestMessage: pinterestText(body) || undefined,
		requestId: typeof requestId === 'string' ? requestId : undefined,
	};
}
