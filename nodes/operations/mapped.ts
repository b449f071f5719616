import type { FieldType, IDataObject, NodePropertyTypes, ResourceMapperField } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import { spelling } from './names';
import type { Field } from './operation';

// A field of type resourceMapper: the user gives each column a value, or lets the node find the columns in the input item.

/** n8n's name for columns that the node finds itself. */
const FOUND = 'autoMapInputData';

/**
 * The cells of one item by the names of the columns. What is no column is left out.
 * @param mapper what n8n gives for the field, its expressions resolved
 */
export function cellsOf(columns: Field[], mapper: unknown, item: IDataObject): Record<string, unknown> {
	if (!isRecord(mapper)) return {};
	if (mapper.mappingMode !== FOUND) return given(mapper);
	return Object.fromEntries(columns.map((column) => [column.name, found(column, item)]));
}

/** The editor of n8n 1.101 keeps "off" for switches that the user has not added. */
function given({ value, schema }: Record<string, unknown>): Record<string, unknown> {
	if (!isRecord(value)) return {};
	const known = (Array.isArray(schema) ? schema : []) as Array<Partial<ResourceMapperField>>;
	const removed = new Set(known.flatMap((column) => (column.removed ? [column.id] : [])));
	return Object.fromEntries(Object.entries(value).filter(([name]) => !removed.has(name)));
}

/** Under the name of a column or its label, however they are spelt; of several the first that holds something. */
function found({ name, displayName }: Field, item: IDataObject): unknown {
	const names = new Set([spelling(name), spelling(displayName)]);
	const cells = Object.keys(item).flatMap((key) => (names.has(spelling(key)) ? [item[key]] : []));
	return cells.find((cell) => String(cell ?? '').trim() !== '');
}

const TYPES: Partial<Record<NodePropertyTypes, FieldType>> = {
	boolean: 'boolean',
	dateTime: 'dateTime',
	json: 'object',
	number: 'number',
	options: 'options',
};

/** A column as the editor offers it: those that are needed are there at once, the others on request. */
export function offered({ name, displayName, type, several, required = false, options }: Field): ResourceMapperField {
	const ofList = type === 'json' ? 'array' : 'string';
	return {
		id: name,
		displayName,
		type: several ? ofList : (TYPES[type] ?? 'string'),
		required,
		removed: !required,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		...(type === 'options' && { options: options as ResourceMapperField['options'] }),
	};
}
