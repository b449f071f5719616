import type { IDataObject } from 'n8n-workflow';

import type { Client, Request } from './client';
import { endpoints, findEndpoint } from './endpoints';
import { Failure } from './failure';

/** The most entries Pinterest gives in one page ("page_size" in the API description). */
const MOST_PER_PAGE = 250;

export interface Page {
	items: IDataObject[];
	/** Where the next page begins; undefined on the last one. */
	bookmark?: string;
	/** The time of the answer by Pinterest's clock, in milliseconds since the epoch. */
	date?: number;
}

/**
 * Reads a list page by page, in Pinterest's order. A short or empty page is not the end while it comes with a bookmark.
 * @param limit entries wanted; all when undefined. The last page is cut, and none is fetched that is not needed
 * @throws Failure when Pinterest repeats a bookmark, which would never end
 */
export async function* pages(client: Client, request: Request, limit = Infinity, start?: string): AsyncGenerator<Page> {
	const { endpoint = findEndpoint(request.method ?? 'GET', request.path ?? ''), query } = request;
	const sized = endpoint ? endpoints[endpoint].paged === 'size' : true;
	const most = Number(query?.page_size) || MOST_PER_PAGE;
	const seen = new Set<string>();
	let left = limit;
	let bookmark = start ?? (query?.bookmark as string | undefined);
	while (left > 0) {
		const { body, date } = await client.send({
			...request,
			query: {
				...request.query,
				page_size: sized ? Math.min(most, left) : undefined,
				bookmark,
			},
		});
		const items = entriesOf(body).slice(0, left);
		left -= items.length;
		bookmark = (!Array.isArray(body) && (body.bookmark as string | null | undefined)) || undefined;
		yield { items, bookmark, date };
		if (!bookmark) return;
		if (seen.has(bookmark)) throw repeatedBookmark(seen.size);
		seen.add(bookmark);
	}
}

/** The entries of a page; a bare array is a list in one page, and a single thing a list of one. */
function entriesOf(body: IDataObject | IDataObject[]): IDataObject[] {
	if (Array.isArray(body)) return body;
	return Array.isArray(body.items) ? (body.items as IDataObject[]) : [body];
}

/** The whole list, or the first `limit` entries of it. */
export async function readAll(client: Client, request: Request, limit?: number): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const { items } of pages(client, request, limit)) for (const item of items) all.push(item);
	return all;
}

function repeatedBookmark(pagesRead: number): Failure {
	return new Failure({
		kind: 'unreadable',
		message: 'Pinterest sent the same page of a list twice',
		description: `After ${pagesRead + 1} pages the list came back to a page that was read before, so it would never have ended. Run the workflow again; set a limit if it stays.`,
	});
}
