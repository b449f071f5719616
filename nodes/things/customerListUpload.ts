import type { IDataObject } from 'n8n-workflow';

import { withoutPeople } from '../api/answers';
import { Failure } from '../api/failure';
import type { Pending } from '../api/polling';
import type { Lookup } from '../operations/exactlyOnce';
import { at, identity, integer, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { withoutRecords } from './customerRecords';

/** What Pinterest counted as wrong, in one text. */
function errorsIn({ error_counts: counts }: IDataObject): string | undefined {
	const texts = ((counts ?? []) as IDataObject[]).map(
		({ count, error_code: code, message }) => `${String(count)} × ${String(message)} (${String(code)})`,
	);
	return withoutRecords(withoutPeople(texts.join(' '))) || undefined;
}

/** How far an upload is, and what was counted in it. */
export const countsOfUpload: Output['columns'] = {
	id: identity,
	customer_list_id: text(),
	state: text(),
	operation: text(),
	processed_records: integer('record_counts.processed'),
	valid_records: integer('record_counts.valid'),
	invalid_records: integer('record_counts.invalid'),
	errors: text(),
};

/** An upload: schema CustomerListUpload of the API description. */
export const uploadOutput: Output = {
	columns: {
		...countsOfUpload,
		created_at: text(({ creation_time: seconds }: IDataObject) => timeOf(seconds)),
		updated_at: text(({ updated_time: seconds }: IDataObject) => timeOf(seconds)),
	},
	selectable: [
		'ad_account_id',
		'creation_time',
		'customer_list_id',
		'errors',
		'id',
		'operation',
		'record_counts',
		'state',
		'updated_time',
	],
	// Its messages may quote records; `errors` has them without.
	secrets: ['error_counts'],
};

export const toldUpload = (upload: IDataObject): IDataObject => ({ ...upload, errors: errorsIn(upload) ?? null });

/** Whether an upload whose call to process it was lost is under way. */
export const runLookup: Lookup = {
	list: ({ pathValues }) => ({ endpoint: 'customer_list_uploads/get', pathValues }),
	likeness: ({ pathValues }) => pathValues,
	matches: ({ state }) => state !== 'NOT_STARTED',
	dated: false,
	repeats: true,
};

/** The processing of an upload, which takes its time after all parts are there. */
export const uploadProcessing = (pathValues: Record<string, string>): Pending => ({
	ask: { endpoint: 'customer_list_uploads/get', pathValues },
	field: 'state',
	done: ['SUCCEEDED'],
	failed: ['FAILED'],
	failure: (answer) =>
		new Failure({
			kind: 'refused',
			message: `Pinterest could not process the upload ${pathValues.customer_list_upload_id}`,
			description: `${errorsIn(answer as IDataObject) ?? 'Pinterest gives no reason.'} ${String(at(answer, 'record_counts.valid') ?? 0)} records were valid. Check "List Type" and the file, and upload it again.`,
		}),
	unfinished: (seconds) =>
		new Failure({
			kind: 'unreachable',
			message: `Pinterest is still processing the upload ${pathValues.customer_list_upload_id} after ${seconds} seconds`,
			description:
				'Nothing is lost: all of the file is there. See how far it is with "Get Upload" and this ID; a longer "Processing Timeout" under Options waits longer.',
		}),
});
