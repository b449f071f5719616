import { query, type Operation } from '../../../operations/operation';
import { boardOutput } from '../../../things/board';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many boards',
	description:
		'List the boards of the connected account, including group boards it works on. Use it to find the ID of a board.',
	endpoint: 'boards/list',
	fields: [
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Privacy',
					name: 'privacy',
					type: 'options',
					default: 'ALL',
					description: 'Which boards to list',
					options: [
						{ name: 'All', value: 'ALL' },
						{ name: 'Protected', value: 'PROTECTED' },
						{ name: 'Public', value: 'PUBLIC' },
						{ name: 'Public and Secret', value: 'PUBLIC_AND_SECRET' },
						{ name: 'Secret', value: 'SECRET' },
					],
					routing: query('privacy'),
				},
			],
		},
	],
	actsForAdAccount: true,
	output: boardOutput,
};
