import type { Field } from '../../../operations/operation';

/** The parameter that says what has keywords. */
export const parentType = (description: string): Field => ({
	displayName: 'Keywords Of',
	name: 'parentType',
	type: 'options',
	default: 'adGroup',
	description,
	options: [
		{ name: 'Ad Account', value: 'adAccount' },
		{ name: 'Ad Group', value: 'adGroup' },
		{ name: 'Campaign', value: 'campaign' },
	],
});
