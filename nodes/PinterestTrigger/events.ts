import type { IDataObject } from 'n8n-workflow';

import type { EndpointId } from '../api/endpoints';
import { identity, text, type Output } from '../operations/output';
import { boardOutput } from '../Pinterest/resources/board/shape';
import { pinOutput } from '../Pinterest/resources/pin/shape';
import type { Book } from './book';
import { Deletions } from './deletions';
import type { Memory } from './memory';
import { checkMetric, numbersOf, reached, reachedOutput } from './metrics';
import { News, type Facts } from './news';
import { Updates } from './updates';

/** What a book is opened with. */
export interface Opening {
	memory: Memory;
	event: Event;
	values: IDataObject;
	/** Keys that were handed on by a process that has stopped, perhaps in vain. */
	again: ReadonlySet<string>;
	/** Found before and not handed on yet. */
	waiting: ReadonlyMap<string, IDataObject>;
	/** This is the very first poll. */
	beginning: boolean;
}

/** Something that the trigger can watch. */
export interface Event {
	name: string;
	/** Stored in workflows: never renamed. */
	value: string;
	description: string;
	/** The list that is watched. */
	endpoint: EndpointId;
	/** Watches all Pins of the account, or those of boards, as the parameter `watch` says. */
	anywhere?: true;
	/** What an entry of the list gives that can be new, and what tells it from others. */
	facts: Facts;
	/** How its list is remembered. */
	book: (opening: Opening) => Book;
	/** Only a reading of the whole list tells, so there are no polls in between. */
	whole?: true;
	/** Entries say when they were made. */
	dated: boolean;
	/** Nothing comes to the list later than it is made. */
	addedWithDate?: true;
	/** Can be watched on behalf of an ad account's business. */
	actsForAdAccount?: true;
	/** Entries that are remembered at most: what an account can have ("Create boards and Pins" of developers.pinterest.com). */
	most: number;
	/** Parameters besides the list that say what is watched. */
	watches?: string[];
	/** Looks at all parameters together. */
	check?: (values: IDataObject) => string[];
	/** An entry of the list in the form of something that is handed on, for the test event. */
	example: (entry: IDataObject, values: IDataObject) => IDataObject;
	/** What is always asked for. */
	query?: Record<string, boolean>;
	shape: Output;
	/** What there is to watch, for the message when there is nothing to show yet. */
	things: string;
}

const asItIs = (entry: IDataObject): IDataObject => entry;

const itself: Facts = (entry) => [{ key: String(entry.id), entry }];

const news = ({ event, memory, values, again, waiting, beginning }: Opening) =>
	new News(event, memory, values, again, waiting, beginning);

const pins = {
	facts: itself,
	example: asItIs,
	book: news,
	dated: true,
	actsForAdAccount: true,
	most: 200_000,
	shape: pinOutput,
	things: 'Pins',
} as const;

const changesOfPins = { ...pins, endpoint: 'pins/list', anywhere: true, whole: true, dated: false } as const;

const WHOLE = 'Costs one call for every 250 Pins each time everything is read, and none in between.';

/** In the order of the alphabet, as n8n wants lists. */
export const events: Event[] = [
	{
		name: 'New Board',
		value: 'newBoard',
		description: 'A board was created, or the account joined a group board. Costs one call a poll.',
		endpoint: 'boards/list',
		facts: itself,
		example: asItIs,
		book: news,
		dated: true,
		actsForAdAccount: true,
		most: 2_000,
		shape: boardOutput,
		things: 'boards',
	},
	{
		name: 'New Follower',
		value: 'newFollower',
		description: 'Somebody followed the account. Costs one call a poll.',
		endpoint: 'followers/list',
		facts: (entry) => [{ key: String(entry.username).toLowerCase(), entry }],
		example: asItIs,
		book: news,
		dated: false,
		most: 50_000,
		shape: {
			columns: {
				username: text(),
				type: text(),
				url: text(({ username }) => `https://www.pinterest.com/${encodeURIComponent(String(username))}/`),
			},
			selectable: ['type', 'username'],
		},
		things: 'followers',
	},
	{
		...pins,
		name: 'New Pin',
		value: 'newPin',
		description: 'A Pin was created or saved on any board of the account. Costs one call a poll.',
		endpoint: 'pins/list',
		addedWithDate: true,
	},
	{
		...pins,
		name: 'New Pin in Section',
		value: 'newPinInSection',
		description: 'A Pin was created in, saved or moved to a section of a board. Costs one call a poll.',
		endpoint: 'board_sections/list_pins',
	},
	{
		...pins,
		name: 'New Pin on Board',
		value: 'newPinOnBoard',
		description: 'A Pin was created on, saved or moved to a board. Costs one call a poll for each board.',
		endpoint: 'boards/list_pins',
	},
	{
		...changesOfPins,
		name: 'Pin Deleted',
		value: 'pinDeleted',
		description: `A Pin is no longer there. ${WHOLE} Each Pin that is missing costs one call more, to make sure.`,
		book: ({ memory, waiting, values, again }) => new Deletions(memory, waiting, values, again),
		example: ({ id }) => ({ id, deleted: true }),
		shape: {
			columns: { id: identity, deleted: { type: 'boolean', always: true }, url: pinOutput.columns.url },
			selectable: ['deleted', 'id'],
		},
	},
	{
		...changesOfPins,
		name: 'Pin Metric Reached',
		value: 'pinMetricReached',
		description: `A number of an own Pin, such as its impressions, has come to a value. Starts once for each Pin and value. ${WHOLE}`,
		facts: reached,
		example: (pin, values) => ({ ...pin, reached: numbersOf(pin, values) }),
		watches: ['metric', 'period', 'thresholds'],
		check: checkMetric,
		query: { pin_metrics: true },
		shape: reachedOutput,
	},
	{
		...changesOfPins,
		name: 'Pin Updated',
		value: 'pinUpdated',
		description: `Title, description, link, alt text, board or section of a Pin has changed. ${WHOLE}`,
		book: ({ memory, waiting, again }) => new Updates(memory, waiting, again),
	},
];
