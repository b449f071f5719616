import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits until something is so. When it does not become so in time, the assertions that follow say what is missing.
 * @param options.most milliseconds to wait at most
 * @param options.pause milliseconds between two looks
 */
export async function untilSo(
	isSo: () => boolean | Promise<boolean>,
	{ most = 20_000, pause = 200 }: { most?: number; pause?: number } = {},
): Promise<void> {
	const until = Date.now() + most;
	while (Date.now() < until && !(await isSo())) await wait(pause);
}
