import type { Field } from '../operation';
import { checkId, type Locator } from './locator';

/** What is known by its ID only, because names need not be different. */
export const byIdOnly: Locator = { named: false, check: checkId, find: ({ value }) => value };

export interface IdPicker {
	name: string;
	displayName: string;
	/** What it picks, in the midst of a sentence; by default the label in small letters. */
	thing?: string;
	/** The method of `listSearch` that fills the list. */
	list: string;
	/** An ID as Pinterest makes them. */
	example: string;
}

/** A parameter that takes one ID, picked from a list or given. */
export const idPicker = (
	{ name, displayName, thing = displayName.toLowerCase(), list, example }: IdPicker,
	changes: Partial<Field> = {},
): Field => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: `The ${thing}, picked from the list or given by ID`,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: `Choose ${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}…`,
			typeOptions: { searchListMethod: list, searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: `e.g. ${example}` },
	],
	locate: byIdOnly,
	...changes,
});
