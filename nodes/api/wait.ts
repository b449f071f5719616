import { sleep } from 'n8n-workflow';

import { Failure } from './failure';

/** Milliseconds after which a waiting call notices that its execution was cancelled. */
const SLICE = 250;

/** @throws Failure of kind `cancelled` when the execution was stopped. */
export function checkCancelled(signal?: AbortSignal): void {
	if (signal?.aborted) {
		throw new Failure({
			kind: 'cancelled',
			message: 'The execution was cancelled',
			description: 'No further calls were sent to Pinterest.',
		});
	}
}

/**
 * Waits in short slices, because n8n offers nodes no timer that a cancelled execution ends.
 * @param ms milliseconds
 * @throws Failure of kind `cancelled`
 */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
	const end = Date.now() + ms;
	for (let left = ms; left > 0; left = end - Date.now()) {
		checkCancelled(signal);
		await sleep(Math.min(left, SLICE));
	}
	checkCancelled(signal);
}

/** Doubling pauses from `first` to `most` milliseconds, each up to a quarter longer so that callers spread out. */
export function backoff(attempt: number, first = 500, most = 60_000): number {
	return Math.min(first * 2 ** attempt, most) * (1 + Math.random() / 4);
}
