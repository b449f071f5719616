import type { Operation } from '../../../operations/operation';
import { integrationOutput } from '../../../things/integration';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many integrations',
	description: 'List the integrations of the connected account. Their tokens are never part of it.',
	endpoint: 'integrations/get_list',
	fields: [],
	output: integrationOutput,
};
