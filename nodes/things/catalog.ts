import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { idPicker } from '../operations/locators/idPicker';
import { searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, text, type Output } from '../operations/output';

/** The parameter `catalogId`. */
export const catalogId = (changes: Partial<Field> = {}): Field =>
	idPicker({ name: 'catalogId', displayName: 'Catalog', list: 'searchCatalogs', example: '2680059592705' }, changes);

export async function searchCatalogs(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	return await searchList(this, { endpoint: 'catalogs/list' }, filter, from, ({ id, name, catalog_type: type }) => ({
		name: [name ?? id, type === 'RETAIL' ? '' : wordOf(type)].filter(Boolean).join(' · '),
		value: String(id),
	}));
}

/** Schema CatalogsType. */
export type CatalogType = 'RETAIL' | 'HOTEL' | 'CREATIVE_ASSETS';

const TYPES = [
	{ name: 'Creative Assets', value: 'CREATIVE_ASSETS', description: 'Pinterest opens it to some accounts only' },
	{ name: 'Hotel', value: 'HOTEL' },
	{ name: 'Retail', value: 'RETAIL', description: 'Products of a shop' },
];

const wordOf = (type: unknown): string => TYPES.find(({ value }) => value === type)?.name ?? String(type ?? '');

/** The parameter `catalogType`. */
export const catalogType = (changes: Partial<Field> = {}): Field => ({
	displayName: 'Catalog Type',
	name: 'catalogType',
	type: 'options',
	default: 'RETAIL',
	description: 'What the catalog holds',
	options: TYPES,
	...changes,
});

/** A catalog: schema Catalog of the API description. */
export const catalogOutput: Output = {
	columns: { id: identity, name: text(), catalog_type: text(), created_at: text(), updated_at: text() },
	selectable: ['catalog_type', 'created_at', 'id', 'name', 'updated_at'],
};

/** The query of a call that acts for an ad account: what is read beside it acts for the same. */
export const actingFor = (query: IDataObject | undefined): { ad_account_id?: string } =>
	query?.ad_account_id ? { ad_account_id: String(query.ad_account_id) } : {};
