import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { orderFilter } from '../../../things/order';
import { promotionOutput } from '../../../things/promotion';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many promotions',
	description: 'List the promotions of an ad account: those made on Pinterest, and those that come from a shop system',
	endpoint: 'promotions/list',
	fields: [adAccountId(), orderFilter],
	output: promotionOutput,
};
