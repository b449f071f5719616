import type { IDataObject } from 'n8n-workflow';

import { createdAt } from '../operations/exactlyOnce';
import { at } from '../operations/output';
import type { Book } from './book';
import type { Memory } from './memory';
import { Records } from './records';
import { fingerprint } from './seen';

/** Bytes of an ID, and of the print of its content: a change is overlooked once in 4,000,000,000. */
const ID = 8;
const CONTENT = 4;

/** What counts as a change, and what is handed on of it. */
export interface Changing {
	/** Paths of what is compared. */
	contents: readonly string[];
	/** Which changes are handed on; by default all. The others are remembered. */
	wanted?: (entry: IDataObject) => boolean;
	/** Whether something that was not there before, and was made since watching began, is handed on too. */
	isNews?: (entry: IDataObject) => boolean;
	/** Values that the compared ones can have, so that what was there before can be told: a print cannot be read. */
	known?: ReadonlyArray<readonly unknown[]>;
}

/** Remembers what each thing looked like; one that looks different was changed. One that was not there is only remembered. */
export class Updates implements Book {
	readonly found: Map<string, IDataObject>;

	readonly tooFull = false;

	private readonly contents: Records;

	/** @param again handed on by a process that has stopped, perhaps in vain */
	constructor(
		private readonly memory: Memory,
		waiting: ReadonlyMap<string, IDataObject>,
		private readonly again: ReadonlySet<string>,
		private readonly changing: Changing,
	) {
		this.contents = new Records(memory.marks, ID, CONTENT);
		this.found = new Map(
			[...waiting].filter(([key, entry]) => !this.contents.get(idBytes(key))?.equals(bytes(this.print(entry)))),
		);
	}

	begins(): void {}

	page(items: IDataObject[]): number {
		let found = 0;
		for (const entry of items) {
			const id = idBytes(String(entry.id));
			const known = this.contents.get(id);
			const print = this.print(entry);
			const changed = known && (this.again.has(String(entry.id)) || !known.equals(bytes(print)));
			if ((changed && this.changing.wanted?.(entry) !== false) || (!known && this.isNews(entry))) {
				const before = changed && !known.equals(bytes(print)) ? this.valuesOf(known) : undefined;
				this.found.set(String(entry.id), { ...entry, ...(before && { before }) });
				found++;
			} else if (!known || changed) this.contents.set(id, print);
		}
		return found;
	}

	/** Made since watching began, so that nobody can have known it before. */
	private isNews(entry: IDataObject): boolean {
		const { since, learned } = this.memory;
		return this.changing.isNews?.(entry) === true && (learned || createdAt(entry) > (since ?? Infinity));
	}

	private valuesOf(print: Buffer): IDataObject | undefined {
		const { contents, known = [] } = this.changing;
		const values = known.find((one) => printOf(one).equals(bytes(print)));
		return values && (Object.fromEntries(contents.map((path, at) => [path, values[at]])) as IDataObject);
	}

	private print(entry: IDataObject): Buffer {
		return printOf(this.changing.contents.map((path) => at(entry, path) ?? null));
	}

	async ends(): Promise<boolean> {
		return true;
	}

	handOn(key: string): void {
		this.contents.set(idBytes(key), this.print(this.found.get(key)!));
	}

	kept() {
		return { marks: this.contents.toString() };
	}
}

function printOf(values: readonly unknown[]): Buffer {
	return fingerprint(JSON.stringify(values), CONTENT);
}

/** Pinterest's ids are numbers of up to 64 bits. */
export function idBytes(id: string): Buffer {
	const bytes = Buffer.alloc(ID);
	bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(id)));
	return bytes;
}

const bytes = (buffer: Buffer): Uint8Array => buffer;
