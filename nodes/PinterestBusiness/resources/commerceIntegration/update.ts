import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { expiries, externalBusinessId, integrationFields, integrationOutput } from '../../../things/integration';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a commerce integration',
	description: 'Change the link of a business of a shop system with Pinterest. Returns the link.',
	endpoint: 'integrations_commerce/patch',
	fields: [externalBusinessId, collection('Update Fields', 'updateFields', integrationFields, { required: true })],
	output: integrationOutput,
	fill: ({ updateFields }) => expiries(updateFields),
	// Tokens cannot be read again to see whether they took effect, and setting them twice changes nothing.
	execute: async (call) => await call.send({ repeatable: true }),
};
