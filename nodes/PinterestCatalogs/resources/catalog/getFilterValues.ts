import type { IDataObject } from 'n8n-workflow';

import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { identity, text } from '../../../operations/output';
import { catalogId } from '../../../things/catalog';
import { feedId } from '../../../things/feed';
import { country, locale } from '../../../things/markets';

function rows({ catalog_type: type, filter_values: values }: IDataObject): IDataObject[] {
	return Object.entries((values ?? {}) as Record<string, string[] | null>).flatMap(([filter, all]) =>
		(all ?? []).map((value) => ({ filter: filter.toUpperCase(), value, catalog_type: type })),
	);
}

export const getFilterValues: Operation = {
	name: 'Get Filter Values',
	value: 'getFilterValues',
	action: 'Get the filter values of a catalog',
	description:
		'List what product groups of a catalog can filter by: brands, categories, labels and their values, one item each. Pinterest looks at a sample of up to 1,000 items, so values may be missing.',
	endpoint: 'catalogs/available_filter_values',
	fields: [
		catalogId({ required: true, routing: query('catalog_id') }),
		filters(
			country({ description: 'Only items for this country. For retail catalogs.', routing: query('country') }),
			feedId({ description: 'Only items of this feed. For retail catalogs.', routing: query('feed_id') }),
			locale({
				displayName: 'Language',
				name: 'language',
				description: 'Only items in this language. For retail catalogs.',
				routing: query('language'),
			}),
		),
	],
	actsForAdAccount: true,
	output: { columns: { filter: identity, value: identity, catalog_type: text() }, rows },
};
