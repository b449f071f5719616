import type { IDataObject } from 'n8n-workflow';

import { identity, text } from '../operations/output';
import { boardOutput } from '../things/board';
import { pinOutput } from '../things/pinOutput';
import { Deletions } from './deletions';
import type { Event, Facts, Opening } from '../polling/event';
import { checkMetric, numbersOf, reached, reachedOutput } from './metrics';
import { News } from '../polling/news';
import { Updates } from '../polling/updates';

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

/** What counts as a change of a Pin. Numbers that Pinterest keeps changing, and addresses of pictures, do not. */
const CONTENTS = ['title', 'description', 'link', 'alt_text', 'board_id', 'board_section_id'];

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
		description: 'The account created or saved a Pin, whatever the board. Costs one call a poll.',
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
		description:
			'A Pin is no longer there. Costs one call for every 250 Pins each time everything is read, and none in between. Each Pin that is missing costs one call more, to make sure.',
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
		description:
			'A number of an own Pin, such as its impressions, has come to a value. Starts once for each Pin and value. Costs one call for every 250 Pins each time everything is read, and none in between.',
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
		description:
			'Title, description, link, alt text, board or section of a Pin has changed. Costs one call for every 250 Pins each time everything is read, and none in between.',
		book: ({ memory, waiting, again }) => new Updates(memory, waiting, again, { contents: CONTENTS }),
	},
];
