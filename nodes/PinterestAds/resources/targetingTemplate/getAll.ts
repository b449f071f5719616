import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { order } from '../../../things/order';
import { templateOutput } from './fields';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many targeting templates',
	description:
		'List the targeting templates of an ad account, on request with an estimate of how many people each reaches',
	endpoint: 'targeting_template/list',
	fields: [
		adAccountId(),
		filters(
			{
				displayName: 'Include Reach',
				name: 'includeSizing',
				type: 'boolean',
				default: true,
				description: 'Whether to estimate how many people each template reaches in a month',
				routing: query('include_sizing'),
			},
			order,
			{
				displayName: 'Search',
				name: 'searchQuery',
				type: 'string',
				default: '',
				placeholder: 'e.g. cooks',
				description: 'Only templates with these words',
				routing: query('search_query'),
			},
		),
	],
	output: templateOutput,
};
