import type { Operation } from '../../../operations/operation';
import { businessId } from '../../../things/business';
import { orderFilter } from '../../../things/order';
import { sharedAudienceOutput } from '../../../things/sharedAudience';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many audiences that were shared with a business',
	description: 'List the audiences that others share with a business',
	endpoint: 'shared_audiences_for_business/list',
	fields: [businessId, orderFilter],
	output: sharedAudienceOutput,
};
