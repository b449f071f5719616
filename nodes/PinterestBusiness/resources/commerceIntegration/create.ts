import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { expiries, externalBusinessId, integrationFields, integrationOutput } from '../../../things/integration';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a commerce integration',
	description: 'Link a business of a shop system with a merchant and an ad account on Pinterest. Returns the link.',
	endpoint: 'integrations_commerce/post',
	fields: [
		{ ...externalBusinessId, routing: body('external_business_id') },
		collection('Additional Fields', 'additionalFields', integrationFields),
	],
	output: integrationOutput,
	fill: ({ additionalFields }) => expiries(additionalFields),
	// A business of a shop system has one link.
	lookup: {
		list: () => ({ endpoint: 'integrations/get_list' }),
		entries: 'integrations',
		likeness: ({ body: sent }) => (sent as IDataObject).external_business_id,
		matches: (entry, { body: sent }) => entry.external_business_id === (sent as IDataObject).external_business_id,
		dated: false,
		repeats: true,
	},
};
