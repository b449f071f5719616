import { query, type Operation } from '../../../operations/operation';
import { businessId, filters } from '../../../things/business';
import { sharedAudienceOutput } from '../../../things/sharedAudience';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many audiences that were shared with a business',
	description: 'List the audiences that others share with a business',
	endpoint: 'shared_audiences_for_business/list',
	fields: [
		businessId,
		filters({
			displayName: 'Order',
			name: 'order',
			type: 'options',
			default: 'DESCENDING',
			description: 'Which come first',
			options: [
				{ name: 'Newest First', value: 'DESCENDING' },
				{ name: 'Oldest First', value: 'ASCENDING' },
			],
			routing: query('order'),
		}),
	],
	output: sharedAudienceOutput,
};
