import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { promotionId } from '../../../things/promotion';

export const del: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a promotion',
	description: 'Delete a promotion from Pinterest for good. Returns its ID.',
	endpoint: 'promotions/delete',
	fields: [adAccountId(), promotionId()],
	output: deleted,
};
