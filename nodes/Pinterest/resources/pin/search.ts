import { query, type Operation } from '../../../operations/operation';
import { pinOutput } from '../../../things/pinOutput';

export const search: Operation = {
	name: 'Search',
	value: 'search',
	action: 'Search pins',
	description:
		'Search the Pins of the connected account, secret ones included, by words in their texts or by IDs. Pins of others are not searched.',
	endpoint: 'search_user_pins/list',
	fields: [
		{
			displayName: 'Query',
			name: 'query',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. pumpkin soup',
			description: 'Words in the texts of the Pins, or IDs of Pins with commas between them',
			routing: query('query'),
		},
	],
	actsForAdAccount: true,
	output: pinOutput,
};
