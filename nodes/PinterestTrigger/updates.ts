import type { IDataObject } from 'n8n-workflow';

import { at } from '../operations/output';
import type { Book } from './book';
import type { Memory } from './memory';
import { Records } from './records';
import { fingerprint } from './seen';

/** Bytes of a Pin's ID, and of the print of its content: a change is overlooked once in 4,000,000,000. */
const ID = 8;
const CONTENT = 4;

/** What counts as a change of a Pin. Numbers that Pinterest keeps changing, and addresses of pictures, do not. */
const CONTENTS = ['title', 'description', 'link', 'alt_text', 'board_id', 'board_section_id'];

/** Remembers what each Pin looked like; one that looks different was updated. A Pin that was not there is only remembered. */
export class Updates implements Book {
	readonly found: Map<string, IDataObject>;

	readonly tooFull = false;

	private readonly contents: Records;

	/** @param again handed on by a process that has stopped, perhaps in vain */
	constructor(
		memory: Memory,
		waiting: ReadonlyMap<string, IDataObject>,
		private readonly again: ReadonlySet<string>,
	) {
		this.contents = new Records(memory.marks, ID, CONTENT);
		this.found = new Map(
			[...waiting].filter(([key, pin]) => !this.contents.get(idBytes(key))?.equals(bytes(print(pin)))),
		);
	}

	begins(): void {}

	page(items: IDataObject[]): number {
		let found = 0;
		for (const pin of items) {
			const id = idBytes(String(pin.id));
			const known = this.contents.get(id);
			if (!known) this.contents.set(id, print(pin));
			else if (this.again.has(String(pin.id)) || !known.equals(bytes(print(pin)))) {
				this.found.set(String(pin.id), pin);
				found++;
			}
		}
		return found;
	}

	async ends(): Promise<boolean> {
		return true;
	}

	handOn(key: string): void {
		this.contents.set(idBytes(key), print(this.found.get(key)!));
	}

	kept() {
		return { marks: this.contents.toString() };
	}
}

function print(pin: IDataObject): Buffer {
	return fingerprint(JSON.stringify(CONTENTS.map((path) => at(pin, path) ?? null)), CONTENT);
}

/** Pinterest's ids are numbers of up to 64 bits. */
export function idBytes(id: string): Buffer {
	const bytes = Buffer.alloc(ID);
	bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(id)));
	return bytes;
}

const bytes = (buffer: Buffer): Uint8Array => buffer;
