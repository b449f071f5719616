import type { Field } from './operation';

/** A collection of fields that need not be given, in the order of their labels. */
export const collection = (displayName: string, name: string, fields: Field[], required?: true): Field => ({
	displayName,
	name,
	type: 'collection',
	placeholder: name === 'filters' ? 'Add filter' : 'Add field',
	default: {},
	...(required && { required }),
	options: [...fields].sort((one, other) => one.displayName.localeCompare(other.displayName)),
});

/** The collection `filters`. */
export const filters = (...fields: Field[]): Field => collection('Filters', 'filters', fields);
