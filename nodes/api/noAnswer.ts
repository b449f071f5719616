import { pinterestWords, type Answered, type Outcome } from './answers';
import { Failure, type FailureFacts } from './failure';

// What is said when a call comes to no good end and Pinterest gives no reason. For reasons that Pinterest gives see errors.ts.
// `endpoint` is method and path template, e.g. `POST /pins`.

export function reconnectFailure(endpoint: string): Failure {
	return new Failure({
		kind: 'refused',
		message: 'The connection with Pinterest has to be renewed',
		description:
			'The access has expired or was withdrawn, or "Environment" was changed after connecting, and could not be refreshed. Open the Pinterest credential, connect the account again, and run the workflow again.',
		endpoint,
		blocks: 'connection',
	});
}

export function rateLimitFailure(
	endpoint: string,
	pause: number,
	maxWait: number,
	words: Partial<FailureFacts> = {},
): Failure {
	const again = new Date(Date.now() + pause);
	return new Failure({
		...words,
		kind: 'rateLimited',
		message: `Pinterest's rate limit is used up until ${again.toISOString().slice(0, 19).replace('T', ' ')} UTC`,
		description: `The wait is longer than the ${maxWait} seconds of "Maximum Wait" under Options. Run the remaining items after that time, or allow a longer wait. Apps with Trial access have a daily limit; Standard access raises it.`,
		httpStatus: 429,
		endpoint,
		retryAfter: Math.ceil(pause),
	});
}

/** HTTP statuses by which a proxy says that it stopped waiting for Pinterest. */
const GIVEN_UP = new Set([502, 504]);

/** Milliseconds in which a write shows on Pinterest when its connection broke or Pinterest failed, and when only the waiting ended. */
const SHOWS_AFTER_LOSS = 10_000;
const SHOWS_AFTER_GIVING_UP = 60_000;

/** A write was sent, and nothing says whether it took effect. After a wait that was given up, Pinterest may be at work still. */
export function unknownOutcome(endpoint: string, outcome: Outcome): Failure {
	const givenUp =
		outcome.kind === 'lost' ? outcome.timedOut : outcome.kind === 'answer' && GIVEN_UP.has(outcome.status);
	const answered = outcome.kind === 'answer' ? outcome : undefined;
	return new Failure({
		...(answered && pinterestWords(answered)),
		kind: 'unknown',
		message: 'It is not known whether Pinterest carried this out',
		description:
			'The connection broke or Pinterest had an internal problem after the call was sent, so it may have happened. Look at the account on Pinterest before you run this item again.',
		httpStatus: answered?.status,
		endpoint,
		showsWithin: givenUp ? SHOWS_AFTER_GIVING_UP : SHOWS_AFTER_LOSS,
	});
}

export function unreadable(endpoint: string, outcome: Answered): Failure {
	return new Failure({
		kind: 'unreadable',
		message: 'The answer from Pinterest could not be read',
		description:
			'It was not the JSON that Pinterest sends. A proxy or firewall in between may have replaced it; otherwise try again in a few minutes.',
		httpStatus: outcome.status,
		requestId: pinterestWords(outcome).requestId,
		endpoint,
	});
}

/** @param words what n8n's HTTP client said, e.g. `connect ECONNREFUSED 10.0.0.1:443` */
export function unreachable(endpoint: string, words?: string): Failure {
	const reason = words ? ` n8n says: "${words}".` : '';
	return new Failure({
		kind: 'unreachable',
		message: 'Pinterest could not be reached',
		description: `The connection failed several times. Check that this n8n server may open outgoing HTTPS connections (network, proxy, firewall), then run the workflow again.${reason}`,
		endpoint,
	});
}

/** @param words n8n's own reason */
export function blockedByN8n(endpoint: string, words: string): Failure {
	return new Failure({
		kind: 'refused',
		message: `n8n did not send the call: ${words}`,
		description:
			'Nothing went to Pinterest. The reason is in the settings of this n8n, such as the hosts that it may call or its proxy; whoever runs it can change them.',
		endpoint,
		blocks: 'connection',
	});
}

/** For one element of an answer that says nothing about it. */
export function untold(endpoint: string, reads: boolean): Failure {
	return new Failure({
		kind: reads ? 'unreadable' : 'unknown',
		message: reads
			? 'The answer from Pinterest says nothing about this item'
			: 'It is not known whether Pinterest carried this out',
		description: `Several items went out in one call, and the answer leaves this one out. ${reads ? 'Run it again.' : 'Look at the account on Pinterest before you run this item again.'}`,
		endpoint,
	});
}
