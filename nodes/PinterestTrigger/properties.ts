import type { INodeProperties } from 'n8n-workflow';

import { actFor } from '../operations/actFor';
import { forN8n } from '../operations/describe';
import { readLocated } from '../operations/locators/locator';
import type { Field } from '../operations/operation';
import { board, boardId } from '../things/board';
import { sectionId } from '../things/section';
import type { Event } from '../polling/event';
import { notices } from '../polling/notices';
import { eventField, mostPerRun, optionsOf, outputsOf, startWith, sweepHours } from '../polling/options';
import { events } from './events';
import { filterFields } from './filters';
import { metricFields } from './metrics';

const WITH_BOARD = ['newPinOnBoard', 'newPinInSection'];

const CHANGES = events.filter(({ anywhere }) => anywhere).map(({ value }) => value);

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

const readWhole = sweepHours(
	24,
	'Pinterest does not promise that new entries come first, so each poll reads only until nothing new is found, and the whole list is read at this interval to find what the order hid. One call for every 250 entries. 0 means never.',
);

/** For events that only a reading of the whole list finds. */
const checkHours = sweepHours(
	24,
	'Only a reading of the whole list finds this event, so polls in between cost nothing. One call for every 250 Pins each time. 0 means at each poll.',
);

const options = (list: Field[], shownFor: (event: Event) => unknown): Field =>
	optionsOf(
		events.filter(shownFor).map(({ value }) => value),
		list,
	);

const onBoard = { show: { event: CHANGES, pinsOf: ['board'] } };

/** The fields that say what is watched; `poll.ts` reads and checks them like those of an operation. */
export const fields: Field[] = [
	...notices,
	eventField(events, 'newPinOnBoard'),
	pinsOf,
	boardId({ displayOptions: { show: { event: WITH_BOARD } } }),
	boardId({ displayOptions: onBoard }),
	sectionId({ required: true, displayOptions: { show: { event: ['newPinInSection'] } } }),
	{ ...moreBoards, displayOptions: { show: { event: ['newPinOnBoard'] } } },
	{ ...moreBoards, displayOptions: onBoard },
	...metricFields.map((field) => ({ ...field, displayOptions: { show: { event: ['pinMetricReached'] } } })),
	...filterFields,
	...outputsOf(events),
	options([actFor, mostPerRun, readWhole, startWith], ({ whole, actsForAdAccount }) => !whole && actsForAdAccount),
	options([mostPerRun, readWhole, startWith], ({ whole, actsForAdAccount }) => !whole && !actsForAdAccount),
	options([actFor, mostPerRun, checkHours], ({ whole }) => whole),
];

export const properties: INodeProperties[] = fields.map(forN8n);
