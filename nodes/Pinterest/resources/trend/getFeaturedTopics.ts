import type { IDataObject } from 'n8n-workflow';

import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { inOneText, number, text } from '../../../operations/output';
import { latest } from './series';
import { region } from './shared';

export const getFeaturedTopics: Operation = {
	name: 'Get Featured Topics',
	value: 'getFeaturedTopics',
	action: 'Get featured topics',
	description:
		'Get the five top trending topics of each interest in a market, one result for each topic, with its growth by month in percent, related searches and example Pins',
	endpoint: 'trends_featured_topics/list',
	fields: [
		region,
		filters({
			displayName: 'Interest',
			name: 'interest',
			type: 'options',
			default: 'ALL',
			description: 'Only topics of this interest',
			options: [
				{ name: 'All', value: 'ALL' },
				{ name: 'Animals', value: 'ANIMALS' },
				{ name: 'Architecture', value: 'ARCHITECTURE' },
				{ name: 'Art', value: 'ART' },
				{ name: 'Beauty', value: 'BEAUTY' },
				{ name: 'DIY and Crafts', value: 'DIY_AND_CRAFTS' },
				{ name: 'Education', value: 'EDUCATION' },
				{ name: 'Event Planning', value: 'EVENT_PLANNING' },
				{ name: 'Fashion', value: 'FASHION' },
				{ name: 'Food and Drink', value: 'FOOD_AND_DRINKS' },
				{ name: 'Gardening', value: 'GARDENING' },
				{ name: 'Health', value: 'HEALTH' },
				{ name: 'Home Decor', value: 'HOME_DECOR' },
				{ name: 'Parenting', value: 'PARENTING' },
				{ name: 'Travel', value: 'TRAVEL' },
				{ name: 'Wedding', value: 'WEDDING' },
			],
			routing: query('interest'),
		}),
	],
	entries: topics,
	output: {
		columns: {
			interest: text(),
			market: text(),
			title: text(),
			description: text(),
			percent_growth_mom: number(),
			latest_value: latest.latest_value,
			related_interests: inOneText('related_interests'),
			related_searches: inOneText('related_searches'),
			pin_ids: inOneText('pins', 'id'),
			image_url: text('pins.0.src'),
		},
		selectable: [
			'description',
			'id',
			'interest',
			'market',
			'percent_growth_mom',
			'pins',
			'related_interests',
			'related_searches',
			'time_series',
			'title',
		],
	},
};

/** Pinterest groups the topics by interest; each topic gets the interest and the market of its group. */
function topics(groups: IDataObject | IDataObject[]): IDataObject[] {
	return [groups]
		.flat()
		.flatMap(({ trends, ...group }) => ((trends ?? []) as IDataObject[]).map((topic) => ({ ...group, ...topic })));
}
