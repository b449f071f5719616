import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { orderStatusOutput } from './shared';

export const getAllStatuses: Operation = {
	name: 'Get Many Statuses',
	value: 'getAllStatuses',
	action: 'Get the status of many insertion orders',
	description: 'List the insertion orders of an ad account with their status',
	endpoint: 'ssio_insertion_orders_status/get_by_ad_account',
	fields: [adAccountId()],
	output: orderStatusOutput,
};
