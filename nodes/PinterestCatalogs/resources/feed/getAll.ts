import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { catalogId } from '../../../things/catalog';
import { feedOutput } from '../../../things/feed';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many feeds',
	description: 'List the feeds of the connected account, or those of one catalog',
	endpoint: 'feeds/list',
	fields: [filters(catalogId({ description: 'Only feeds of this catalog', routing: query('catalog_id') }))],
	actsForAdAccount: true,
	output: feedOutput,
};
