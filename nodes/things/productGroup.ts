import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { idPicker } from '../operations/locators/idPicker';
import { searchList } from '../operations/locators/search';
import { body, type Field } from '../operations/operation';
import { at, identity, number, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { catalogId } from './catalog';
import { feedId } from './feed';
import type { Basis } from './productFilters';

/** The parameter `productGroupId`. */
export const productGroupId = (changes: Partial<Field> = {}): Field =>
	idPicker(
		{
			name: 'productGroupId',
			displayName: 'Product Group',
			list: 'searchProductGroups',
			example: '2680059592705',
		},
		changes,
	);

export async function searchProductGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	return await searchList(this, { endpoint: 'catalogs_product_groups/list' }, filter, from, ({ id, name }) => ({
		name: String(name ?? id),
		value: String(id),
	}));
}

/** The parameter `basedOn`. */
export const basedOn: Field = {
	displayName: 'Based On',
	name: 'basedOn',
	type: 'options',
	default: 'feed',
	description: 'Whose items the product group is made from',
	options: [
		{ name: 'Creative Assets Catalog', value: 'CREATIVE_ASSETS' },
		{ name: 'Hotel Catalog', value: 'HOTEL' },
		{ name: 'Retail Catalog', value: 'RETAIL', description: 'Items that came by API, or by API and feeds' },
		{ name: 'Retail Feed', value: 'feed', description: 'Items that came by one feed' },
	],
};

const CATALOGS: Basis[] = ['RETAIL', 'HOTEL', 'CREATIVE_ASSETS'];

/** The feed or the catalog whose items they are. */
export const sourceFields: Field[] = [
	basedOn,
	feedId({ required: true, displayOptions: { show: { basedOn: ['feed'] } }, routing: body('feed_id') }),
	catalogId({ required: true, displayOptions: { show: { basedOn: CATALOGS } }, routing: body('catalog_id') }),
];

/** What bodies say of it besides. */
export const typeOf = ({ basedOn: basis }: IDataObject): IDataObject =>
	basis === 'feed' ? {} : { catalog_type: basis as string };

/** A product group: schemas CatalogsVerticalProductGroup of the API description. */
export const productGroupOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		type: text(),
		status: text(),
		catalog_type: text(),
		catalog_id: text(),
		feed_id: text(),
		country: text(),
		locale: text(),
		created_at: text(({ created_at: seconds }: IDataObject) => timeOf(seconds)),
	},
	selectable: [
		'catalog_id',
		'catalog_type',
		'country',
		'created_at',
		'description',
		'feed_id',
		'filters',
		'id',
		'is_featured',
		'locale',
		'name',
		'status',
		'type',
		'updated_at',
	],
};

/** A product: schema CatalogsProduct. */
export const productOutput: Output = {
	columns: {
		pin_id: { ...identity, from: 'pin.id' },
		item_id: text(({ metadata }: IDataObject) =>
			['item_id', 'hotel_id', 'creative_assets_id'].map((name) => at(metadata, name)).find(Boolean),
		),
		title: text('pin.title'),
		price: number('metadata.price'),
		sale_price: number('metadata.sale_price'),
		currency: text('metadata.currency'),
		availability: text('metadata.availability'),
		link: text('pin.link'),
		catalog_type: text(),
	},
	selectable: ['catalog_type', 'metadata', 'pin'],
};
