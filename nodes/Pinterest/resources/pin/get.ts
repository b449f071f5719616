import type { Operation } from '../../../operations/operation';
import { pinId } from '../../../things/pin';
import { pinMetrics } from '../../../things/pinFilters';
import { pinOutput } from '../../../things/pinOutput';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a pin',
	description: 'Get one Pin by ID or address: texts, link, board, image',
	endpoint: 'pins/get',
	fields: [
		pinId(),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [pinMetrics],
		},
	],
	actsForAdAccount: true,
	output: pinOutput,
};
