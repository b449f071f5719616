import { query, type Operation } from '../../../operations/operation';
import { boardOutput } from '../../../things/board';

export const search: Operation = {
	name: 'Search',
	value: 'search',
	action: 'Search boards',
	description:
		'Search the boards of the connected account by words, secret ones included. Boards of others are not searched.',
	endpoint: 'search_user_boards/get',
	fields: [
		{
			displayName: 'Query',
			name: 'query',
			type: 'string',
			default: '',
			placeholder: 'e.g. recipes',
			description: 'What to look for. Leave it empty to list all boards.',
			routing: query('query'),
		},
	],
	actsForAdAccount: true,
	output: boardOutput,
};
