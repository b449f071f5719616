import type { Operation } from '../../../operations/operation';
import { attributeFields } from '../../../things/itemAttributes';
import { despiteFeeds, itemBatch, itemFields, itemOptions, withoutFeeds, writesItems } from '../../../things/itemBatch';
import { missing, wholeItem } from './whole';

const about =
	"Add items to a catalog, or replace those that are there, 1,000 in a call, and wait until Pinterest has processed them. Give all attributes of an item: those left out are lost. Returns for each item whether it was taken, with Pinterest's warnings. Not for catalogs that a feed fills.";

export const upsert: Operation = {
	...writesItems,
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update items',
	description: about,
	fields: [...itemFields, ...attributeFields],
	options: [despiteFeeds, ...itemOptions],
	check: missing,
	batch: itemBatch(wholeItem('UPSERT'), { permits: withoutFeeds('"Create or Update"') }),
};
