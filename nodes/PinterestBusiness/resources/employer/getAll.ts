import type { Operation } from '../../../operations/operation';
import { businessUserOutput } from '../../../things/businessUser';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many employers',
	description:
		'List the businesses that the connected user works for, with the roles there. Use it to find the ID of a business.',
	endpoint: 'get/business_employers',
	fields: [],
	output: businessUserOutput,
};
