import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { orderLineId, orderLineOutput } from '../../../things/orderLine';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get an order line',
	description: 'Get one order line: its budget, times, status and campaigns',
	endpoint: 'order_lines/get',
	fields: [adAccountId(), orderLineId],
	output: orderLineOutput,
};
