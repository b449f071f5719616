import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import { mostOf } from '../../../operations/checks';
import { filters } from '../../../operations/collections';
import { processingTimeout } from '../../../operations/fields';
import { choicesOf } from '../../../operations/names';
import { body, type Field, type Operation } from '../../../operations/operation';
import type { Column } from '../../../operations/output';
import { momentProblem, secondsOf } from '../../../reports/days';
import { adAccountId } from '../../../things/adAccount';
import { someIds } from '../../../things/adEntity';
import { pendingRequest, requestIdIn, requestIdsIn } from './requests';

/** Where the name of the list that an entity stands in, such as `campaigns`, is put. */
const KIND = 'ENTITY_TYPE';

/** What most entities have; all else is in raw output. */
const COLUMNS = [
	'entity_type',
	'id',
	'name',
	'status',
	'campaign_id',
	'ad_group_id',
	'pin_id',
	'parent_id',
	'value',
	'updated_time',
];

const choices = (values: string) => choicesOf(values.split(' '));

const moment = (displayName: string, name: string, property: string, description: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description: `${description}. Without a time zone it is in UTC.`,
	check: momentProblem,
	wire: (value) => String(secondsOf(value)),
	routing: body(property),
});

export const download: Operation = {
	name: 'Download',
	value: 'download',
	action: 'Download campaigns and more in bulk',
	description:
		'Get all campaigns, ad groups, ads, keywords, labels and more of an ad account at once, as rows or as a file: ordered, waited for, downloaded. Pinterest sends data of active ones only.',
	endpoint: 'bulk_download/create',
	alsoCalls: ['bulk_request/get'],
	fields: [
		adAccountId(),
		{
			displayName: 'Entity Types',
			name: 'entityTypes',
			type: 'multiOptions',
			required: true,
			default: ['CAMPAIGN', 'AD_GROUP', 'AD'],
			description: 'What to download, at most six kinds; fewer are faster',
			options: choices('CAMPAIGN AD_GROUP PRODUCT_GROUP AD KEYWORD LABEL SCHEDULE'),
			open: true,
			check: mostOf(6),
			routing: body('entity_types'),
		},
		{
			displayName: 'Result',
			name: 'resultAs',
			type: 'options',
			default: 'rows',
			description: 'What to make of the file',
			options: [
				{ name: 'A File', value: 'file', description: 'The file itself, to keep or to hand on' },
				{ name: 'Rows', value: 'rows', description: 'One item for each entity' },
			],
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output field that holds the file',
			displayOptions: { show: { resultAs: ['file'] } },
		},
		filters(
			moment('Campaign End Time', 'campaignEndTime', 'campaign_filter.end_time', 'Only campaigns that end by then'),
			{
				displayName: 'Campaign Name',
				name: 'campaignName',
				type: 'string',
				default: '',
				description: 'Only campaigns with this name',
				routing: body('campaign_filter.name'),
			},
			{
				displayName: 'Campaign Objectives',
				name: 'campaignObjectiveTypes',
				type: 'multiOptions',
				default: [],
				description: 'Only campaigns with one of these objectives',
				options: choices('AWARENESS CATALOG_SALES CONSIDERATION LEADS SALES VIDEO_COMPLETION WEB_CONVERSION'),
				open: true,
				routing: body('campaign_filter.objective_type'),
			},
			moment(
				'Campaign Start Time',
				'campaignStartTime',
				'campaign_filter.start_time',
				'Only campaigns that start from then on',
			),
			{
				displayName: 'Campaign Statuses',
				name: 'campaignStatuses',
				type: 'multiOptions',
				default: [],
				description: 'Only campaigns in one of these states',
				options: choices('RUNNING PAUSED NOT_STARTED COMPLETED ADVERTISER_DISABLED ARCHIVED DRAFT DELETED_DRAFT'),
				open: true,
				routing: body('campaign_filter.campaign_status'),
			},
			{
				displayName: 'Entity IDs',
				name: 'entityIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 626735565838, 626735565839',
				description: 'Only these, and what is below them: IDs with commas between them, or a list from an expression',
				several: true,
				check: someIds,
				routing: body('entity_ids'),
			},
			moment('Updated Since', 'updatedSince', 'updated_since', 'Only what has changed since then'),
		),
	],
	options: [
		{
			displayName: 'Format',
			name: 'outputFormat',
			type: 'options',
			default: 'JSON',
			description: 'How Pinterest writes the file',
			options: [
				{ name: 'CSV', value: 'CSV' },
				{ name: 'JSON', value: 'JSON' },
			],
			routing: body('output_format'),
		},
		processingTimeout('How long to wait for the file. If it takes longer, the item fails and names the request.'),
		{
			displayName: 'Request to Go On With',
			name: 'goOnWith',
			type: 'string',
			default: '',
			placeholder: 'e.g. 54000',
			description: 'The ID of a bulk request that an earlier run has begun, from its message',
		},
	],
	output: {
		columns: columns(),
		rows: (raw, { values }) => [values.resultAs === 'file' ? raw : rowOf(raw)],
	},
	job: {
		start: async (call) => requestIdIn(await call.send({ repeatable: true })),
		begunBefore: ({ options }) => [((options as IDataObject | undefined)?.goOnWith as string) ?? ''].filter(Boolean),
		idsIn: requestIdsIn,
		pending: (id, call) => pendingRequest(id, call),
		naming: namingRequest,
		file: {
			what: 'the bulk request',
			address: ({ result_url: url }) => (url ? String(url) : undefined),
			under: KIND,
			asFile: (values) => {
				if (values.resultAs !== 'file') return undefined;
				const isCsv = (values.options as IDataObject | undefined)?.outputFormat === 'CSV';
				return {
					property: String(values.binaryPropertyName),
					name: `pinterest-bulk.${isCsv ? 'csv' : 'json'}`,
					type: isCsv ? 'text/csv' : 'application/json',
				};
			},
		},
	},
};

function columns(): Record<string, Column> {
	const asked = ({ resultAs }: IDataObject) => resultAs !== 'file';
	const ofFile: Column = { type: 'text', asked: ({ resultAs }) => resultAs === 'file' };
	return {
		...Object.fromEntries(COLUMNS.map((name): [string, Column] => [name, { type: 'text', asked }])),
		id: { type: 'text' },
		file_name: ofFile,
	};
}

/** Tables write `Campaign ID`, JSON `campaign_id`. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '_');

function rowOf(raw: IDataObject): IDataObject {
	const all = new Map(Object.entries(raw).map(([name, value]) => [plain(name), value]));
	return Object.fromEntries(
		COLUMNS.map((name) => {
			const value = all.get(name);
			return [name, value === undefined || value === null || value === '' ? null : String(value as string)];
		}),
	);
}

async function namingRequest<T>(id: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw withRequest(error, id);
	}
}

function withRequest(error: unknown, id: string): unknown {
	if (!(error instanceof Failure) || (error.facts.kind === 'refused' && error.facts.httpStatus === undefined))
		return error;
	return new Failure({
		...error.facts,
		jobId: id,
		description: `${error.facts.description} Nothing is lost: run the item again with "Request to Go On With" under Options set to ${id}.`,
	});
}
