import type { Resource } from '../../../operations/operation';
import { getAll } from './getAll';

export const advertiserEvent: Resource = { name: 'Advertiser Event', value: 'advertiserEvent', operations: [getAll] };
