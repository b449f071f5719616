import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { audienceOutput } from '../../../things/audience';
import { order } from '../../../things/order';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many audiences',
	description: 'List the audiences of an ad account, or those that others share with it',
	endpoint: 'audiences/list',
	fields: [
		adAccountId(),
		filters(order, {
			displayName: 'Ownership',
			name: 'ownershipType',
			type: 'options',
			default: 'OWNED',
			description: 'Whose audiences',
			options: [
				{ name: 'Own', value: 'OWNED' },
				{ name: 'Received', value: 'RECEIVED', description: 'Those that others share with the ad account' },
			],
			routing: query('ownership_type'),
		}),
	],
	output: audienceOutput,
};
