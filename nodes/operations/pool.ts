import { sleep } from 'n8n-workflow';

import { checkCancelled } from '../api/wait';

/** Milliseconds of work after which n8n gets its turn. */
const PIECE = 25;

/**
 * Works through positions 0 to `count - 1`. The first that calls Pinterest runs alone, so that a token is renewed at most once
 * and the rate limit is known before many calls go out; then up to `most` run at a time. After a failure no further one begins.
 * @param work returns whether Pinterest was called
 * @returns the failures by position, once everything that had begun has ended; none when all went well
 */
export async function inOrder(
	count: number,
	most: number,
	work: (index: number) => Promise<boolean>,
): Promise<ReadonlyMap<number, unknown>> {
	const failures = new Map<number, unknown>();
	let next = 0;
	/** Takes the next position, unless all are taken or one has failed. */
	const step = async (): Promise<boolean | undefined> => {
		if (next >= count || failures.size > 0) return undefined;
		const index = next++;
		return await work(index).catch((error: unknown) => {
			failures.set(index, error);
			return true;
		});
	};
	const worker = async (): Promise<void> => {
		while ((await step()) !== undefined);
	};
	while ((await step()) === false);
	await Promise.all(Array.from({ length: Math.min(most, count) }, worker));
	return failures;
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
