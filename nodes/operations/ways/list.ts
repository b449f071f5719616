import { pages } from '../../api/pages';
import type { Request } from '../../api/client';
import type { Call } from '../call';
import type { Operation } from '../operation';
import { alone } from './way';

/** Pages of a list, until there are as many entries as are wanted. */
export const list = alone(async function* (call, { entries }) {
	if (entries) return yield* inside(call, entries);
	for await (const { items } of pages(call.client, call.request, call.limit)) yield items;
});

/** Lists whose entries hold the results, any number each: what is wanted is counted in results. */
async function* inside({ client, request, limit }: Call, entries: NonNullable<Operation['entries']>) {
	let left = limit ?? Infinity;
	const sized: Request = { ...request, query: { ...request.query, ...(limit && limit < 250 && { page_size: limit }) } };
	for await (const { items } of pages(client, sized)) {
		const results = items.flatMap(entries).slice(0, left);
		left -= results.length;
		yield results;
		if (left <= 0) return;
	}
}
