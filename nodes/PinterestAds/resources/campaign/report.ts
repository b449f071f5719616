import { allOf } from '../../../operations/checks';
import type { Field } from '../../../operations/operation';
import { someIds } from '../../../things/adEntity';

/** The parameter `campaignIds` of numbers. */
export const campaignIds = (howMany: 'Any number' | 'At most 250', check: Field['check'] = () => undefined): Field => ({
	displayName: 'Campaign IDs',
	name: 'campaignIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 626735565838, 626735565839',
	description: `${howMany}: IDs of campaigns with commas between them, or a list from an expression`,
	several: true,
	check: allOf(someIds, check),
});

/** The IDs in a value of that parameter, each once. */
export const idsIn = (value: unknown): string[] => [...new Set((value as unknown[]).map(String))];
