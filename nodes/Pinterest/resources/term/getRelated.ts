import type { IDataObject } from 'n8n-workflow';

import { query, type Operation } from '../../../operations/operation';
import { inOneText, integer, listIn, text } from '../../../operations/output';

export const getRelated: Operation = {
	name: 'Get Related',
	value: 'getRelated',
	action: 'Get related search terms',
	description:
		'Get search terms that belong to the given ones: "yoga workout" for "workout". Returns one result for each given term, with the related terms in it.',
	endpoint: 'terms_related/list',
	fields: [
		{
			displayName: 'Terms',
			name: 'terms',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. workout, clothes',
			description: 'One or more terms, with commas between them, or a list from an expression',
			several: true,
			routing: query('terms'),
		},
	],
	entries: listIn('related_terms_list'),
	output: {
		columns: {
			term: text(),
			related_term_count: integer(({ related_terms: terms }) => ((terms ?? []) as IDataObject[]).length),
			related_terms: inOneText('related_terms'),
		},
		selectable: ['related_terms', 'term'],
	},
};
