import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../operations/operation';
import { APP_TYPES } from './targetingSpec';

// Numbers that bids are multiplied by, of campaigns and of items of an auction.

/** What the editor says of them. */
interface Words {
	description: string;
	/** Of one number. */
	factor: string;
}

/** @param target the column that says what a number is for; its name is `target` */
export const multipliers = (
	displayName: string,
	name: string,
	target: Field,
	{ description, factor }: Words,
): Field => ({
	displayName,
	name,
	type: 'fixedCollection',
	placeholder: 'Add multiplier',
	typeOptions: { multipleValues: true },
	default: {},
	description,
	options: [
		{
			displayName: 'Multiplier',
			name: 'multiplier',
			values: [
				target,
				{
					displayName: 'Multiplier',
					name: 'factor',
					type: 'number',
					default: 1,
					typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 2 },
					description: factor,
				},
			],
		},
	] as Field['options'],
});

/** The parameter `appTypeMultipliers`. */
export const appTypeMultipliers = (words: Words): Field =>
	multipliers(
		'App Type Multipliers',
		'appTypeMultipliers',
		{
			displayName: 'App Type',
			name: 'target',
			type: 'options',
			default: 'web',
			options: Object.entries(APP_TYPES).map(([value, name]) => ({ name, value })),
		},
		words,
	);

/** The parameter `placementMultipliers`. */
export const placementMultipliers = (words: Words): Field =>
	multipliers(
		'Placement Multipliers',
		'placementMultipliers',
		{
			displayName: 'Placement',
			name: 'target',
			type: 'options',
			default: 'BROWSE',
			options: [
				{ name: 'Browse', value: 'BROWSE' },
				{ name: 'Related Pins', value: 'RELATED_PINS' },
				{ name: 'Search', value: 'SEARCH' },
			],
		},
		words,
	);

/** The rows of one parameter as Pinterest takes them: `{target: factor}`. */
export const factorsOf = (value: unknown): IDataObject =>
	Object.fromEntries(
		(((value as IDataObject | undefined)?.multiplier ?? []) as IDataObject[]).map(({ target, factor }) => [
			String(target),
			factor,
		]),
	) as IDataObject;
