import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { customerListOutput } from '../../../things/customerList';
import { orderFilter } from '../../../things/order';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many customer lists',
	description: 'List the customer lists of an ad account with their status',
	endpoint: 'customer_lists/list',
	fields: [adAccountId(), orderFilter],
	output: customerListOutput,
};
