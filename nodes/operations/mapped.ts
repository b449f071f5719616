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
	if (mapper.mappingMode !== FOUND) return isRecord(mapper.value) ? mapper.value : {};
	return Object.fromEntries(columns.map((column) => [column.name, found(column, item)]));
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
