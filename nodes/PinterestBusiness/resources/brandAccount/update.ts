import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import {
	brandAccountId,
	brandDetails,
	brandName,
	brandOutput,
	brandUsername,
	country,
	hierarchyId,
	sendBrand,
} from './shared';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a brand account',
	description: 'Change the name, username, country, texts or image of a brand account. Returns its ID.',
	endpoint: 'brand_accounts/update',
	fields: [
		hierarchyId,
		brandAccountId,
		collection('Update Fields', 'updateFields', [...brandDetails, brandName, brandUsername, country], {
			required: true,
		}),
	],
	output: brandOutput,
	execute: async (call) => await sendBrand(call, (call.values.updateFields ?? {}) as IDataObject, { repeatable: true }),
};
