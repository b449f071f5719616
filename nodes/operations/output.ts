import type { IDataObject } from 'n8n-workflow';

import type { Call } from './call';
import { namesIn } from './names';

/** A flat form of at most ten fields: the path of a value in Pinterest's answer, or a function of the whole answer. */
export interface Shape {
	fields: Record<string, string | ((raw: IDataObject) => unknown)>;
	/** Names that "Selected Fields" offers: the top-level properties of Pinterest's answer. */
	selectable: readonly string[];
}

/** For an answer that holds many things at once, such as the numbers of each day: flat rows, each of which becomes an item. */
export interface Rows {
	rows: (raw: IDataObject, call: Call) => IDataObject[];
	/** Columns that "Selected Fields" offers. */
	selectable: readonly string[];
}

export type OutputMode = 'simplified' | 'raw' | 'selected';

/** The value at a dotted path; undefined where there is none. Pinterest leaves out what is null, so both read the same. */
export function at(raw: unknown, path: string): unknown {
	const keys = path.includes('.') ? path.split('.') : [path];
	return keys.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key] ?? undefined, raw);
}

/** The items that one answer becomes, in the form that the user asked for. */
export function formed(raw: IDataObject, call: Call): IDataObject[] {
	const { simplified } = call.execution.operation;
	const mode = (call.values.output ?? 'simplified') as OutputMode;
	if (!simplified || mode === 'raw') return [raw];
	if (!('rows' in simplified)) return [inForm(raw, simplified, call.values)];
	const rows = simplified.rows(raw, call);
	return mode === 'selected' ? rows.map((row) => picked(row, selection(call.values))) : rows;
}

/** One thing in the form that the parameters `output` and `fields` ask for. */
export function inForm(raw: IDataObject, shape: Shape, values: IDataObject): IDataObject {
	if (values.output === 'raw') return raw;
	return picked(raw, values.output === 'selected' ? selection(values) : shape.fields);
}

function selection({ fields }: IDataObject): Shape['fields'] {
	return Object.fromEntries(fieldNames(fields).map((path) => [path, path]));
}

/** `skipped`, which marks a duplicate, is part of every form. */
function picked(raw: IDataObject, fields: Shape['fields']): IDataObject {
	const form: IDataObject = {};
	for (const [name, source] of Object.entries(fields)) {
		form[name] = ((typeof source === 'function' ? source(raw) : at(raw, source)) ?? null) as IDataObject[string];
	}
	if (raw.skipped === true) form.skipped = true;
	return form;
}

/** Field names as a list from the editor, or as text with commas from an expression or an AI agent. */
export function fieldNames(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : namesIn(String(value ?? ''));
}

/** For `Shape`: a list of texts as one text for a cell of a sheet; of objects, the property that names them. */
export const inOneText =
	(path: string, property?: string) =>
	(raw: IDataObject): string =>
		((at(raw, path) ?? []) as unknown[]).map((one) => (property ? at(one, property) : one)).join(', ');

/** For `Operation.entries`: the list that lies under a name in the answer. */
export const listIn =
	(property: string) =>
	(answer: IDataObject | IDataObject[]): IDataObject[] =>
		((answer as IDataObject)[property] ?? []) as IDataObject[];
