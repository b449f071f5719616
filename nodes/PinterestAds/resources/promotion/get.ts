import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { promotionId, promotionOutput } from '../../../things/promotion';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a promotion',
	description: 'Get one promotion: what it offers, its code, times and status',
	endpoint: 'promotions/get',
	fields: [adAccountId(), promotionId()],
	output: promotionOutput,
};
