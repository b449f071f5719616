import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { momentOf, momentProblem } from '../../../reports/days';
import type { CatalogType } from '../../../things/catalog';
import { ID_NAMES, itemBatch, itemFields, writesItems } from '../../../things/itemBatch';

function element({ catalogType, itemId, additionalFields }: IDataObject): IDataObject {
	const { lastUpdatedTime } = (additionalFields ?? {}) as IDataObject;
	return {
		operation: 'DELETE',
		[ID_NAMES[catalogType as CatalogType]]: itemId as string,
		...(lastUpdatedTime ? { last_updated_time: momentOf(lastUpdatedTime) } : {}),
	};
}

export const del: Operation = {
	...writesItems,
	name: 'Delete',
	value: 'delete',
	action: 'Delete items',
	description:
		'Take items out of a catalog, 1,000 in a call, and wait until Pinterest has processed them. A feed that still has an item brings it back. Returns for each item whether it was deleted.',
	fields: [
		...itemFields,
		collection(
			'Additional Fields',
			'additionalFields',
			[
				{
					displayName: 'Last Updated',
					name: 'lastUpdatedTime',
					type: 'dateTime',
					default: '',
					description: 'When the item was taken out at the shop; Pinterest leaves out older changes',
					check: momentProblem,
				},
			],
			{ displayOptions: { show: { catalogType: ['RETAIL'] } } },
		),
	],
	batch: itemBatch((values) => [element(values)]),
};
