import type { Resource } from '../../../operations/operation';
import { get } from './get';
import { getStats } from './getStats';

export const report: Resource = { name: 'Report', value: 'report', operations: [get, getStats] };
