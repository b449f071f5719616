import type { IDataObject } from 'n8n-workflow';

import { limitUpTo } from '../../../operations/fields';
import { query, type Operation } from '../../../operations/operation';

export const getSuggested: Operation = {
	name: 'Get Suggested',
	value: 'getSuggested',
	action: 'Get suggested search terms',
	description:
		'Get popular search terms that begin with a term, up to 10, one result for each: "sports bar" for "sport"',
	endpoint: 'terms_suggested/list',
	fields: [
		{
			displayName: 'Term',
			name: 'term',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. sport',
			description: 'What the suggested terms begin with',
			routing: query('term'),
		},
		limitUpTo(10),
	],
	output: { columns: { term: { type: 'text', always: true } } },
	// Pinterest answers with plain texts; an item needs a name for them.
	entries: (answer) => [answer].flat().map((term): IDataObject => ({ term })),
};
