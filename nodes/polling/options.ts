import { collection } from '../operations/collections';
import { outputFields } from '../operations/fields';
import type { Field } from '../operations/operation';
import type { Event } from './event';

/** The parameter `event`. @param usual its value in a new node */
export const eventField = (events: Event[], usual: string): Field => ({
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	default: usual,
	options: events.map(({ name, value, description }) => ({ name, value, description })),
});

/** How much of what each event finds is handed on. */
export const outputsOf = (events: Event[]): Field[] =>
	events.flatMap(({ value, shape }) =>
		outputFields(shape).map((field) => ({
			...field,
			displayOptions: { show: { ...field.displayOptions?.show, event: [value] } },
		})),
	);

/** The collection `options`. @param events the values of those that have it */
export const optionsOf = (events: string[], options: Field[]): Field =>
	collection('Options', 'options', options, { displayOptions: { show: { event: events } } });

/** Hours between two readings of the whole list. @param usual those of a new node */
export const sweepHours = (usual: number, description: string): Field => ({
	displayName: 'Read Everything Every (Hours)',
	name: 'sweepHours',
	type: 'number',
	default: usual,
	typeOptions: { minValue: 0 },
	description,
});

export const startWith: Field = {
	displayName: 'Start With the Last',
	name: 'startWith',
	type: 'number',
	default: 5,
	typeOptions: { minValue: 0, maxValue: 250, numberPrecision: 0 },
	description: 'How many of the newest entries start the workflow when it is activated for the first time',
};

export const mostPerRun: Field = {
	displayName: 'At Most per Run',
	name: 'mostPerRun',
	type: 'number',
	default: 100,
	typeOptions: { minValue: 1, numberPrecision: 0 },
	description: 'How many entries one run of the workflow gets. The rest follows with the next polls.',
};
