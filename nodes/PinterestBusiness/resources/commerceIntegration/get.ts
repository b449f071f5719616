import type { Operation } from '../../../operations/operation';
import { externalBusinessId, integrationOutput } from '../../../things/integration';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a commerce integration',
	description: 'Get the link of a business of a shop system with Pinterest. Tokens are never part of it.',
	endpoint: 'integrations_commerce/get',
	fields: [externalBusinessId],
	output: integrationOutput,
};
