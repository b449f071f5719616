import type { IDataObject } from 'n8n-workflow';

import { carries } from '../../../operations/lookups';
import { body, type Operation } from '../../../operations/operation';
import { actingFor, catalogOutput, catalogType } from '../../../things/catalog';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a catalog',
	description:
		'Create a catalog of the connected account. Returns the catalog. Pinterest opens catalogs of creative assets to some accounts only.',
	endpoint: 'catalogs/create',
	fields: [
		catalogType({ routing: body('catalog_type') }),
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Garden Shop',
			description: 'What the catalog is called',
			routing: body('name'),
		},
	],
	actsForAdAccount: true,
	lookup: {
		list: ({ query }) => ({ endpoint: 'catalogs/list', query: actingFor(query as IDataObject) }),
		entries: 'catalogs in the account',
		likeness: ({ body: sent }) => sent,
		matches: (entry, { body: sent }) => carries(entry, sent),
		dated: true,
	},
	output: catalogOutput,
};
