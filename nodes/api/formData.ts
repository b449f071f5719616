/** A file that is sent piece by piece. */
export interface StreamedFile {
	name: string;
	type: string;
	/** Bytes. Known in advance, because the upload host takes no body without a length. */
	size: number;
	stream(): AsyncIterable<Uint8Array>;
}

type Value = string | StreamedFile;

/**
 * A form as the HTTP client of n8n takes it: it recognises any object that behaves like the web's FormData, and streams a
 * file that has a size and a `stream`. The web's own class would hold the whole file in memory.
 */
export class StreamedForm {
	readonly [Symbol.toStringTag] = 'FormData';

	private readonly values: Array<[name: string, value: Value]> = [];

	append(name: string, value: Value): void {
		this.values.push([name, value]);
	}

	entries(): IterableIterator<[string, Value]> {
		return this.values[Symbol.iterator]();
	}

	[Symbol.iterator](): IterableIterator<[string, Value]> {
		return this.entries();
	}
}
