import type { Resource } from '../../../operations/operation';
import { get } from './get';

export const userAccount: Resource = { name: 'Account', value: 'userAccount', operations: [get] };
