import { filters } from '../operations/collections';
import { query, type Field } from '../operations/operation';
import { privacies } from '../things/board';
import { creativeTypes } from '../things/pinFilters';

const ofAllPins: Field[] = [
	{
		displayName: 'Include Protected Pins',
		name: 'includeProtectedPins',
		type: 'boolean',
		default: true,
		description:
			'Whether to watch Pins on protected boards too. With "Creative Types" this is slow at Pinterest; watch boards instead.',
		routing: query('include_protected_pins'),
	},
	{
		displayName: 'Pin Filter',
		name: 'pinFilter',
		type: 'options',
		default: 'exclude_repins',
		description: 'Which Pins to watch',
		options: [
			{ name: 'Only Promoted', value: 'has_been_promoted', description: 'Pins that have been used in ads' },
			{ name: 'Without Own Uploads', value: 'exclude_native', description: 'Pins that were saved from others' },
			{ name: 'Without Saved Pins', value: 'exclude_repins', description: 'Pins that the account made itself' },
		],
		routing: query('pin_filter'),
	},
	{
		displayName: 'Pin Type',
		name: 'pinType',
		type: 'options',
		default: 'PRIVATE',
		description: 'Only Pins of this type',
		options: [{ name: 'Private', value: 'PRIVATE', description: 'Pins that only the account itself can see' }],
		routing: query('pin_type'),
	},
];

const privacy: Field = {
	displayName: 'Privacy',
	name: 'privacy',
	type: 'options',
	default: 'PUBLIC',
	description: 'Which boards to watch',
	options: privacies,
	routing: query('privacy'),
};

const shownFor = (show: Record<string, string[]>, ...fields: Field[]): Field => ({
	...filters(...fields),
	displayOptions: { show },
});

const CHANGES = ['pinDeleted', 'pinMetricReached', 'pinUpdated'];

/** What of a list is watched, as far as Pinterest can tell apart. A change begins the watching anew. */
export const filterFields: Field[] = [
	shownFor({ event: ['newPin'] }, creativeTypes, ...ofAllPins),
	shownFor({ event: CHANGES, pinsOf: ['account'] }, creativeTypes, ...ofAllPins),
	shownFor({ event: ['newPinOnBoard'] }, creativeTypes),
	shownFor({ event: CHANGES, pinsOf: ['board'] }, creativeTypes),
	shownFor({ event: ['newBoard'] }, privacy),
];
