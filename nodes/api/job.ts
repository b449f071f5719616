import type { IDataObject } from 'n8n-workflow';

import type { Client, Request } from './client';
import { Failure } from './failure';
import { backoff, wait } from './wait';

/** Milliseconds between two looks at a job: after the first, and at most. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

/** Work that Pinterest does in its own time: an order was placed, and is looked at until it is done. */
export interface Job {
	/** What messages call it, e.g. `the export of the leads of ad 5`. */
	what: string;
	/** The call that looks at it. */
	look: Request;
	/** What an answer says about it. A state that Pinterest adds later should count as `wait`. */
	stateOf: (answer: IDataObject) => 'done' | 'failed' | 'wait';
	/** Seconds until it is given up. */
	most: number;
	/** Ends the waiting early: the execution, or the trigger, was stopped. */
	signal?: AbortSignal;
}

/**
 * Waits until a job is done.
 * @returns the answer that said so
 * @throws Failure when the job failed, took too long or was stopped
 */
export async function finished(client: Client, { what, look, stateOf, most, signal }: Job): Promise<IDataObject> {
	const end = Date.now() + most * 1000;
	for (let looks = 0; ; looks++) {
		const { body } = await client.send(look);
		const answer = body as IDataObject;
		const state = stateOf(answer);
		if (state === 'done') return answer;
		if (state === 'failed') throw failedJob(what);
		const pause = backoff(looks, FIRST_PAUSE, LONGEST_PAUSE);
		if (Date.now() + pause > end) throw unfinishedJob(what, most);
		await wait(pause, signal ?? client.signal);
	}
}

function failedJob(what: string): Failure {
	return new Failure({
		kind: 'refused',
		message: `Pinterest could not finish ${what}`,
		description: 'Pinterest gives no reason. Try again in a few minutes.',
	});
}

function unfinishedJob(what: string, most: number): Failure {
	return new Failure({
		kind: 'unreachable',
		message: `Pinterest did not finish ${what} within ${most} seconds`,
		description: 'It may be done by now. Try again in a few minutes.',
	});
}
