import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { orderFilter } from '../../../things/order';
import { orderLineOutput } from '../../../things/orderLine';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many order lines',
	description: 'List the order lines of an ad account: budgets agreed upon with Pinterest, with their campaigns',
	endpoint: 'order_lines/list',
	fields: [adAccountId(), orderFilter],
	output: orderLineOutput,
};
