import { filters } from '../../../operations/collections';
import { joinedQuery, query, type Operation } from '../../../operations/operation';
import { allOf, mostOf } from '../../../operations/checks';
import { catalogId } from '../../../things/catalog';
import { feedId } from '../../../things/feed';
import { productGroupOutput } from '../../../things/productGroup';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many product groups',
	description: 'List the product groups of the connected account, of a catalog or of a feed',
	endpoint: 'catalogs_product_groups/list',
	fields: [
		filters(
			catalogId({ description: 'Only product groups of this catalog', routing: query('catalog_id') }),
			feedId({ description: 'Only product groups of this feed', routing: query('feed_id') }),
			{
				displayName: 'Product Group IDs',
				name: 'productGroupIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 443727193917, 443727193918',
				description: 'Only these product groups, up to 1,000, with commas between them',
				several: true,
				check: allOf(mostOf(1000), (value) =>
					(value as unknown[]).every((one) => /^\d+$/.test(String(one)))
						? undefined
						: 'takes IDs, which consist of digits.',
				),
				routing: joinedQuery('id'),
			},
		),
	],
	actsForAdAccount: true,
	output: productGroupOutput,
};
