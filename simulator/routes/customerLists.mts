import type { CustomerList, ListUpload } from '../audiences.mts';
import { invalid, Refusal } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { object, oneOf, string } from '../schemas.mts';
import { audienceAccount } from './audiences.mts';
import { readableAdAccount } from './adAccounts.mts';

const listType = oneOf('EMAIL', 'IDFA', 'MAID', 'LR_ID', 'DLX_ID', 'HASHED_PINNER_ID');
const operation = oneOf('ADD', 'REMOVE');

/** Others send at most a megabyte; more is refused here. */
const MOST_CHARACTERS = 1_100_000;

const listNotFound = () => new Refusal(404, 1001, 'Customer list not found.');
const uploadNotFound = () => new Refusal(404, 1002, 'Customer list upload not found.');

export const customerLists: Routes = {
	'customer_lists/list': {
		query: { order: oneOf('ASCENDING', 'DESCENDING') },
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const lists = new NewestFirst<CustomerList>();
			for (const list of call.state.audiences.lists.values()) {
				if (list.adAccount !== adAccount) continue;
				lists.add(call.query.order === 'ASCENDING' ? { ...list, order: -list.order } : list);
			}
			const { items, ...rest } = call.page(lists);
			return { items: items.map((list) => listView(call, list)), ...rest };
		},
	},

	'customer_lists/create': {
		body: object({ name: string, records: string, list_type: listType }, 'name', 'records'),
		handle: (call) => {
			const adAccount = audienceAccount(call);
			const { name, records, list_type: type = 'EMAIL' } = call.body;
			const { audiences } = call.state;
			const list = audiences.addList({ adAccount, name, listType: type, working: audiences.working, batches: 0 });
			return changed(call, list, 'ADD', records);
		},
	},

	'customer_lists/get': {
		clientCredentials: true,
		handle: (call) => {
			const list = ownList(call);
			const view = listView(call, list);
			list.working = Math.max(0, list.working - 1);
			return view;
		},
	},

	'customer_lists/update': {
		body: object({ operation_type: operation, records: string }, 'operation_type', 'records'),
		handle: (call) => {
			audienceAccount(call);
			return changed(call, ownList(call), call.body.operation_type, call.body.records);
		},
	},

	'customer_list_uploads/create': {
		body: object({ operation, total_parts: { type: 'integer', minimum: 1, maximum: 10 } }, 'operation', 'total_parts'),
		handle: (call) => {
			audienceAccount(call);
			const { audiences, url } = call.state;
			const upload = audiences.addUpload(ownList(call), call.body.operation, call.body.total_parts);
			return {
				customer_list_upload: uploadView(upload),
				s3_multipart_upload_data: {
					file_parts: upload.parts.map((_, index) => ({
						part_number: index + 1,
						presigned_url: `${url}/list-uploads/${upload.id}/${index + 1}?signature=${upload.signature}`,
					})),
				},
			};
		},
	},

	'customer_list_uploads/get': {
		handle: (call) => {
			const upload = ownUpload(call);
			const view = uploadView(upload);
			if (upload.state === 'RUNNING') workThrough(call, upload);
			return view;
		},
	},

	'customer_list_uploads/run': {
		handle: (call) => {
			audienceAccount(call);
			const upload = ownUpload(call);
			if (upload.state !== 'NOT_STARTED') throw invalid('The upload has been started before.');
			if (upload.parts.some((part) => part === undefined)) throw invalid('Not all parts were uploaded.');
			upload.state = 'RUNNING';
			return uploadView(upload);
		},
	},
};

/** Once the parts are there, all of the file counts. */
function workThrough({ state }: Call, upload: ListUpload): void {
	const text = Buffer.concat(upload.parts as Buffer[]).toString('utf8');
	const records = text.split('\n').filter((line) => line !== '');
	const valid = records.filter((record) => isRecord(record, upload.list.listType));
	upload.valid = valid.length;
	upload.invalid = records.length - valid.length;
	upload.state = valid.length > 0 ? 'SUCCEEDED' : 'FAILED';
	state.audiences.change(upload.list, upload.operation, valid);
}

/** E-mails plain in small letters or hashed, advertising IDs hashed. */
function isRecord(record: string, type: string): boolean {
	if (/^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(record)) return true;
	if (type === 'EMAIL') return /^[^@\s]+@[^@\s]+$/.test(record) && record === record.toLowerCase();
	return type !== 'IDFA' && type !== 'MAID' && record !== '';
}

function changed(call: Call, list: CustomerList, what: 'ADD' | 'REMOVE', text: string) {
	if (text.length > MOST_CHARACTERS) throw invalid('Too many records.');
	const { audiences } = call.state;
	const records = text.split(',');
	const wrong = records.find((record) => !isRecord(record, list.listType));
	// Whoever sends such a list twice is told for each sending.
	if (audiences.says !== undefined || wrong !== undefined) {
		const message = audiences.says ?? `Invalid record '${wrong}'.`;
		return { ...listView(call, list), exceptions: { code: 1003, message } };
	}
	audiences.change(list, what, records);
	return listView(call, list);
}

function ownList(call: Call): CustomerList {
	const list = call.state.audiences.lists.get(call.params.customer_list_id);
	if (list?.adAccount !== readableAdAccount(call)) throw listNotFound();
	return list;
}

function ownUpload(call: Call): ListUpload {
	const upload = call.state.audiences.uploads.get(call.params.customer_list_upload_id);
	if (upload?.list !== ownList(call)) throw uploadNotFound();
	return upload;
}

/** `exceptions: {}` for success was recorded on the live service. */
const listView = ({ state }: Call, list: CustomerList) => ({
	id: list.id,
	ad_account_id: list.adAccount.id,
	name: list.name,
	type: 'customerlist',
	status: state.audiences.statusOf(list),
	num_batches: list.batches,
	num_uploaded_user_records: list.uploaded,
	num_removed_user_records: list.removed,
	exceptions: {},
	created_time: Math.floor(list.createdAt / 1000),
	updated_time: Math.floor(list.updatedAt / 1000),
});

const uploadView = ({ id: uploadId, list, operation: what, state, valid, invalid: wrong, createdAt }: ListUpload) => ({
	id: uploadId,
	ad_account_id: list.adAccount.id,
	customer_list_id: list.id,
	operation: what,
	state,
	record_counts: state === 'NOT_STARTED' ? null : { processed: valid + wrong, valid, invalid: wrong },
	error_counts: wrong > 0 ? [{ error_code: 1003, message: 'Invalid record.', count: wrong }] : null,
	creation_time: Math.floor(createdAt / 1000),
	updated_time: Math.floor(createdAt / 1000),
});
