import type { Operation } from '../../../operations/operation';
import { inOneText } from '../../../operations/output';
import { region } from './shared';

/** Shape: TrendsEditorial of the API description 5.28. */
export const getEditorialArticles: Operation = {
	name: 'Get Editorial Articles',
	value: 'getEditorialArticles',
	action: 'Get editorial articles',
	description:
		"Get the articles of Pinterest's editors about trends in a market, with their board, Pins and keywords; in the market's language where Pinterest has a translation, else in English",
	endpoint: 'trends_editorial_articles/list',
	fields: [region],
	simplified: {
		fields: {
			title: 'title',
			description: 'description',
			board_url: 'board_url',
			interests: inOneText('interests'),
			related_keywords: inOneText('related_keywords', 'name'),
			pins_url: inOneText('pins_url'),
		},
		selectable: ['board_url', 'description', 'interests', 'pins_url', 'related_keywords', 'title'],
	},
};
