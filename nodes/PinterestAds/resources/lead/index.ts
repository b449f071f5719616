import type { Resource } from '../../../operations/operation';
import { exportLeads } from './export';

export const lead: Resource = { name: 'Lead', value: 'lead', operations: [exportLeads] };
