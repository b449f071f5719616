import type { Resource } from '../../../operations/operation';
import { get } from './get';
import { getAll } from './getAll';
import { sendLogs } from './sendLogs';

export const integration: Resource = {
	name: 'Integration',
	value: 'integration',
	operations: [get, getAll, sendLogs],
};
