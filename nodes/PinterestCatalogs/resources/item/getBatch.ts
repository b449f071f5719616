import type { IDataObject } from 'n8n-workflow';

import { untilDone } from '../../../api/polling';
import type { Operation } from '../../../operations/operation';
import { identity, text } from '../../../operations/output';
import { processingSeconds } from '../../../operations/ways/job';
import { events, itemIdOf, itemOptions, processing } from '../../../things/itemBatch';
import { waits } from '../../../things/waiting';

function rows({ batch_id: id, status, items }: IDataObject): IDataObject[] {
	const batch = { batch_id: id, batch_status: status };
	const records = (items ?? []) as IDataObject[];
	const nothing = { item_id: null, status: null, errors: null, warnings: null };
	if (records.length === 0) return [{ ...batch, ...nothing }];
	return records.map((record) => ({
		...batch,
		item_id: itemIdOf(record),
		status: record.status ?? null,
		errors: events(record.errors) || null,
		warnings: events(record.warnings) || null,
	}));
}

export const getBatch: Operation = {
	name: 'Get Batch',
	value: 'getBatch',
	action: 'Get a batch of items',
	description:
		'Get what became of a batch of items that was sent before, one item for each of its items. Waits until Pinterest has processed it. For batches that took longer than a run could wait, and those that were sent without waiting.',
	endpoint: 'items_batch/get',
	fields: [
		{
			displayName: 'Batch ID',
			name: 'batchId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 66753b9bb65c46c49bd8503b27fecf9e',
			description: 'The ID in the output or the message of the operation that sent the items',
			check: (value) =>
				/^[a-zA-Z0-9]+$/.test(String(value).trim()) ? undefined : `is not the ID of a batch: "${String(value)}".`,
		},
	],
	options: itemOptions,
	actsForAdAccount: true,
	output: {
		columns: {
			batch_id: identity,
			batch_status: text(),
			item_id: text(),
			status: text(),
			errors: text(),
			warnings: text(),
		},
		rows,
	},
	async execute(call) {
		const { values, client, request } = call;
		if (!waits(values)) return await call.send();
		const pending = processing(call.text('batchId').trim(), request.query);
		return (await untilDone(client, pending, processingSeconds(values))) as IDataObject;
	},
};
