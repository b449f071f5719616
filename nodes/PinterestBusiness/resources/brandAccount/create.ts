import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { brandDetails, brandName, brandOutput, brandUsername, country, hierarchyId, sendBrand } from './shared';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a brand account',
	description: 'Create a business account for a brand, below a business hierarchy. Returns its ID.',
	endpoint: 'brand_accounts/create',
	fields: [
		hierarchyId,
		brandName,
		brandUsername,
		country,
		collection('Additional Fields', 'additionalFields', brandDetails),
	],
	output: brandOutput,
	execute: async (call) => await sendBrand(call, (call.values.additionalFields ?? {}) as IDataObject),
};
