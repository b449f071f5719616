import type { IDataObject } from 'n8n-workflow';

import type { EndpointId } from '../api/endpoints';
import type { Lookup } from './exactlyOnce';

/** Whether an entry has everything that was sent. Pinterest leaves out what is null, so nothing equals null and ''. */
export function carries(entry: IDataObject, sent: unknown): boolean {
	return Object.entries(sent as IDataObject).every(
		([key, value]) => JSON.stringify(entry[key] ?? '') === JSON.stringify(value ?? ''),
	);
}

/**
 * For updates: reads the thing again and sees whether it has the new values.
 * @param endpoint returns the thing, with the same path parameters as the update
 */
export function rereads(endpoint: EndpointId): Lookup {
	return {
		list: ({ pathValues, query }) => ({ endpoint, pathValues, query: { ad_account_id: query?.ad_account_id } }),
		likeness: ({ pathValues }) => pathValues,
		matches: (entry, { body }) => carries(entry, body),
		dated: false,
		repeats: true,
	};
}
