import type { IDataObject } from 'n8n-workflow';

/** Sends go through together; while one lost write is looked up, no other write that would look the same is under way. */
class Gate {
	private readonly sends = new Set<Promise<unknown>>();

	private lookUps: Promise<unknown> = Promise.resolve();

	users = 0;

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

	/** @param likeness what a look-up would recognise the write by */
	async withGate<T>(likeness: string, work: (gate: Gate) => Promise<T>): Promise<T> {
		const gate = this.gates.get(likeness) ?? new Gate();
		this.gates.set(likeness, gate);
		gate.users++;
		try {
			return await work(gate);
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
