import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import type { Pending } from '../../../api/polling';
import type { Call } from '../../../operations/call';

/** One order may be several requests, whose IDs come with commas between them. */
export const requestIdsIn = (id: string): string[] =>
	id
		.split(',')
		.map((one) => one.trim())
		.filter((one) => one !== '');

/** @throws Failure when nothing was begun */
export function requestIdIn({ request_id: id }: IDataObject): string {
	if (requestIdsIn(String(id ?? '')).length > 0) return String(id);
	throw new Failure({
		kind: 'refused',
		message: 'Pinterest did not begin the bulk request',
		description: 'Nothing was begun. Run the item again.',
	});
}

/** A bulk request that is under way (operation `bulk_request/get`). */
export function pendingRequest(id: string, { request }: Call, details?: true): Pending {
	const { ad_account_id } = request.pathValues!;
	return {
		ask: {
			endpoint: 'bulk_request/get',
			pathValues: { ad_account_id, bulk_request_id: id },
			query: details && { include_details: 'true' },
		},
		done: ['SUCCEEDED'],
		failed: ['FAILED'],
		failure: () =>
			new Failure({
				kind: 'refused',
				message: 'Pinterest could not carry out the bulk request',
				description: `Pinterest gives no reason. (Request ID ${id}.)`,
			}),
		unfinished: (seconds) =>
			new Failure({
				kind: 'unreachable',
				message: `Pinterest is still working on the bulk request after ${seconds} seconds`,
				description: 'A longer "Processing Timeout" under Options waits longer.',
				jobId: id,
			}),
	};
}
