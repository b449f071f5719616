/** Things in the order in which they were made, read from the newest to the oldest. Adding and taking out stay cheap for 100,000s. */
export class NewestFirst<T extends { order: number }> {
	private readonly oldestFirst: T[] = [];

	/** Counts what is added and taken out. */
	changes = 0;

	get size(): number {
		return this.oldestFirst.length;
	}

	add(entry: T): void {
		this.changes++;
		const last = this.oldestFirst.at(-1);
		if (last === undefined || last.order < entry.order) this.oldestFirst.push(entry);
		else this.oldestFirst.splice(this.position(entry.order), 0, entry);
	}

	remove(entry: T): void {
		this.changes++;
		const at = this.position(entry.order);
		if (this.oldestFirst[at] === entry) this.oldestFirst.splice(at, 1);
	}

	/** From the newest one whose `order` is lower than `before`. */
	*from(before = Infinity): Generator<T> {
		for (let at = this.position(before) - 1; at >= 0; at -= 1) yield this.oldestFirst[at];
	}

	/** How many entries have an `order` of at least this. */
	private position(order: number): number {
		let low = 0;
		let high = this.oldestFirst.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.oldestFirst[middle].order < order) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
