import type { IDataObject } from 'n8n-workflow';

import { isRecord } from './answers';
import type { Answer, Client, Request } from './client';
import type { Failure } from './failure';
import { wait } from './wait';

/** Milliseconds between two looks: the first pause, and the longest that they grow to. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 10_000;

/** Something on Pinterest that takes time: the processing of a video, a report, a batch. */
export interface Pending {
	/** The call that tells how far it is. */
	ask: Request;
	/** The field of the answer that tells its status, or how to find it there; `status` unless told. */
	field?: string | ((answer: IDataObject) => unknown);
	/** The property in which answers may be wrapped. */
	within?: string;
	/** What ends it, by that status. Any other, also one that Pinterest adds later, means that it goes on. */
	done: readonly string[];
	failed: readonly string[];
	/** Whether what is done has its result too; by default it has. Without it, it goes on. */
	complete?: (answer: IDataObject) => boolean;
	/** What to say of a failed one. */
	failure: (answer: IDataObject) => Failure;
	/** What to say when the time is over: how to go on with it later. */
	unfinished: (seconds: number) => Failure;
}

/**
 * Looks, with growing pauses, until something has come to its end.
 * @param most seconds to wait
 * @param signal ends the waiting early
 * @returns the answer that says it is done
 * @throws Failure, as `pending` words it, or of the call itself
 */
export async function untilDone(
	client: Client,
	pending: Pending,
	most: number,
	signal = client.signal,
): Promise<IDataObject> {
	const end = Date.now() + most * 1000;
	for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
		const answer = unwrapped((await client.send(pending.ask)).body, pending.within);
		const status = statusIn(answer, pending);
		if (pending.done.includes(status) && pending.complete?.(answer) !== false) return answer;
		if (pending.failed.includes(status)) throw pending.failure(answer);
		if (Date.now() + pause > end) throw pending.unfinished(most);
		await wait(pause, signal);
	}
}

function statusIn(answer: IDataObject, { field = 'status' }: Pending): string {
	return String((typeof field === 'function' ? field(answer) : answer[field]) ?? '');
}

/** What an answer says, whether or not it is wrapped in a property. */
export function unwrapped(body: Answer['body'], within?: string): IDataObject {
	const inner = within !== undefined && isRecord(body) ? body[within] : undefined;
	if (isRecord(inner)) return inner as IDataObject;
	return isRecord(body) ? (body as IDataObject) : {};
}
