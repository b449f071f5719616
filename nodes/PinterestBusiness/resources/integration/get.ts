import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { accessIdProblem } from '../../../things/business';
import { integrationOutput } from '../../../things/integration';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get an integration',
	description: 'Get one integration of the connected account by its ID. Its tokens are never part of it.',
	endpoint: 'integrations/get_by_id',
	fields: [
		{
			displayName: 'Integration ID',
			name: 'integrationId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 549755885175',
			description: 'The integration, as Get Many returns it',
			check: accessIdProblem,
		},
	],
	output: integrationOutput,
	// Pinterest calls the ID in the path no more than "id".
	execute: async (call) => (await call.send({ pathValues: { id: call.text('integrationId').trim() } })) as IDataObject,
};
