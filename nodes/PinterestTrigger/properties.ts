import type { INodeProperties } from 'n8n-workflow';

import { actFor } from '../operations/actFor';
import { forN8n } from '../operations/describe';
import { outputFields } from '../operations/fields';
import { readLocated } from '../operations/locators/locator';
import type { Field } from '../operations/operation';
import { board, boardId } from '../things/board';
import { sectionId } from '../things/section';
import type { Event } from '../polling/event';
import { notices } from '../polling/notices';
import { mostPerRun, startWith } from '../polling/options';
import { events } from './events';
import { filterFields } from './filters';
import { metricFields } from './metrics';

const WITH_BOARD = ['newPinOnBoard', 'newPinInSection'];

const CHANGES = events.filter(({ anywhere }) => anywhere).map(({ value }) => value);

const event: Field = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	default: 'newPinOnBoard',
	options: events.map(({ name, value, description }) => ({ name, value, description })),
};

const pinsOf: Field = {
	displayName: 'Pins Of',
	name: 'pinsOf',
	type: 'options',
	default: 'account',
	description: 'Which Pins to watch',
	options: [
		{ name: 'Account', value: 'account', description: 'All Pins of the account' },
		{ name: 'Board', value: 'board', description: 'The Pins of one or several boards' },
	],
	displayOptions: { show: { event: CHANGES } },
};

/** Boards besides `boardId`. */
const moreBoards: Field = {
	displayName: 'More Boards',
	name: 'moreBoards',
	type: 'string',
	default: '',
	placeholder: 'e.g. Autumn Recipes, 549755885175',
	description:
		'Further boards to watch, by name, ID or address, with commas between them. Each costs calls of its own.',
	several: true,
	check: (value) => (value as string[]).map((one) => board.check(readLocated(one, true))).find(Boolean),
};

/** Hours between two readings of the whole list. */
const sweepHours: Field = {
	displayName: 'Read Everything Every (Hours)',
	name: 'sweepHours',
	type: 'number',
	default: 24,
	typeOptions: { minValue: 0 },
	description:
		'Pinterest does not promise that new entries come first, so each poll reads only until nothing new is found, and the whole list is read at this interval to find what the order hid. One call for every 250 entries. 0 means never.',
};

/** The same for events that only such a reading finds. */
const checkHours: Field = {
	...sweepHours,
	description:
		'Only a reading of the whole list finds this event, so polls in between cost nothing. One call for every 250 Pins each time. 0 means at each poll.',
};

function options(list: Field[], shownFor: (event: Event) => unknown): Field {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: list,
		displayOptions: { show: { event: events.filter(shownFor).map(({ value }) => value) } },
	};
}

const onBoard = { show: { event: CHANGES, pinsOf: ['board'] } };

/** The fields that say what is watched; `poll.ts` reads and checks them like those of an operation. */
export const fields: Field[] = [
	...notices,
	event,
	pinsOf,
	boardId({ displayOptions: { show: { event: WITH_BOARD } } }),
	boardId({ displayOptions: onBoard }),
	sectionId({ required: true, displayOptions: { show: { event: ['newPinInSection'] } } }),
	{ ...moreBoards, displayOptions: { show: { event: ['newPinOnBoard'] } } },
	{ ...moreBoards, displayOptions: onBoard },
	...metricFields.map((field) => ({ ...field, displayOptions: { show: { event: ['pinMetricReached'] } } })),
	...filterFields,
	...events.flatMap(({ value, shape }) =>
		outputFields(shape).map((field) => ({
			...field,
			displayOptions: { show: { ...field.displayOptions?.show, event: [value] } },
		})),
	),
	options([actFor, mostPerRun, sweepHours, startWith], ({ whole, actsForAdAccount }) => !whole && actsForAdAccount),
	options([mostPerRun, sweepHours, startWith], ({ whole, actsForAdAccount }) => !whole && !actsForAdAccount),
	options([actFor, mostPerRun, checkHours], ({ whole }) => whole),
];

export const properties: INodeProperties[] = fields.map(forN8n);
