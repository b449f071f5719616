import { sleep } from 'n8n-workflow';

import { passOn } from '../api/failure';

/** Milliseconds after which a call that has begun is on its way, so that work of another kind does not hold it up. */
const PAUSE = 10;

/**
 * Prepares the next positions while calls are under way. n8n takes milliseconds to resolve an item's expressions; done in the
 * time that is spent waiting for answers anyway, they do not add to it.
 */
export class LookAhead<T> {
	private readonly prepared = new Map<number, () => T>();

	private next = 0;

	private ended = false;

	/**
	 * @param count positions in all
	 * @param most positions that may be prepared before they are taken
	 */
	constructor(
		private readonly count: number,
		private readonly most: number,
		private readonly prepare: (index: number) => T,
	) {}

	/**
	 * What `prepare` made of a position. Positions are taken in order, each once.
	 * @throws what `prepare` threw for this position
	 */
	take(index: number): T {
		const outcome = this.prepared.get(index) ?? this.attempt(index);
		this.prepared.delete(index);
		this.next = Math.max(this.next, index + 1);
		void this.prepareLater();
		return outcome();
	}

	/** Nothing more is prepared. */
	end(): void {
		this.ended = true;
	}

	private async prepareLater(): Promise<void> {
		await sleep(PAUSE);
		if (this.ended || this.next >= this.count || this.prepared.size >= this.most) return;
		const index = this.next++;
		this.prepared.set(index, this.attempt(index));
	}

	private attempt(index: number): () => T {
		try {
			const value = this.prepare(index);
			return () => value;
		} catch (error) {
			return () => passOn(error);
		}
	}
}
