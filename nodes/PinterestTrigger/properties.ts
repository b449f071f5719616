import type { INodeProperties } from 'n8n-workflow';

import { actFor } from '../operations/actFor';
import { plain } from '../operations/describe';
import { outputFields } from '../operations/fields';
import type { Field } from '../operations/operation';
import { boardId } from '../things/board';
import { sectionId } from '../things/section';
import { events, type Event } from './events';

const WITH_BOARD = ['newPinOnBoard', 'newPinInSection'];

const event: Field = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	default: 'newPinOnBoard',
	options: events.map(({ name, value, description }) => ({ name, value, description })),
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

function options(list: Field[], shownFor: Event[]): Field {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: list,
		displayOptions: { show: { event: shownFor.map(({ value }) => value) } },
	};
}

/** The fields that say what is watched; `poll.ts` reads and checks them like those of an operation. */
export const fields: Field[] = [
	event,
	boardId({ displayOptions: { show: { event: WITH_BOARD } } }),
	sectionId({ required: true, displayOptions: { show: { event: ['newPinInSection'] } } }),
	...events.flatMap(({ value, shape }) =>
		outputFields(shape).map((field) => ({
			...field,
			displayOptions: { show: { ...field.displayOptions?.show, event: [value] } },
		})),
	),
	options(
		[actFor, sweepHours],
		events.filter(({ actsForAdAccount }) => actsForAdAccount),
	),
	options(
		[sweepHours],
		events.filter(({ actsForAdAccount }) => !actsForAdAccount),
	),
];

export const properties: INodeProperties[] = fields.map(plain);
