import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAccounts } from './getAccounts';
import { getAllStatuses } from './getAllStatuses';
import { getOrderLines } from './getOrderLines';
import { getStatus } from './getStatus';
import { update } from './update';

export const insertionOrder: Resource = {
	name: 'Insertion Order',
	value: 'insertionOrder',
	operations: [create, getAccounts, getAllStatuses, getOrderLines, getStatus, update],
};
