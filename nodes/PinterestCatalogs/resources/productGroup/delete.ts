import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { productGroupId } from '../../../things/productGroup';

export const del: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a product group',
	description: 'Delete product groups, up to 1,000 in a call. Pinterest refuses those that are promoted.',
	endpoint: 'catalogs_product_groups/delete_many',
	alsoCalls: ['catalogs_product_groups/delete'],
	fields: [productGroupId({ required: true })],
	actsForAdAccount: true,
	batch: {
		things: 'product groups',
		most: 1000,
		distinct: true,
		elements: ({ productGroupId: id }) => [{ id }],
		into: (groups) =>
			groups.length === 1
				? { endpoint: 'catalogs_product_groups/delete', pathValues: { product_group_id: String(groups[0].id) } }
				: { query: { id: { commaJoined: groups.map(({ id }) => String(id)) } } },
		split: (_answer: IDataObject, sent) =>
			sent.map(({ id }) => ({ kind: 'done' as const, result: { deleted: true, id } })),
	},
	output: deleted,
};
