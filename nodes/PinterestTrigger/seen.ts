import { createHash } from 'crypto';

/** Bytes kept of each key's SHA-256: with 200,000 remembered keys, the chance that a new one looks known is 1 in 10^14. */
const WIDTH = 8;

/**
 * A compact memory of things that were seen: sorted fingerprints, 8 bytes each, which as text in n8n's database are 11
 * characters each (200,000 Pins: 2.2 MB).
 */
export class Seen {
	private added = new Set<string>();

	private constructor(
		private readonly sorted: Buffer,
		private readonly text: string,
	) {}

	/** @param text from `toString`, or nothing to begin with */
	static from(text = ''): Seen {
		return new Seen(Buffer.from(text, 'base64'), text);
	}

	get size(): number {
		return this.sorted.length / WIDTH + this.added.size;
	}

	has(key: string): boolean {
		const mark = fingerprint(key);
		return this.added.has(mark.toString('latin1')) || this.isSorted(mark);
	}

	add(key: string): void {
		if (!this.has(key)) this.added.add(fingerprint(key).toString('latin1'));
	}

	toString(): string {
		if (this.added.size === 0) return this.text;
		const marks: Uint8Array[] = [...this.added].map((mark) => Buffer.from(mark, 'latin1'));
		for (let at = 0; at < this.sorted.length; at += WIDTH) marks.push(this.sorted.subarray(at, at + WIDTH));
		return Buffer.concat(marks.sort(Buffer.compare)).toString('base64');
	}

	private isSorted(mark: Buffer): boolean {
		let low = 0;
		let high = this.sorted.length / WIDTH;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const order = mark.compare(this.sorted, middle * WIDTH, (middle + 1) * WIDTH);
			if (order === 0) return true;
			if (order < 0) high = middle;
			else low = middle + 1;
		}
		return false;
	}
}

function fingerprint(key: string): Buffer {
	return createHash('sha256').update(key).digest().subarray(0, WIDTH);
}
