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
	/** No answer. `sent` is false only where the request surely had no effect; `words` are those of n8n's HTTP client. */
	| { kind: 'lost'; sent: boolean; timedOut: boolean; words?: string }
	/** n8n refused to send the call, e.g. to a host that its administrator has blocked. */
	| { kind: 'blocked'; words: string }
	/** The connection with Pinterest is missing or can no longer be renewed. */
	| { kind: 'reconnect' };

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param mayBeEmpty take an answer without content, where only 204 and answers to DELETE may be empty */
export function isSuccess({ status, body }: Answered, method: string, mayBeEmpty = false): boolean {
	if (status < 200 || status > 299) return false;
	if (method === 'DELETE' || status === 204) return true;
	return (typeof body === 'object' && body !== null) || (mayBeEmpty && (body === '' || body === undefined));
}

/** Another change of the same board or section is under way; nothing was changed. */
export function isBusy(status: number, text: string): boolean {
	return status === 409 && /exclusive access|section conflict/i.test(text);
}

/** An answer after which the same call may succeed: 5xx, a busy board (409), or a success that could not be read. */
export function isTransient({ status, body }: Answered): boolean {
	return status >= 500 || status < 300 || isBusy(status, pinterestText(body));
}

/** Milliseconds that Pinterest's own sentence asks to wait: "Retry after 12 seconds." Undefined where it does not say. */
export function askedToWait({ body }: Answered): number | undefined {
	const [, seconds] = /retry after (\d+(?:\.\d+)?) seconds?/i.exec(pinterestText(body)) ?? [];
	return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** A 400 of an endpoint whose refusals may pass: with a time to wait, or with code 12, "something went wrong". */
export function isPassing(answer: Answered): boolean {
	const { status, body } = answer;
	return status === 400 && (askedToWait(answer) !== undefined || (isRecord(body) && body.code === 12));
}

/**
 * A 401 that may come from an expired token: Pinterest says so with code 2, and an answer that cannot be read does not say
 * otherwise. Other codes refuse the call whatever the token (3: permission or beta feature, 7 and 29: somebody else's thing).
 */
export function mayHaveExpired({ status, body }: Answered): boolean {
	return status === 401 && (!isRecord(body) || body.code === undefined || body.code === 2);
}

/** Whether the call surely changed nothing: it never left, or Pinterest could not get hold of the board. */
export function hadNoEffect(outcome: Outcome): boolean {
	return outcome.kind === 'lost' ? !outcome.sent : outcome.kind === 'answer' && outcome.status === 409;
}

function pinterestText(body: unknown): string {
	return isRecord(body) && typeof body.message === 'string' ? withoutPeople(body.message) : '';
}

/** Pinterest's words without the e-mail addresses in them: they end up in messages and logs. */
export function withoutPeople(text: string): string {
	return text.replace(/[^\s@'"<>()[\]{},;:]+@[^\s@'"<>()[\]{},;:]+/g, '(an e-mail address)');
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
