import type { IDataObject } from 'n8n-workflow';

import { numericId } from '../operations/checks';
import type { Lookup } from '../operations/exactlyOnce';
import type { Field } from '../operations/operation';
import { identity, number, text, type Output } from '../operations/output';
import { currencyOf } from '../reports/money';
import { ENTITY_STATUSES } from './adEntity';

// A product group promotion is a product group of a catalog that is advertised in an ad group.

/** The parameter `productGroupPromotionId`. */
export const productGroupPromotionId = (changes: Partial<Field> = {}): Field => ({
	displayName: 'Product Group Promotion ID',
	name: 'productGroupPromotionId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 2680059592706',
	description: 'The promoted product group, as Get Many lists it; not the ID of the product group in the catalog',
	check: numericId,
	...changes,
});

/** Schema ProductGroupPromotion of the API description. The bid is in the ad account's currency. */
export const productGroupPromotionOutput: Output = {
	columns: {
		id: identity,
		ad_group_id: text(),
		catalog_product_group_id: text(),
		catalog_product_group_name: text(),
		status: text(),
		creative_type: text(),
		included: { type: 'boolean' },
		bid: number(({ bid_in_micro_currency: micros }: IDataObject) => currencyOf(micros)),
		definition: text(),
		tracking_url: text(),
	},
	selectable: [
		'ad_group_id',
		'bid_in_micro_currency',
		'catalog_product_group_id',
		'catalog_product_group_name',
		'collections_header_type',
		'collections_hero_destination_url',
		'collections_hero_pin_id',
		'creative_type',
		'customizable_cta_type',
		'definition',
		'grid_click_type',
		'id',
		'included',
		'is_generate_background',
		'is_mdl',
		'parent_id',
		'preferred_media_type',
		'relative_definition',
		'selected_image_tag',
		'selected_video_tag',
		'slideshow_collections_description',
		'slideshow_collections_title',
		'status',
		'tracking_url',
	],
};

/**
 * What tells promotions of one ad group apart: with the status, so that an archived one is never taken for a new one. Pinterest may
 * add what was not sent, so only what was sent is compared.
 */
const MARKS = ['catalog_product_group_id', 'creative_type', 'collections_hero_pin_id', 'status'];

const marksOf = (promotion: IDataObject): string => JSON.stringify(MARKS.map((name) => promotion[name] ?? ''));

/** Finds a new promotion whose call was lost by the product group and the form of its ads. */
export const productGroupPromotionLookup: Lookup = {
	list: ({ pathValues, body }) => ({
		endpoint: 'product_group_promotions/list',
		pathValues,
		query: {
			ad_group_id: String((body as IDataObject).ad_group_id),
			entity_statuses: ENTITY_STATUSES,
			order: 'DESCENDING',
		},
	}),
	entries: 'product groups in the ad group',
	likeness: ({ pathValues, body }) => [pathValues, (body as IDataObject).ad_group_id, marksOf(body as IDataObject)],
	matches: (entry, { body }) =>
		MARKS.every((name) => {
			const wanted = (body as IDataObject)[name] ?? undefined;
			return wanted === undefined || wanted === entry[name];
		}),
	dated: false,
};
