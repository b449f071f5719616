import type { Resource } from '../../../operations/operation';
import { getAll } from './getAll';

export const employer: Resource = {
	name: 'Employer',
	value: 'employer',
	operations: [getAll],
};
