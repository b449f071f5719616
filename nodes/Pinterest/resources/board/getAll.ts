import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { boardOutput, privacies } from '../../../things/board';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many boards',
	description:
		'List the boards of the connected account, including group boards it works on. Use it to find the ID of a board.',
	endpoint: 'boards/list',
	fields: [
		filters({
			displayName: 'Privacy',
			name: 'privacy',
			type: 'options',
			default: 'ALL',
			description: 'Which boards to list',
			options: [{ name: 'All', value: 'ALL' }, ...privacies],
			routing: query('privacy'),
		}),
	],
	actsForAdAccount: true,
	output: boardOutput,
};
