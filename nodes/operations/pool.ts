/**
 * Works through positions 0 to `count - 1`. The first runs alone, so that a token is renewed at most once and the rate limit
 * is known before many calls go out; then up to `most` run at a time. After a failure no further one begins.
 * @param end tells the failure of the lowest position, once everything that had begun has ended
 */
export async function inOrder(
	count: number,
	most: number,
	work: (index: number) => Promise<void>,
	end: (reason: unknown, index: number) => never,
): Promise<void> {
	const failures = new Map<number, unknown>();
	let next = 0;
	const worker = async (until: number): Promise<void> => {
		while (next < until && failures.size === 0) {
			const index = next++;
			await work(index).catch((error: unknown) => failures.set(index, error));
		}
	};
	await worker(Math.min(1, count));
	await Promise.all(Array.from({ length: Math.min(most, count) }, async () => await worker(count)));
	if (failures.size === 0) return;
	const lowest = Math.min(...failures.keys());
	end(failures.get(lowest), lowest);
}
