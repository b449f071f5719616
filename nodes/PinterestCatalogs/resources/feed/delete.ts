import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { feedId } from '../../../things/feed';

export const del: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a feed',
	description:
		'Delete a feed. Its items leave the catalog. Pinterest refuses it while a product group of the feed is promoted.',
	endpoint: 'feeds/delete',
	fields: [feedId({ required: true })],
	actsForAdAccount: true,
	output: deleted,
};
