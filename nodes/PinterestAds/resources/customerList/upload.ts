import type { IDataObject } from 'n8n-workflow';

import { Failure, inputFailure } from '../../../api/failure';
import { openFile } from '../../../api/files';
import { partSizes, sendParts } from '../../../api/parts';
import { untilDone } from '../../../api/polling';
import type { Call } from '../../../operations/call';
import { processingTimeout } from '../../../operations/fields';
import { body, type Operation } from '../../../operations/operation';
import { integer } from '../../../operations/output';
import { processingSeconds } from '../../../operations/ways/job';
import { adAccountId } from '../../../things/adAccount';
import { audienceRole } from '../../../things/audience';
import { customerListId } from '../../../things/customerList';
import {
	countsOfUpload,
	runLookup,
	toldUpload,
	uploadOutput,
	uploadProcessing,
} from '../../../things/customerListUpload';
import { WANTED, type ListType } from '../../../things/customerRecords';
import { recordFile, type RecordFile } from '../../../things/recordFile';
import { listType, optionsIn } from './records';

/** Registers the upload. @returns it and the addresses of its parts */
async function registered({ client, request }: Call, parts: number): Promise<{ upload: IDataObject; urls: string[] }> {
	// What is not run changes nothing, so registering twice does no harm.
	const { body: answer } = await client.send({
		...request,
		body: { ...(request.body as IDataObject), total_parts: parts },
		repeatable: true,
	});
	const { customer_list_upload: upload, s3_multipart_upload_data: data } = answer as Record<string, IDataObject>;
	const places = ((data?.file_parts ?? []) as Array<{ part_number: number; presigned_url: string }>)
		.sort((one, other) => one.part_number - other.part_number)
		.map(({ presigned_url: url }) => url);
	if (upload?.id && places.length === parts) return { upload, urls: places };
	throw new Failure({
		kind: 'unreadable',
		message: 'Pinterest did not say where to upload the file',
		description: `It was asked for places for ${parts} parts and named ${places.length}. Nothing was changed. Run the item again in a few minutes.`,
	});
}

async function source(call: Call): Promise<RecordFile> {
	const { functions } = call.execution;
	const type = call.text('listType') as ListType;
	const file = await openFile(functions, call.index, call.text('binaryPropertyName').trim(), 'binaryPropertyName');
	const records = await recordFile(file, type);
	if (records.records > 0) return records;
	throw inputFailure(
		`The file ${file.where} has no record that a list of this type takes`,
		`Each line, or the first column of each line, must be one of ${WANTED[type]}. Check the file and "List Type". Nothing was sent to Pinterest.`,
		'binaryPropertyName',
	);
}

export const upload: Operation = {
	name: 'Upload',
	value: 'upload',
	action: 'Upload a file to a customer list',
	description:
		'Add the records of a big file to a customer list, or take them away. A text or CSV file with one record on each line or in its first column; emails and advertising IDs are normalized and hashed in n8n on the way, streamed. Returns the upload with its counts.',
	endpoint: 'customer_list_uploads/create',
	alsoCalls: ['customer_list_uploads/run'],
	fields: [
		adAccountId(),
		customerListId(),
		{
			displayName: 'What to Do',
			name: 'operationType',
			type: 'options',
			default: 'ADD',
			description: 'Whether the records are added or taken away',
			options: [
				{ name: 'Add Records', value: 'ADD' },
				{ name: 'Remove Records', value: 'REMOVE' },
			],
			routing: body('operation'),
		},
		listType,
		{
			displayName: 'Input Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the input field that holds the file of records',
			description: 'Lines without a record, such as a header, are left out and counted',
		},
	],
	options: [
		processingTimeout('How long to wait until Pinterest has processed the file, if "Wait Until Ready" is on'),
		{
			displayName: 'Wait Until Ready',
			name: 'waitUntilReady',
			type: 'boolean',
			default: true,
			description: 'Whether to wait until Pinterest has processed the file',
		},
	],
	output: {
		...uploadOutput,
		columns: { ...countsOfUpload, sent_records: integer(), left_out: integer() },
		selectable: [...uploadOutput.selectable!, 'left_out', 'sent_records'].sort(),
	},
	advise: audienceRole,
	async execute(call) {
		const { client, execution, request, values } = call;
		const file = await source(call);
		const { upload: made, urls } = await registered(call, partSizes(file.size).length);
		await sendParts(execution.functions, client, urls, file);
		const pathValues = { ...request.pathValues, customer_list_upload_id: String(made.id) };
		const begun = await call.send({ endpoint: 'customer_list_uploads/run', pathValues, body: undefined }, runLookup);
		const ended = optionsIn(values).waitUntilReady
			? await untilDone(client, uploadProcessing(pathValues), processingSeconds(values))
			: begun;
		return { ...toldUpload(ended as IDataObject), sent_records: file.records, left_out: file.leftOut };
	},
};
