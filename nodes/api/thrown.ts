import type { Outcome } from './answers';

// What n8n's request helpers throw. Calls are sent so that every answer with a status comes back as an answer, so all that is
// thrown is a connection that was lost, a token that could not be renewed, or n8n's own refusal. What an error still holds
// differs by version: n8n-workflow 1.99 to 2.33 (n8n 1.102 to 1.123 and 2.0 to 2.33) wipes the cause and with it every code,
// and leaves only texts; earlier and later ones keep the HTTP client's error as `cause`.

type Link = Record<string, unknown>;

/** Errors that come before the first byte of a request is sent. Certificates are looked at before it, too. */
const NEVER_SENT =
	/\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UNABLE_TO_VERIFY_LEAF_SIGNATURE|\w*CERT\w*)\b|\bcertificate\b/;

const TIMED_OUT = /\b(ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT)\b|timeout of \d+ ?ms exceeded/;

const BROKEN =
	/\b(ECONNRESET|EPIPE|ERR_BAD_RESPONSE|ERR_NETWORK|EPROTO|HPE_\w+)\b|socket hang up|aborted|stream has been/i;

/** n8n's words for a credential that was never connected, or whose account has withdrawn its consent. */
const NOT_CONNECTED = /OAuth credentials not connected|needs to be reconnected|without access token/;

const MOST_CAUSES = 8;

function chainOf(error: unknown): Link[] {
	const chain: Link[] = [];
	let link = error;
	while (typeof link === 'object' && link !== null && chain.length < MOST_CAUSES) {
		chain.push(link as Link);
		link = (link as Link).cause;
	}
	return chain;
}

/** All that an error says about itself: codes and texts, the wrapped ones included. */
function textOf(chain: Link[]): string {
	return chain
		.flatMap(({ code, httpCode, message, description, messages }) => [code, httpCode, message, description, messages])
		.flat()
		.filter((part): part is string => typeof part === 'string')
		.join('\n');
}

/** n8n's own words, the innermost first, without what it adds for other services. */
function wordsOf(chain: Link[]): string {
	const [outer] = chain;
	const original = chain.at(-1)?.message ?? '';
	const first = Array.isArray(outer?.messages) ? outer.messages[0] : undefined;
	return String((chain.length > 1 ? original : (first ?? original)) || 'no reason given').slice(0, 300);
}

/** An error that n8n itself raised, which has a level; the HTTP client's have a code or the request they belong to. */
function isOwn(chain: Link[]): boolean {
	const innermost = chain.at(-1)!;
	const isOfCall = innermost.code !== undefined || 'config' in innermost || 'response' in innermost;
	return chain.length > 1 && 'level' in innermost && !isOfCall;
}

/**
 * Reads what n8n's request helper threw for a call that takes every status as an answer. What cannot be recognised counts as
 * sent: the outcome is not known.
 */
export function readThrown(error: unknown): Outcome {
	const chain = chainOf(error);
	const text = textOf(chain);
	const words = wordsOf(chain);
	if (NOT_CONNECTED.test(text)) return { kind: 'reconnect' };
	if (NEVER_SENT.test(text)) return { kind: 'lost', sent: false, timedOut: false, words };
	if (TIMED_OUT.test(text)) return { kind: 'lost', sent: true, timedOut: true, words };
	if (!BROKEN.test(text) && isOwn(chain)) return { kind: 'blocked', words };
	return { kind: 'lost', sent: true, timedOut: false, words };
}

/**
 * Reads what n8n threw while it renewed a token.
 * @returns `refused`: the token endpoint said no · `passes`: it could not be reached or was busy · `unclear`: something else,
 *   perhaps only a refusal of the call that asked for the renewal
 */
export function readRenewal(error: unknown): 'refused' | 'passes' | 'unclear' {
	const chain = chainOf(error);
	const text = textOf(chain);
	// The words of n8n's OAuth2 client: "HTTP status 503" where the endpoint gives no reason, and EAUTH where it gives one.
	const status =
		Number(/HTTP status (\d{3})/.exec(text)?.[1]) || Number(chain.find(({ code }) => code === 'ESTATUS')?.status);
	const busy = status === 429 || status >= 500 || isServerError(chain);
	if (busy || NEVER_SENT.test(text) || TIMED_OUT.test(text) || BROKEN.test(text)) return 'passes';
	if (status || /\bEAUTH\b|invalid_grant|refresh token/i.test(text) || NOT_CONNECTED.test(text)) return 'refused';
	return 'unclear';
}

/** The HTTP client's own words for a status that it takes for an error: "Request failed with status code 503". */
function isServerError(chain: Link[]): boolean {
	return /status code (429|5\d\d)/.test(textOf(chain));
}
