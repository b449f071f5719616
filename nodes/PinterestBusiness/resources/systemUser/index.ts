import type { Resource } from '../../../operations/operation';
import { update } from './update';

export const systemUser: Resource = {
	name: 'System User',
	value: 'systemUser',
	operations: [update],
};
