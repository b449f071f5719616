import type { IDataObject } from 'n8n-workflow';

/**
 * What went wrong, as the layers pass it on. Text is for the person who sees the node: `message` says what happened,
 * `description` what to do about it. Neither ever holds a token or a request header.
 */
export interface FailureFacts {
	/** input: found before any call · refused: Pinterest said no · unknown: a write whose outcome is not known. */
	kind: 'input' | 'refused' | 'rateLimited' | 'unreachable' | 'unreadable' | 'unknown' | 'cancelled';
	message: string;
	description: string;
	/** Internal name of the parameter that caused it. */
	parameter?: string;
	/** HTTP status of the answer. */
	httpStatus?: number;
	/** Pinterest's own number, which is not the HTTP status ("Pinterest.Lib.Error" in the API description). */
	code?: number;
	/** Pinterest's own sentence. */
	pinterestMessage?: string;
	/** `x-pinterest-rid` of the answer: what Pinterest's support asks for. */
	requestId?: string;
	/** Method and path template, e.g. `POST /pins`. */
	endpoint?: string;
	/** The uploaded video that a later run can continue with. */
	mediaId?: string;
	/** What has been begun and can be gone on with, e.g. the tokens of reports, with commas between several. */
	jobId?: string;
	/** Milliseconds until the same call may be accepted again. */
	retryAfter?: number;
	/** Of a write whose outcome is not known: milliseconds after its loss from which on an effect that does not show will never be. */
	showsWithin?: number;
	/** Every further call of this execution to the same endpoint, or to any of them, would be refused in the same way. */
	blocks?: 'endpoint' | 'connection';
}

/** Travels inside the package only; `toNodeError` turns it into n8n's own error before a user sees it. */
export class Failure extends Error {
	constructor(readonly facts: FailureFacts) {
		super(facts.message);
	}
}

/**
 * Passes a caught error on as it is; n8n's lint rules want every `throw` to make its own.
 * @throws the error
 */
export function passOn(error: unknown): never {
	throw error;
}

/** Something is wrong with the values of one item. */
export function inputFailure(message: string, description: string, parameter?: string): Failure {
	return new Failure({ kind: 'input', message, description, parameter });
}

/**
 * The item that "Continue On Fail" and the error output hand on. Everything is under the one key `error`, because older
 * versions of n8n take an item with more keys for a success.
 */
export function asErrorItem(facts: FailureFacts): { error: IDataObject } {
	const error: IDataObject = { ...facts };
	delete error.blocks;
	delete error.showsWithin;
	return { error };
}
