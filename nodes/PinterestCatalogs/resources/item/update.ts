import type { IDataObject } from 'n8n-workflow';

import type { Field, Operation } from '../../../operations/operation';
import type { CatalogType } from '../../../things/catalog';
import { attributeFields, attributesOf, fixedAmong } from '../../../things/itemAttributes';
import { ID_NAMES, itemBatch, itemFields, writesItems } from '../../../things/itemBatch';

/** Schema UpdateMaskFieldType: what can be cleared. */
const CLEARABLE =
	'ad_link adult age_group availability average_review_rating brand checkout_enabled color condition custom_label_0 custom_label_1 custom_label_2 custom_label_3 custom_label_4 custom_number_0 custom_number_1 custom_number_2 custom_number_3 custom_number_4 description free_shipping_label free_shipping_limit gender google_product_category gtin item_group_id last_updated_time link material min_ad_price mpn number_of_ratings number_of_reviews pattern price product_type promotion_id sale_price shipping shipping_height shipping_weight shipping_width size size_system size_type tax title variant_names variant_values'.split(
		' ',
	);

const clear: Field = {
	displayName: 'Attributes to Clear',
	name: 'clear',
	type: 'string',
	default: '',
	placeholder: 'e.g. sale_price, custom_label_0',
	description: "Attributes that the item is to have no more, by Pinterest's names, with commas between them",
	several: true,
	displayOptions: { show: { catalogType: ['RETAIL'] } },
	check: (value) => {
		const unknown = (value as unknown[]).map(String).filter((name) => !CLEARABLE.includes(name));
		return unknown.length > 0 ? `has what Pinterest cannot clear: ${unknown.join(', ')}.` : undefined;
	},
};

function change(values: IDataObject): { attributes: IDataObject; cleared: string[] } {
	const { values: attributes, emptied } = attributesOf(values);
	return { attributes, cleared: [...new Set([...emptied, ...((values.clear ?? []) as string[])])] };
}

function element(values: IDataObject): IDataObject {
	const { attributes, cleared } = change(values);
	return {
		operation: 'UPDATE',
		[ID_NAMES[values.catalogType as CatalogType]]: values.itemId as string,
		attributes,
		// "Attributes specified in the update mask without a value will be deleted", and none but those are changed.
		...(cleared.length > 0 && { update_mask: [...new Set([...Object.keys(attributes), ...cleared])] }),
	};
}

function problems(values: IDataObject): string[] {
	const type = values.catalogType as CatalogType;
	const { attributes, cleared } = change(values);
	const names = Object.keys(attributes);
	if (names.length + cleared.length === 0) return ['There is nothing to change: "Attributes" are empty.'];
	const fixed = fixedAmong(type, attributes).map(
		(label) => `${label} cannot be changed by "Update"; use "Create or Update", or change the file of the feed.`,
	);
	if (cleared.length === 0) return fixed;
	const beside = [...names, ...cleared].filter((name) => type !== 'RETAIL' || !CLEARABLE.includes(name));
	return [
		...fixed,
		...beside.map((name) =>
			type === 'RETAIL'
				? `Pinterest cannot change "${name}" together with attributes to clear; give it an item of its own.`
				: `Pinterest cannot clear attributes of such an item, and "${name}" comes with one to clear.`,
		),
	];
}

export const update: Operation = {
	...writesItems,
	name: 'Update',
	value: 'update',
	action: 'Update items',
	description:
		'Change some attributes of items, such as price or availability, 1,000 in a call, and wait until Pinterest has processed them. Attributes that are left out stay. Works beside a feed, whose next ingestion counts again. Returns for each item whether it was taken.',
	fields: [...itemFields, ...attributeFields, clear],
	check: problems,
	batch: itemBatch((values) => [element(values)]),
};
