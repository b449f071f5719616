import type { IDataObject } from 'n8n-workflow';

import { query, type Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { longKeyword } from '../../../things/keyword';

/** Pinterest takes 2,000 in a call, but not every server and proxy on the way takes so long an address. */
const MOST_KEYWORDS = 100;

const answered = (answer: IDataObject, keyword: unknown): IDataObject | undefined =>
	((answer.data ?? []) as IDataObject[]).find(
		(one) => String(one.keyword).toLowerCase() === String(keyword).toLowerCase(),
	);

export const getMetrics: Operation = {
	name: 'Get Metrics',
	value: 'getMetrics',
	action: 'Get metrics of keywords',
	description:
		'Get how often people in a country search for keywords, on all of Pinterest. The keywords of all input items are asked for together, 100 in a call. Returns a row for each; one that Pinterest does not know has no volume.',
	endpoint: 'country_keywords_metrics/get',
	fields: [
		adAccountId(),
		{
			displayName: 'Country',
			name: 'countryCode',
			type: 'string',
			required: true,
			default: 'US',
			placeholder: 'e.g. DE',
			description: 'Two letters',
			check: (value) =>
				/^[A-Z]{2}$/.test(String(value).trim()) ? undefined : 'is not a country of two capital letters, such as US.',
			routing: query('country_code'),
		},
		{
			displayName: 'Keywords',
			name: 'keywords',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. pumpkin soup, autumn recipes',
			description: 'With commas or in lines between them, or a list from an expression',
			several: true,
			check: longKeyword,
		},
	],
	output: {
		columns: { keyword: text(), keyword_query_volume: text('metrics.keyword_query_volume') },
		selectable: ['keyword', 'metrics'],
	},
	batch: {
		things: 'keywords',
		most: MOST_KEYWORDS,
		elements: ({ keywords }) => ((keywords ?? []) as unknown[]).map((keyword) => ({ keyword: String(keyword) })),
		distinct: true,
		into: (elements) => ({ query: { keywords: { commaJoined: elements.map(({ keyword }) => String(keyword)) } } }),
		split: (answer, elements) =>
			elements.map(({ keyword }) => ({ kind: 'done', result: answered(answer, keyword) ?? { keyword } })),
	},
};
