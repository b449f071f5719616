import { createHash } from 'crypto';

import { Records } from './records';

/**
 * Bytes kept of each key's SHA-256. With 200,000 remembered keys, the most that an account can have, the chance that a new one
 * looks known is 200,000 / 2^48: 1 in 1,400,000,000.
 */
const WIDTH = 6;

/** The first bytes of a key's SHA-256. */
export function fingerprint(key: string, width = WIDTH): Buffer {
	return createHash('sha256').update(key).digest().subarray(0, width);
}

/**
 * A compact memory of things that were seen: fingerprints of 6 bytes, which as text in n8n's database are 8 characters each
 * (200,000 Pins: 1.6 MB).
 */
export class Seen {
	private readonly marks: Records;

	/** @param text from `toString`, or '' to begin with */
	constructor(text = '') {
		this.marks = new Records(text, WIDTH);
	}

	get size(): number {
		return this.marks.size;
	}

	has(key: string): boolean {
		return this.marks.has(fingerprint(key));
	}

	add(key: string): void {
		this.marks.set(fingerprint(key));
	}

	delete(key: string): void {
		this.marks.delete(fingerprint(key));
	}

	toString(): string {
		return this.marks.toString();
	}
}

/** Fingerprints as version 0.1 kept them, 8 bytes each: the ones of today are their beginning. */
export function narrowed(text: string): string {
	const wide = Buffer.from(text, 'base64');
	const marks: Uint8Array[] = [];
	for (let at = 0; at < wide.length; at += 8) marks.push(wide.subarray(at, at + WIDTH));
	return Buffer.concat(marks).toString('base64');
}
