import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getItemIssues } from './getItemIssues';
import { getProcessingResults } from './getProcessingResults';
import { ingest } from './ingest';
import { update } from './update';

export const feed: Resource = {
	name: 'Feed',
	value: 'feed',
	operations: [create, del, get, getItemIssues, getAll, getProcessingResults, ingest, update],
};
