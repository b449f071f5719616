import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../api/client';

/** Where on a list a page stands: first pages from the top, or pages that a reading of the whole list goes on with. */
export type Place = 'top' | 'below';

/**
 * What is remembered of one list, and what follows from reading it. `Look` does the reading; a book tells what on a page is
 * worth handing on. Nothing that is found counts as remembered before it is handed on.
 */
export interface Book {
	/** What was found and is not handed on yet, by key, in Pinterest's order. */
	readonly found: Map<string, IDataObject>;
	/** The memory has outgrown its bound: the whole list is to be read, and only what it holds to be kept. */
	readonly tooFull: boolean;
	/** A reading of the whole list begins at the top. */
	begins(): void;
	/** @returns how many entries of the page were found */
	page(items: IDataObject[], place: Place): number;
	/**
	 * A reading of the whole list has come to its end.
	 * @param late whether the poll's time is over
	 * @returns false when there is more to do; it is called again at a later poll
	 */
	ends(client: Client, late: () => boolean): Promise<boolean>;
	/** Takes entries for found that are remembered already. */
	bring?(entries: IDataObject[]): void;
	/** An entry is handed on. */
	handOn(key: string): void;
	/** The memory as text: what goes into `marks`, and into `reading.marks` and `more` where the book has them. */
	kept(): { marks: string; renewed?: string; more?: string };
}
