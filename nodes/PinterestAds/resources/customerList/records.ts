import type { IDataObject } from 'n8n-workflow';

import { isRecord, withoutPeople } from '../../../api/answers';
import { readRefusals, type ElementOutcome } from '../../../api/elements';
import type { Call } from '../../../operations/call';
import { processingTimeout } from '../../../operations/fields';
import { body, type Batch, type Field, type Operation } from '../../../operations/operation';
import { integer, text, type Output } from '../../../operations/output';
import { processingSeconds } from '../../../operations/ways/job';
import { audienceRole } from '../../../things/audience';
import { customerListOutput, readyList, told } from '../../../things/customerList';
import { recordsOf, WANTED, withoutRecords, type ListType, type Records } from '../../../things/customerRecords';

/** Records of one call: as SHA-256 about 650 kB. Pinterest names no limit; others send 10,000 or a megabyte. */
const MOST_RECORDS = 10_000;

export const listType: Field = {
	displayName: 'List Type',
	name: 'listType',
	type: 'options',
	default: 'EMAIL',
	description: 'What the records are; a list holds one kind',
	options: [
		{ name: 'Android or Apple Advertising IDs (MAID)', value: 'MAID' },
		{ name: 'Apple Advertising IDs (IDFA)', value: 'IDFA' },
		{ name: 'DLX IDs', value: 'DLX_ID' },
		{ name: 'Emails', value: 'EMAIL' },
		{ name: 'Hashed Pinner IDs', value: 'HASHED_PINNER_ID' },
		{ name: 'LiveRamp IDs', value: 'LR_ID' },
	],
};

export const typeOfList: Field = { ...listType, routing: body('list_type') };

/** Not `required`: an item without a record may be left out. */
export const records: Field = {
	displayName: 'Records',
	name: 'records',
	type: 'string',
	default: '',
	placeholder: 'e.g. ada@customers.example',
	description:
		'Usually an expression with the email of the item: one, several with commas between them, or a list. Emails and advertising IDs are normalized and hashed in n8n before they are sent; what is a hash already is passed on. The records of all items go out together, 10,000 in a call, each once. They are in no output, message or log.',
	several: true,
};

export const recordOptions: Field[] = [
	processingTimeout('How long to wait until the list is ready, if "Wait Until Ready" is on. It may take hours.'),
	{
		displayName: 'Unusable Records',
		name: 'unusableRecords',
		type: 'options',
		default: 'leaveOut',
		description: 'What to do with an item that has no record of the kind. Without this option it is refused.',
		options: [
			{ name: 'Leave It Out', value: 'leaveOut', description: 'The item comes out with "skipped"' },
			{ name: 'Refuse It', value: 'refuse', description: 'Nothing is sent' },
		],
	},
	{
		displayName: 'Wait Until Ready',
		name: 'waitUntilReady',
		type: 'boolean',
		default: true,
		description:
			'Whether to wait until Pinterest has compared the records with its accounts, and to fail if it found fewer than 100',
	},
];

/** By the options that each reading of an item makes anew: records are asked for several times, and hashing takes time. */
const read = new WeakMap<object, Records>();

/** The records of one item, as they go to Pinterest. */
export function recordsIn({ listType: type, records: given, options }: IDataObject): Records {
	const kept = isRecord(options) ? read.get(options) : undefined;
	const known = kept ?? recordsOf(type as ListType, given);
	if (isRecord(options)) read.set(options, known);
	return known;
}

export const optionsIn = ({ options }: IDataObject): IDataObject => (options ?? {}) as IDataObject;

export function recordProblems(values: IDataObject): string[] {
	const wanted = WANTED[values.listType as ListType] as string | undefined;
	// A type that there is not is told by its own field.
	if (wanted === undefined) return [];
	const found = recordsIn(values);
	if (found.records.length > 0 || optionsIn(values).unusableRecords === 'leaveOut') return [];
	const leave = 'or set "Unusable Records" under Options to "Leave It Out".';
	if (found.given === 0) return [`"Records" is empty; it needs a value. Give one, ${leave}`];
	return [`"Records" has nothing that a list of this type takes: it takes ${wanted}. Correct it, ${leave}`];
}

const listOf = (elements: IDataObject[]): string => elements.map(({ record }) => record as string).join(',');

/** The body that adds or removes records. */
export const changing = (operation: 'ADD' | 'REMOVE', elements: IDataObject[]): IDataObject => ({
	operation_type: operation,
	records: listOf(elements),
});

/** The body that has them from the start. */
export const beginning = (elements: IDataObject[]): IDataObject => ({ records: listOf(elements) });

/** One answer for all records of a call. `exceptions` is an empty object where nothing is wrong. */
function split(answer: IDataObject, sent: IDataObject[]): ElementOutcome[] {
	const [refusal] = readRefusals(answer.exceptions);
	const outcome: ElementOutcome = refusal ?? (answer.id ? { kind: 'done', result: told(answer) } : { kind: 'untold' });
	return sent.map(() => outcome);
}

/** What the list is after all records were sent. */
export async function waited(list: IDataObject, { client, values, request }: Call): Promise<IDataObject> {
	if (!optionsIn(values).waitUntilReady) return list;
	const ready = await readyList(client, request.pathValues!.ad_account_id, String(list.id), processingSeconds(values));
	return { ...list, ...told(ready) };
}

function result(_results: IDataObject[], { values }: Call, made: IDataObject): IDataObject {
	const { records: own, leftOut } = recordsIn(values);
	return {
		id: values.customerListId,
		...made,
		sent_records: own.length,
		left_out: leftOut,
		...(own.length === 0 && { skipped: true }),
	};
}

/** All records of all items for one list, in calls that follow each other. */
export const recordBatch: Pick<Batch, 'things' | 'most' | 'elements' | 'distinct' | 'split' | 'conceal' | 'result'> = {
	things: 'records',
	most: MOST_RECORDS,
	elements: (values) => recordsIn(values).records.map((record) => ({ record })),
	distinct: true,
	split,
	conceal: (words, sent) =>
		withoutRecords(
			withoutPeople(words),
			sent.map(({ record }) => String(record)),
		),
	result,
};

/** The list, and what became of the item's own records. */
export const recordOutput: Output = {
	columns: {
		id: text(),
		name: text(),
		status: text(),
		sent_records: integer(),
		left_out: integer(),
		uploaded_records: integer('num_uploaded_user_records'),
		removed_records: integer('num_removed_user_records'),
		skipped: { type: 'boolean', mark: true },
	},
	selectable: [...customerListOutput.selectable!, 'left_out', 'sent_records'].sort(),
	secrets: customerListOutput.secrets,
};

/** Adding records to a list, or taking them away. Either may be done twice. */
export const changeOf = (
	what: Pick<Operation, 'name' | 'value' | 'action' | 'description'>,
	operation: 'ADD' | 'REMOVE',
	fields: Field[],
): Operation => ({
	...what,
	endpoint: 'customer_lists/update',
	fields,
	options: recordOptions,
	check: recordProblems,
	advise: audienceRole,
	output: recordOutput,
	batch: {
		...recordBatch,
		repeatable: true,
		apart: ({ options }) => [optionsIn({ options }).waitUntilReady, optionsIn({ options }).processingTimeout],
		into: (elements) => ({ body: changing(operation, elements) }),
		whole: {
			after: waited,
			naming: () =>
				'The records of the calls before were taken. Run all of them again: doing it twice changes nothing.',
		},
	},
});
