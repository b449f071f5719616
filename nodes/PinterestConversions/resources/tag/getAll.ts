import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { listIn } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { conversionTagOutput } from '../../../things/conversionTag';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many tags',
	description: 'List the Pinterest tags of an ad account',
	endpoint: 'conversion_tags/list',
	fields: [
		adAccountId(),
		filters({
			displayName: 'Without Deleted',
			name: 'filterDeleted',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out tags that were deleted',
			routing: query('filter_deleted'),
		}),
	],
	entries: listIn('items'),
	output: conversionTagOutput,
};
