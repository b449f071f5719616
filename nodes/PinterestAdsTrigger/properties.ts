import type { INodeProperties } from 'n8n-workflow';

import { actFor } from '../operations/actFor';
import { forN8n } from '../operations/describe';
import { outputFields } from '../operations/fields';
import type { Field } from '../operations/operation';
import { notices } from '../polling/notices';
import { mostPerRun, startWith } from '../polling/options';
import { adAccountId } from '../things/adAccount';
import { feedId } from '../things/feed';
import { events } from './events';

const OF_FEEDS = ['feedProcessed'];
const OF_AD_ACCOUNTS = events.map(({ value }) => value).filter((value) => !OF_FEEDS.includes(value));

const event: Field = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	default: 'adReviewChanged',
	options: events.map(({ name, value, description }) => ({ name, value, description })),
};

/** Hours between two readings of all campaigns, ad groups or ads. */
const checkHours: Field = {
	displayName: 'Read Everything Every (Hours)',
	name: 'sweepHours',
	type: 'number',
	default: 0,
	typeOptions: { minValue: 0 },
	description: 'Polls in between cost nothing and find nothing. Without this option everything is read at each poll.',
};

const sweepHours: Field = {
	...checkHours,
	default: 24,
	description:
		'Pinterest does not promise that new results come first, so all that it still lists are read at this interval too. 0 means never.',
};

const options = (list: Field[], shownFor: string[]): Field => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: list,
	displayOptions: { show: { event: shownFor } },
});

/** The fields that say what is watched. */
export const fields: Field[] = [
	...notices,
	event,
	adAccountId({
		description: 'The ad account, picked from the list or given by ID',
		displayOptions: { show: { event: OF_AD_ACCOUNTS } },
	}),
	feedId({ displayOptions: { show: { event: OF_FEEDS } } }),
	...events.flatMap(({ value, shape }) =>
		outputFields(shape).map((field) => ({
			...field,
			displayOptions: { show: { ...field.displayOptions?.show, event: [value] } },
		})),
	),
	options([mostPerRun, checkHours], OF_AD_ACCOUNTS),
	options([actFor, mostPerRun, sweepHours, startWith], OF_FEEDS),
];

export const properties: INodeProperties[] = fields.map(forN8n);
