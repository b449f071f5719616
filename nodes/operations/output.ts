import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { Call } from './call';
import { namesIn } from './names';

/** One column of a flat item. Any value may be null, because Pinterest leaves out what it does not have. */
export interface Column {
	type: 'text' | 'integer' | 'number' | 'boolean' | 'list' | 'object';
	/** The path of its value in Pinterest's answer, or a function of the whole answer; by default the column's own name. */
	from?: string | ((raw: IDataObject) => unknown);
	/** Never null. */
	always?: true;
	/** Only there when the answer has it, and then in every form but raw. */
	mark?: true;
	/** Whether these parameters make it a column; by default it always is one. */
	asked?: (values: IDataObject) => boolean;
}

/** What an operation returns. Simplified form, "Selected Fields", output schema and documentation follow from it. */
export interface Output {
	/** The simplified form of one thing, about ten columns without those that have to be asked for; or, with `rows`, every column that a row can have. */
	columns: Readonly<Record<string, Column>>;
	/** It has columns besides, which are not known before. */
	open?: true;
	/** Names that "Selected Fields" offers, e.g. the top-level properties of Pinterest's answer. Without it there is one form only. */
	selectable?: readonly string[];
	/** Of rows: names that "Selected Fields" offers where operations share one long list; by default the columns. */
	choosable?: readonly string[];
	/** Names of what Pinterest sends and nobody is to see, such as tokens. In no form of the output. */
	secrets?: readonly string[];
	/** For an answer that holds many things at once, such as the numbers of each day: its rows, each of which becomes an item. */
	rows?: (raw: IDataObject, call: Call) => IDataObject[];
	/** A parameter says already which columns there are, so "Selected Fields" is not offered: it would be a second long list. */
	chosen?: true;
}

export const text = (from?: Column['from']): Column => ({ type: 'text', from });
export const integer = (from?: Column['from']): Column => ({ type: 'integer', from });
export const number = (from?: Column['from']): Column => ({ type: 'number', from });
/** What the thing is known by. */
export const identity: Column = { type: 'text', always: true };
const certainly: Column = { type: 'boolean', always: true };

/** What a delete returns. */
export const deleted: Output = { columns: { deleted: certainly, id: identity } };
/** Columns of what is done and cannot be asked about: that it was done, and to what. */
export const done = (what: string): Output['columns'] => ({ id: identity, [what]: certainly });

/** A result with files beside it. */
export class WithFiles {
	constructor(
		readonly result: IDataObject,
		readonly files: IBinaryKeyData,
	) {}
}

export type OutputMode = 'simplified' | 'raw' | 'selected';

/** The value at a dotted path; undefined where there is none. Pinterest leaves out what is null, so both read the same. */
export function at(raw: unknown, path: string): unknown {
	const keys = path.includes('.') ? path.split('.') : [path];
	return keys.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key] ?? undefined, raw);
}

/** The items that one answer becomes, in the form that the user asked for. */
export function formed(answer: IDataObject, output: Output | undefined, call: Call): IDataObject[] {
	const raw = output?.secrets ? without(answer, output.secrets) : answer;
	const mode = (call.values.output ?? 'simplified') as OutputMode;
	if (!output || mode === 'raw' || !(output.selectable || output.rows)) return [raw];
	if (!output.rows) return [inForm(raw, output, call.values)];
	const rows = output.rows(raw, call);
	return mode === 'selected' ? rows.map((row) => picked(row, selected(call.values))) : rows;
}

function without(raw: IDataObject, secrets: readonly string[]): IDataObject {
	return Object.fromEntries(Object.entries(raw).filter(([name]) => !secrets.includes(name)));
}

/** One thing in the form that the parameters `output` and `fields` ask for. */
export function inForm(raw: IDataObject, { columns }: Output, values: IDataObject): IDataObject {
	if (values.output === 'raw') return raw;
	const marks = Object.entries(columns).filter(([name, { mark }]) => mark && raw[name] !== undefined);
	const own = Object.entries(columns).filter(([, { mark, asked }]) => !mark && (asked?.(values) ?? true));
	return picked(
		raw,
		Object.fromEntries([...(values.output === 'selected' ? Object.entries(selected(values)) : own), ...marks]),
	);
}

/** "Selected Fields" takes paths as they are. */
function selected({ fields }: IDataObject): Output['columns'] {
	return Object.fromEntries(fieldNames(fields).map((path) => [path, text(path)]));
}

function picked(raw: IDataObject, columns: Output['columns']): IDataObject {
	return Object.fromEntries(
		Object.entries(columns).map(([name, { from = name }]) => [
			name,
			((typeof from === 'function' ? from(raw) : at(raw, from)) ?? null) as IDataObject[string],
		]),
	);
}

/** Field names as a list from the editor, or as text with commas from an expression or an AI agent. */
export function fieldNames(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : namesIn(String(value ?? ''));
}

/** A list of texts as one text for a cell of a sheet; of objects, the property that names them. */
export const inOneText = (path: string, property?: string): Column =>
	text((raw) => ((at(raw, path) ?? []) as unknown[]).map((one) => (property ? at(one, property) : one)).join(', '));

/** Columns that are there when the item switches on the field of this name, among "Filters" or "Additional Fields". */
export function onlyWith(field: string, columns: Output['columns']): Output['columns'] {
	const asked = ({ filters, additionalFields }: IDataObject) =>
		[filters, additionalFields].some((given) => (given as IDataObject | undefined)?.[field] === true);
	return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, { ...column, asked }]));
}

/** For `Operation.entries`: the list that lies under a name in the answer. */
export const listIn =
	(property: string) =>
	(answer: IDataObject | IDataObject[]): IDataObject[] =>
		((answer as IDataObject)[property] ?? []) as IDataObject[];
