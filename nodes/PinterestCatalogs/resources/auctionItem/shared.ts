import type { IDataObject } from 'n8n-workflow';

import { body, type Field } from '../../../operations/operation';
import { number, text, type Output } from '../../../operations/output';
import { currencyOf } from '../../../reports/money';
import { catalogId } from '../../../things/catalog';
import { itemId } from '../../../things/itemBatch';
import { country, shortLanguage, twoLetters } from '../../../things/markets';

/** "maxItems": 10000 of both endpoints. */
export const MOST = 10_000;

/** Catalog, market and ID; the country and the language belong to each item of a call. */
export const auctionFields: Field[] = [
	catalogId({ required: true, routing: body('catalog_id') }),
	country({ required: true }),
	shortLanguage,
	itemId,
];

/** What an item is known by: schema AdvancedAuctionKey. */
export const keyOf = ({ country: code, itemId: id, language: spoken }: IDataObject): IDataObject => ({
	country: code,
	item_id: id,
	language: twoLetters(spoken),
});

export const keyText = ({ country: code, item_id: id, language: spoken }: IDataObject): string =>
	JSON.stringify([code, id, spoken]);

const factors = (values: unknown): string | undefined =>
	Object.entries((values ?? {}) as IDataObject)
		.map(([name, factor]) => `${name} ${String(factor)}`)
		.join(', ') || undefined;

const optionsOf = ({ bid_options: options }: IDataObject): IDataObject => (options ?? {}) as IDataObject;

/** An item with its bid options: schema AdvancedAuctionItem. */
export const auctionOutput: Output = {
	columns: {
		item_id: text(),
		country: text(),
		language: text(),
		bid: number((item: IDataObject) => currencyOf(optionsOf(item).bid_in_micro_currency)),
		app_type_multipliers: text((item: IDataObject) => factors(optionsOf(item).app_type_multipliers)),
		placement_multipliers: text((item: IDataObject) => factors(optionsOf(item).placement_multipliers)),
	},
	selectable: ['bid_options', 'country', 'item_id', 'language'],
};
