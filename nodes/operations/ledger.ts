import type { IDataObject } from 'n8n-workflow';

/**
 * For writes that a look-up could take for each other. Those with the same content go through together, because it does not
 * matter which of them is found; those with other content (the same texts with another image) take turns. While a lost one
 * is looked up, no other is under way.
 */
class Gate {
	/** Writes that are not settled yet, with their content. */
	private readonly open = new Map<Promise<unknown>, string>();

	private readonly sends = new Set<Promise<unknown>>();

	private lookUps: Promise<unknown> = Promise.resolve();

	users = 0;

	async enter<T>(content: string, work: () => Promise<T>): Promise<T> {
		for (;;) {
			const other = [...this.open].find(([, present]) => present !== content);
			if (!other) break;
			await other[0].catch(() => undefined);
		}
		const working = work();
		this.open.set(working, content);
		try {
			return await working;
		} finally {
			this.open.delete(working);
		}
	}

	async send<T>(work: () => Promise<T>): Promise<T> {
		for (let seen; seen !== this.lookUps; ) {
			seen = this.lookUps;
			await seen;
		}
		const sending = work();
		this.sends.add(sending);
		try {
			return await sending;
		} finally {
			this.sends.delete(sending);
		}
	}

	async lookUp<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.lookUps.then(async () => {
			await Promise.allSettled(this.sends);
			return await work();
		});
		this.lookUps = turn.catch(() => undefined);
		return await turn;
	}
}

/** A way through the gates of all likenesses of one call. */
export interface Passage {
	/** Sends what went through, while nothing that could be taken for it is looked up. */
	send: <T>(work: () => Promise<T>) => Promise<T>;
	/** Looks something up while nothing that could be taken for it is under way. */
	lookUp: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What one execution has made so far, so that it is never taken for something lost. */
export class Ledger {
	private readonly made = new Set<string>();

	private readonly gates = new Map<string, Gate>();

	private readonly queues = new Map<string, Promise<unknown>>();

	claim(entry: IDataObject): void {
		this.made.add(String(entry.id));
	}

	isMine(entry: IDataObject): boolean {
		return this.made.has(String(entry.id));
	}

	/**
	 * @param likenesses what a look-up would recognise the writes of one call by
	 * @param content what tells the call from others with one of those likenesses
	 */
	async withGate<T>(
		likenesses: readonly string[],
		content: string,
		work: (passage: Passage) => Promise<T>,
	): Promise<T> {
		// All calls pass the gates in the same order, so none waits for one that waits for it.
		return await this.through([...new Set(likenesses)].sort(), content, [], work);
	}

	private async through<T>(
		[likeness, ...others]: string[],
		content: string,
		passed: Gate[],
		work: (passage: Passage) => Promise<T>,
	): Promise<T> {
		if (likeness === undefined) return await work(passageOf(passed));
		const gate = this.gates.get(likeness) ?? new Gate();
		this.gates.set(likeness, gate);
		gate.users++;
		try {
			return await gate.enter(content, async () => await this.through(others, content, [...passed, gate], work));
		} finally {
			if (--gate.users === 0) this.gates.delete(likeness);
		}
	}

	/** Runs work with the same key one after another. */
	async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.queues.get(key) ?? Promise.resolve();
		const turn = before.then(work, work);
		this.queues.set(key, turn);
		try {
			return await turn;
		} finally {
			if (this.queues.get(key) === turn) this.queues.delete(key);
		}
	}
}

function passageOf(gates: Gate[]): Passage {
	return {
		send: async (work) => await gates.reduceRight((inner, gate) => async () => await gate.send(inner), work)(),
		lookUp: async (work) => await gates.reduceRight((inner, gate) => async () => await gate.lookUp(inner), work)(),
	};
}
