import { endpoints } from '../api/endpoints';
import { actFor } from './actFor';
import { collection } from './collections';
import type { Output } from './output';
import { query, type Field, type Operation } from './operation';
import { PROCESSING_TIMEOUT } from './ways/job';

const returnAll: Field = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: Field = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	default: 50,
	typeOptions: { minValue: 1, numberPrecision: 0 },
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** The parameter `limit` of endpoints that give everything in one answer, but not more than `most` results. */
export const limitUpTo = (most: number): Field => ({
	...limit,
	default: Math.min(most, 50),
	typeOptions: { ...limit.typeOptions, maxValue: most },
	displayOptions: undefined,
	routing: query('limit'),
});

const outputForm: Field = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'simplified',
	description: 'How much of each result to return',
	options: [
		{ name: 'Simplified', value: 'simplified', description: 'The most useful fields, flat, ready for a sheet' },
		{ name: 'Raw', value: 'raw', description: 'Everything as Pinterest sends it' },
		{ name: 'Selected Fields', value: 'selected', description: 'Only the fields that you choose' },
	],
};

/** The same where nothing is to be selected. */
const rowsForm: Field = {
	...outputForm,
	options: (outputForm.options as Array<{ value: string }>).filter(
		({ value }) => value !== 'selected',
	) as Field['options'],
};

const selectedFields = (selectable: readonly string[]): Field => ({
	displayName: 'Fields',
	name: 'fields',
	type: 'multiOptions',
	default: [],
	required: true,
	description: "Fields of Pinterest's answer to return",
	options: selectable.map((name) => ({ name, value: name })),
	displayOptions: { show: { output: ['selected'] } },
});

/** The parameters `output` and `fields`. */
export const outputFields = ({ columns, rows, selectable, choosable, chosen }: Output): Field[] => {
	if (chosen) return [rowsForm];
	if (rows) return [outputForm, selectedFields(choosable ?? Object.keys(columns))];
	return selectable ? [outputForm, selectedFields(selectable)] : [];
};

const concurrency: Field = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	default: 5,
	typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
	description:
		'How many items are worked on at a time. Without this option 10 when reading and 5 when writing; 1 means strictly one after another.',
};

const lookUpTime: Field = {
	displayName: 'Look-Up Time (Seconds)',
	name: 'lookUpTime',
	type: 'number',
	default: 60,
	typeOptions: { minValue: 10 },
	description:
		'How long to look on Pinterest for what was sent when its answer was lost, before it is sent again. Without this option 10 seconds, and 60 when Pinterest took too long (time-out, HTTP 502 or 504); it is never less than that. A longer time is safer when Pinterest is slow.',
};

const maxWait: Field = {
	displayName: 'Maximum Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	default: 300,
	typeOptions: { minValue: 0 },
	description:
		"How long a call may wait for Pinterest's rate limit. If the wait would be longer, the item fails at once and says when to try again.",
};

const timeout: Field = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	default: 60,
	typeOptions: { minValue: 1 },
	description: 'How long to wait for an answer to one call',
};

/** The option `processingTimeout`, for operations that wait until something is ready. */
export const processingTimeout = (description: string): Field => ({
	displayName: 'Processing Timeout (Seconds)',
	name: 'processingTimeout',
	type: 'number',
	default: PROCESSING_TIMEOUT,
	typeOptions: { minValue: 0 },
	description,
});

/** The parameter `options` of an operation. */
export function optionsOf({ actsForAdAccount, lookup, batch, options: own = [] }: Operation): Field {
	return collection('Options', 'options', [
		...(actsForAdAccount ? [actFor] : []),
		concurrency,
		...((lookup ?? batch?.lookup) ? [lookUpTime] : []),
		maxWait,
		...own,
		timeout,
	]);
}

const complete = new WeakMap<Operation, Field[]>();

/** The operation's own fields, then those that follow from what it is: limit for lists, output form, options. */
export function allFields(operation: Operation): Field[] {
	const known = complete.get(operation);
	if (known) return known;
	const { output, endpoint } = operation;
	const fields = [
		...operation.fields,
		...(endpoint && endpoints[endpoint].paged ? [returnAll, limit] : []),
		...(output ? outputFields(output) : []),
		optionsOf(operation),
	];
	complete.set(operation, fields);
	return fields;
}
