import { query, type Operation } from '../../../operations/operation';
import { identity, text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';

export const getProfiles: Operation = {
	name: 'Get Profiles',
	value: 'getProfiles',
	action: 'Get the billing profiles of an ad account',
	description: 'List the ways in which an ad account pays: kind, card and status, never its number',
	endpoint: 'billing_profiles/get',
	fields: [
		adAccountId(),
		{
			displayName: 'Only Active',
			name: 'isActive',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out those that are no longer used',
			routing: query('is_active'),
		},
	],
	output: {
		columns: {
			id: identity,
			advertiser_id: text(),
			billing_type: text(),
			card_type: text(),
			payment_method_brand: text(),
			status: text(),
		},
		selectable: ['advertiser_id', 'billing_type', 'card_type', 'id', 'payment_method_brand', 'status'],
	},
};
