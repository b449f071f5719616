import type { Operation } from '../../../operations/operation';
import { attributeFields } from '../../../things/itemAttributes';
import { despiteFeeds, itemBatch, itemFields, itemOptions, withoutFeeds, writesItems } from '../../../things/itemBatch';
import { missing, wholeItem } from './whole';

export const create: Operation = {
	...writesItems,
	name: 'Create',
	value: 'create',
	action: 'Create items',
	description:
		"Add items to a catalog, 1,000 in a call, and wait until Pinterest has processed them. Returns for each item whether it was taken, with Pinterest's warnings. Not for catalogs that a feed fills.",
	fields: [...itemFields, ...attributeFields],
	options: [despiteFeeds, ...itemOptions],
	check: missing,
	batch: itemBatch(wholeItem('CREATE'), { permits: withoutFeeds('"Create"') }),
};
