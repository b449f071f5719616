import type { INodeProperties } from 'n8n-workflow';

import { actFor } from '../operations/actFor';
import { forN8n } from '../operations/describe';
import type { Field } from '../operations/operation';
import { notices } from '../polling/notices';
import { eventField, mostPerRun, optionsOf, outputsOf, startWith, sweepHours } from '../polling/options';
import { adAccountId } from '../things/adAccount';
import { feedId } from '../things/feed';
import { events } from './events';

const OF_FEEDS = ['feedProcessed'];
const OF_AD_ACCOUNTS = events.map(({ value }) => value).filter((value) => !OF_FEEDS.includes(value));

const checkHours = sweepHours(
	0,
	'Polls in between cost nothing and find nothing. Without this option everything is read at each poll.',
);

const readWhole = sweepHours(
	24,
	'Pinterest does not promise that new results come first, so all that it still lists are read at this interval too. 0 means never.',
);

/** The fields that say what is watched. */
export const fields: Field[] = [
	...notices,
	eventField(events, 'adReviewChanged'),
	adAccountId({
		description: 'The ad account, picked from the list or given by ID',
		displayOptions: { show: { event: OF_AD_ACCOUNTS } },
	}),
	feedId({ displayOptions: { show: { event: OF_FEEDS } } }),
	...outputsOf(events),
	optionsOf(OF_AD_ACCOUNTS, [mostPerRun, checkHours]),
	optionsOf(OF_FEEDS, [actFor, mostPerRun, readWhole, startWith]),
];

export const properties: INodeProperties[] = fields.map(forN8n);
