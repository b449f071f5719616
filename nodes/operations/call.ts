import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Client, Request } from '../api/client';
import { sendEachOnce, sendOnce, type Lookup, type Outcome } from './exactlyOnce';
import type { Ledger } from './ledger';
import type { Parameters } from './parameters';

/** What all items of one execution share. */
export interface Execution {
	functions: IExecuteFunctions;
	parameters: Parameters;
	/** How to find out whether the operation's write took effect when no answer came. */
	lookup?: Lookup;
	client: Client;
	ledger: Ledger;
	/** Things read once per execution, such as the list of boards, by a name of the reader's choice. */
	once: Map<string, Promise<unknown>>;
}

/** One item on its way through an operation. */
export class Call {
	constructor(
		readonly execution: Execution,
		/** Position of the item in the input. */
		readonly index: number,
		/** The parameters that are shown, by name: checked, and with ids where a list, a name or an address was given. */
		readonly values: IDataObject,
		/** What the fields say about the operation's own call. */
		readonly request: Request,
	) {}

	/** The same item with another request, where it takes several. */
	with(request: Request): Call {
		return new Call(this.execution, this.index, this.values, request);
	}

	get client(): Client {
		return this.execution.client;
	}

	/** How many results of a list are wanted; undefined for all of them. */
	get limit(): number | undefined {
		return this.values.returnAll ? undefined : Number(this.values.limit);
	}

	/** A text parameter; '' when it is not set. */
	text(name: string): string {
		return String(this.values[name] ?? '');
	}

	/**
	 * Sends the operation's call, with changes, so that a write takes effect once (`exactlyOnce.ts`).
	 * @returns Pinterest's answer
	 */
	async send(changes: Partial<Request> = {}, lookup: Lookup | undefined = this.execution.lookup): Promise<IDataObject> {
		const request = { ...this.request, ...changes };
		return await sendOnce(this.client, this.execution.ledger, request, lookup, this.lookUpTime);
	}

	/** The same for writes that share a call, such as the elements of a batch (`sendEachOnce`). */
	async sendEach(
		writes: Request[],
		deliver: (places: number[]) => Promise<Outcome[]>,
		lookup: Lookup,
	): Promise<Outcome[]> {
		const { ledger } = this.execution;
		return await sendEachOnce({ client: this.client, ledger, lookup, lookUpTime: this.lookUpTime }, writes, deliver);
	}

	/** Milliseconds from a loss to the last look, where the option makes that longer. */
	private get lookUpTime(): number {
		const { lookUpTime = 0 } = (this.values.options ?? {}) as IDataObject;
		return Number(lookUpTime) * 1000;
	}

	/** Reads something once per execution, whatever the number of items that ask for it. */
	async readOnce<T>(name: string, read: () => Promise<T>): Promise<T> {
		return await readOnce(this.execution, name, read);
	}
}

/** Reads something once per execution, whatever the number of items that ask for it. A failed reading is tried again. */
export async function readOnce<T>({ once }: Pick<Execution, 'once'>, name: string, read: () => Promise<T>): Promise<T> {
	const known = once.get(name);
	if (known) return (await known) as T;
	const reading = read();
	once.set(name, reading);
	reading.catch(() => once.delete(name));
	return await reading;
}
