import type { Operation } from '../../../operations/operation';
import { identity, listIn, text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many advertiser events',
	description:
		'List the events with names of your own that an ad account has received, with the standard event that each counts as',
	endpoint: 'advertiser_defined_events/get',
	fields: [adAccountId()],
	entries: listIn('items'),
	output: {
		columns: { name: identity, mapped_conversion_type: text() },
		selectable: ['mapped_conversion_type', 'name'],
	},
};
