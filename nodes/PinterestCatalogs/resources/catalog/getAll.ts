import type { Operation } from '../../../operations/operation';
import { catalogOutput } from '../../../things/catalog';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many catalogs',
	description: 'List the catalogs of the connected account, with their types',
	endpoint: 'catalogs/list',
	fields: [],
	actsForAdAccount: true,
	output: catalogOutput,
};
