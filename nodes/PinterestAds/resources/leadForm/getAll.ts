import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { orderFilter } from '../../../things/adEntity';
import { leadFormOutput } from '../../../things/leadForm';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many lead forms',
	description: 'List the lead forms of an ad account',
	endpoint: 'lead_forms/list',
	fields: [adAccountId(), orderFilter],
	output: leadFormOutput,
};
