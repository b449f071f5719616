import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { sendTest } from './sendTest';
import { update } from './update';

export const leadForm: Resource = {
	name: 'Lead Form',
	value: 'leadForm',
	operations: [create, get, getAll, sendTest, update],
};
