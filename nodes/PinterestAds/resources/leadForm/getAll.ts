import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { leadFormOutput } from '../../../things/leadForm';
import { orderFilter } from '../../../things/order';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many lead forms',
	description: 'List the lead forms of an ad account',
	endpoint: 'lead_forms/list',
	fields: [adAccountId(), orderFilter],
	output: leadFormOutput,
};
