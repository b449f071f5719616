import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { orderFilter } from '../../../things/adEntity';
import { customerListOutput } from '../../../things/customerList';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many customer lists',
	description: 'List the customer lists of an ad account with their status',
	endpoint: 'customer_lists/list',
	fields: [adAccountId(), orderFilter],
	output: customerListOutput,
};
