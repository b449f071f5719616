import type { Operation } from '../../../operations/operation';
import { inOneText, text } from '../../../operations/output';
import { region } from './shared';

/** Output: TrendsEditorial of the API description 5.28. */
export const getEditorialArticles: Operation = {
	name: 'Get Editorial Articles',
	value: 'getEditorialArticles',
	action: 'Get editorial articles',
	description:
		"Get the articles of Pinterest's editors about trends in a market, with their board, Pins and keywords; in the market's language where Pinterest has a translation, else in English",
	endpoint: 'trends_editorial_articles/list',
	fields: [region],
	output: {
		columns: {
			title: text(),
			description: text(),
			board_url: text(),
			interests: inOneText('interests'),
			related_keywords: inOneText('related_keywords', 'name'),
			pins_url: inOneText('pins_url'),
		},
		selectable: ['board_url', 'description', 'interests', 'pins_url', 'related_keywords', 'title'],
	},
};
