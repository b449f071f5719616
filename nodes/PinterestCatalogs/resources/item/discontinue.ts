import type { IDataObject } from 'n8n-workflow';

import { body, type Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { catalogId } from '../../../things/catalog';
import { itemBatch, itemId, marketFields, writesItems } from '../../../things/itemBatch';

/**
 * "DELETE_DISCONTINUED only updates availability to Out of Stock", and its body names no catalog; where one is named, the same is done
 * as an update.
 */
function element({ catalogId: catalog, itemId: id }: IDataObject): IDataObject {
	return catalog ? { operation: 'UPDATE', item_id: id, attributes: { availability: 'out of stock' } } : { item_id: id };
}

const hasCatalog = ({ catalogId: catalog }: IDataObject): boolean => !isEmpty(catalog);

export const discontinue: Operation = {
	...writesItems,
	name: 'Discontinue',
	value: 'discontinue',
	action: 'Discontinue items',
	description:
		'Mark items of a retail catalog as out of stock, 1,000 in a call, and wait until Pinterest has processed them. Their Pins stay. Returns for each item whether it was done.',
	fields: [
		catalogId({
			description: 'The catalog, picked from the list or given by ID; the oldest retail catalog when it is empty',
			routing: body('catalog_id'),
		}),
		...marketFields,
		itemId,
	],
	fill: (values) => ({
		body: hasCatalog(values) ? { catalog_type: 'RETAIL' } : { operation: 'DELETE_DISCONTINUED' },
	}),
	batch: itemBatch((values) => [element({ ...values, catalogId: hasCatalog(values) })]),
};
