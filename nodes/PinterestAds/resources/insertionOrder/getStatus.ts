import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { orderStatusOutput, pinOrderId } from './shared';

export const getStatus: Operation = {
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get the status of an insertion order',
	description: 'Find out how far one insertion order is',
	endpoint: 'ssio_insertion_orders_status/get_by_pin_order_id',
	fields: [adAccountId(), { ...pinOrderId, required: true }],
	output: orderStatusOutput,
};
