import { sleep } from 'n8n-workflow';

import { checkCancelled } from '../api/wait';

/** Milliseconds of work after which n8n gets its turn. */
const PIECE = 25;

/**
 * Works through what `next` gives. The first that calls Pinterest runs alone, so that a token is renewed at most once and the
 * rate limit is known before many calls go out; then up to `most` run at a time.
 * @param next undefined when there is nothing more to begin
 * @param work returns whether Pinterest was called; throws nothing
 */
export async function inOrder<T>(
	next: () => T | undefined,
	most: number,
	work: (one: T) => Promise<boolean>,
): Promise<void> {
	/** Whether Pinterest was called; undefined when there was nothing to do. */
	const step = async (): Promise<boolean | undefined> => {
		const one = next();
		return one === undefined ? undefined : await work(one);
	};
	const worker = async (): Promise<void> => {
		while ((await step()) !== undefined);
	};
	while ((await step()) === false);
	await Promise.all(Array.from({ length: most }, worker));
}

/**
 * Does quick work for positions 0 to `count - 1`, in pieces between which n8n can do other things.
 * @returns the failures by position
 * @throws Failure of kind `cancelled` when the execution is stopped in between
 */
export async function inPieces(
	count: number,
	work: (index: number) => void,
	signal?: AbortSignal,
): Promise<ReadonlyMap<number, unknown>> {
	const failures = new Map<number, unknown>();
	let began = Date.now();
	for (let index = 0; index < count; index++) {
		try {
			work(index);
		} catch (error) {
			failures.set(index, error);
		}
		if (Date.now() - began < PIECE) continue;
		await sleep(0);
		checkCancelled(signal);
		began = Date.now();
	}
	return failures;
}
