import type { Resource } from '../../../operations/operation';
import { download } from './download';
import { upsert } from './upsert';

export const bulk: Resource = {
	name: 'Bulk',
	value: 'bulk',
	operations: [download, upsert],
};
