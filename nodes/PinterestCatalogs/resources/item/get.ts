import type { IDataObject } from 'n8n-workflow';

import type { ElementOutcome } from '../../../api/elements';
import type { Operation } from '../../../operations/operation';
import { identity, inOneText, text } from '../../../operations/output';
import { catalogId, catalogType, type CatalogType } from '../../../things/catalog';
import { events, ID_NAMES, itemId, itemIdOf, marketFields, MOST_ITEMS } from '../../../things/itemBatch';

function filtersOf(elements: IDataObject[]): IDataObject {
	const { catalog_id: catalog, catalog_type: type } = elements[0];
	const ids = `${ID_NAMES[type as CatalogType]}s`;
	return { catalog_id: catalog, catalog_type: type, [ids]: elements.map(itemIdOf) };
}

function split({ items }: IDataObject, sent: IDataObject[]): ElementOutcome[] {
	const found = new Map(((items ?? []) as IDataObject[]).map((one) => [itemIdOf(one), one]));
	return sent.map((element) => {
		const one = found.get(itemIdOf(element));
		const errors = (one?.errors ?? []) as IDataObject[];
		if (one && errors.length === 0) return { kind: 'done', result: one };
		const text = events(errors) || 'The catalog has no item with this ID in this country and language.';
		return { kind: 'refused', ...(errors[0]?.code ? { code: Number(errors[0].code) } : {}), text };
	});
}

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get items',
	description: 'Read items of a catalog by their IDs, 1,000 in a call: attributes, and the Pins that show them',
	endpoint: 'items/post',
	fields: [catalogId({ required: true }), catalogType(), ...marketFields, itemId],
	actsForAdAccount: true,
	batch: {
		things: 'items',
		most: MOST_ITEMS,
		distinct: true,
		repeatable: true,
		apart: ({ catalogId: catalog, catalogType: type }) => [catalog, type],
		elements: ({ catalogId: catalog, catalogType: type, itemId: id }) => [
			{ catalog_id: catalog, catalog_type: type, [ID_NAMES[type as CatalogType]]: id },
		],
		into: (elements) => ({ body: { filters: filtersOf(elements) } }),
		split,
	},
	output: {
		columns: {
			item_id: { ...identity, from: itemIdOf },
			title: text(({ attributes }) => named(attributes, 'title', 'name')),
			price: text(({ attributes }) => named(attributes, 'price', 'base_price')),
			sale_price: text('attributes.sale_price'),
			availability: text('attributes.availability'),
			brand: text('attributes.brand'),
			link: text('attributes.link'),
			image_link: text(({ attributes }) => {
				const { image_link: image, main_image: main } = (attributes ?? {}) as IDataObject;
				return [image].flat()[0] ?? (main as IDataObject | undefined)?.link;
			}),
			pin_ids: inOneText('pins', 'id'),
		},
		selectable: ['attributes', 'catalog_type', 'creative_assets_id', 'hotel_id', 'item_id', 'pins'],
	},
};

const named = (attributes: unknown, ...names: string[]): unknown =>
	names.map((name) => ((attributes ?? {}) as IDataObject)[name]).find((value) => value !== undefined);
