type Change = Uint8Array | null;

/**
 * A compact table of many small things, kept as text: records of the same width, sorted by their key. Reading one is a binary
 * search, and the text is written anew only when something has changed.
 */
export class Records {
	/** By key: the new value, or null for a record that was taken out. */
	private readonly changes = new Map<string, Change>();

	private readonly sorted: Buffer;

	private count: number;

	/**
	 * @param text from `toString`, or '' to begin with
	 * @param keyWidth bytes of a key
	 * @param valueWidth bytes of a value
	 */
	constructor(
		private readonly text: string,
		private readonly keyWidth: number,
		private readonly valueWidth = 0,
	) {
		this.sorted = Buffer.from(text, 'base64');
		this.count = this.sorted.length / this.width;
	}

	get size(): number {
		return this.count;
	}

	has(key: Buffer): boolean {
		return this.get(key) !== undefined;
	}

	/** @returns undefined when there is no such record */
	get(key: Buffer): Buffer | undefined {
		const changed = this.changes.get(name(key));
		if (changed !== undefined) return changed === null ? undefined : Buffer.from(changed);
		const at = this.find(key);
		return at === undefined ? undefined : this.sorted.subarray(at + this.keyWidth, at + this.width);
	}

	set(key: Buffer, value: Buffer = NOTHING): void {
		const known = this.get(key);
		if (known?.equals(value)) return;
		if (!known) this.count++;
		this.changes.set(name(key), value);
	}

	delete(key: Buffer): void {
		if (!this.has(key)) return;
		this.count--;
		this.changes.set(name(key), null);
	}

	/** Every key with its value, in no order. */
	*entries(): Generator<[key: Buffer, value: Buffer]> {
		for (let at = 0; at < this.sorted.length; at += this.width) {
			const key = this.sorted.subarray(at, at + this.keyWidth);
			if (!this.changes.has(name(key))) yield [key, this.sorted.subarray(at + this.keyWidth, at + this.width)];
		}
		for (const [key, value] of this.changes) {
			if (value !== null) yield [Buffer.from(key, 'latin1'), Buffer.from(value)];
		}
	}

	toString(): string {
		if (this.changes.size === 0) return this.text;
		const records: Uint8Array[] = [...this.entries()].map(([key, value]) => Buffer.concat([bytes(key), bytes(value)]));
		return Buffer.concat(records.sort(Buffer.compare)).toString('base64');
	}

	private get width(): number {
		return this.keyWidth + this.valueWidth;
	}

	private find(key: Uint8Array): number | undefined {
		let low = 0;
		let high = this.sorted.length / this.width;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const at = middle * this.width;
			const order = Buffer.compare(key, bytes(this.sorted.subarray(at, at + this.keyWidth)));
			if (order === 0) return at;
			if (order < 0) high = middle;
			else low = middle + 1;
		}
		return undefined;
	}
}

const NOTHING = Buffer.alloc(0);

const name = (key: Buffer): string => key.toString('latin1');

const bytes = (buffer: Buffer): Uint8Array => buffer;
