import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../api/client';
import { Failure, passOn } from '../api/failure';
import type { Book } from '../polling/book';
import type { Memory } from '../polling/memory';
import { Records } from '../polling/records';
import { idBytes } from '../polling/updates';

/** Bytes of a Pin's ID, and of the number of the reading that last saw it. */
const ID = 8;
const READING = 1;

/**
 * Remembers which Pins there are. One that a whole reading did not meet is asked for by its ID, because a list that changes
 * while it is read may skip a Pin, and a Pin may have been moved or hidden: only what Pinterest says is not there was deleted.
 */
export class Deletions implements Book {
	readonly found: Map<string, IDataObject>;

	readonly tooFull = false;

	private readonly pins: Records;

	/** The number of the reading that is under way, which goes round. */
	private reading: number;

	constructor(
		memory: Memory,
		waiting: ReadonlyMap<string, IDataObject>,
		private readonly values: IDataObject,
		again: ReadonlySet<string>,
	) {
		this.pins = new Records(memory.marks, ID, READING);
		this.reading = Number(memory.more ?? 0);
		this.found = new Map([...waiting].filter(([key]) => this.pins.has(idBytes(key))));
		for (const key of again) this.found.set(key, gone(key));
	}

	begins(): void {
		this.reading = (this.reading + 1) % 256;
	}

	page(items: IDataObject[]): number {
		for (const { id } of items) this.pins.set(idBytes(String(id)), Buffer.from([this.reading]));
		return 0;
	}

	async ends(client: Client, late: () => boolean): Promise<boolean> {
		const missing = this.missing().filter((id) => !this.found.has(idOf(id)));
		for (const [asked, id] of missing.entries()) {
			// However little time a poll has, one is asked for.
			if (asked > 0 && late()) return false;
			if (await this.isGone(client, idOf(id))) this.found.set(idOf(id), gone(idOf(id)));
			else this.pins.delete(id);
		}
		return true;
	}

	handOn(key: string): void {
		this.pins.delete(idBytes(key));
	}

	kept() {
		return { marks: this.pins.toString(), more: String(this.reading) };
	}

	private missing(): Buffer[] {
		return [...this.pins.entries()].filter(([, value]) => value[0] !== this.reading).map(([id]) => id);
	}

	/** @throws Failure when Pinterest says neither that it is there nor that it is not */
	private async isGone(client: Client, pinId: string): Promise<boolean> {
		const request = {
			endpoint: 'pins/get',
			pathValues: { pin_id: pinId },
			query: { ad_account_id: this.values.adAccountId as string | undefined },
		} as const;
		const answer = await client.send(request).catch((error: unknown) => refusedOr(error));
		return answer === 404;
	}
}

const idOf = (bytes: Buffer): string => bytes.readBigUInt64BE().toString();

const gone = (id: string): IDataObject => ({ id, deleted: true });

function refusedOr(error: unknown): number {
	const { kind, httpStatus = 0, code } = error instanceof Failure ? error.facts : {};
	// Without a code it is not Pinterest that refuses.
	if (kind === 'refused' && code !== undefined && (httpStatus === 403 || httpStatus === 404)) return httpStatus;
	return passOn(error);
}
