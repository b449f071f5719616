import type { Field } from './operation';

const PLACEHOLDERS: Readonly<Record<string, string>> = { filters: 'Add filter', options: 'Add option' };

/** A collection of fields that need not be given, in the order of their labels. */
export const collection = (
	displayName: string,
	name: string,
	fields: readonly Field[],
	changes: Partial<Field> = {},
): Field => ({
	displayName,
	name,
	type: 'collection',
	placeholder: PLACEHOLDERS[name] ?? 'Add field',
	default: {},
	options: [...fields].sort((one, other) => one.displayName.localeCompare(other.displayName)),
	...changes,
});

/** The collection `filters`. */
export const filters = (...fields: Field[]): Field => collection('Filters', 'filters', fields);
