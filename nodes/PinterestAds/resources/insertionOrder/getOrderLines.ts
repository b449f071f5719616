import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { number, text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { pinOrderId } from './shared';

export const getOrderLines: Operation = {
	name: 'Get Order Lines',
	value: 'getOrderLines',
	action: 'Get the order lines of insertion orders',
	description:
		'List the order lines of the insertion orders of an ad account, with the IDs that Update takes. Contacts are in raw output only.',
	endpoint: 'ssio_order_lines/get_by_ad_account',
	fields: [
		adAccountId(),
		filters({ ...pinOrderId, description: 'Only the lines of this order', routing: query('pin_order_id') }),
	],
	output: {
		columns: {
			pin_order_id: text(),
			salesforce_order_line_id: text(),
			ads_manager_order_line_id: text(),
			order_name: text(),
			budget_amount: number(),
			estimated_monthly_spend: number(),
			currency_info: text(),
			start_date: text(),
			end_date: text(),
			po_number: text(),
		},
		selectable: [
			'accepted_terms_id',
			'accepted_terms_time',
			'ads_manager_order_line_id',
			'agency_link',
			'bill_to_company_name',
			'billing_contact_email',
			'billing_contact_firstname',
			'billing_contact_lastname',
			'budget_amount',
			'currency_info',
			'end_date',
			'estimated_monthly_spend',
			'last_modified_date_time',
			'media_contact_email',
			'media_contact_firstname',
			'media_contact_lastname',
			'order_name',
			'pin_order_id',
			'pmp_name',
			'po_number',
			'salesforce_order_line_id',
			'start_date',
		],
	},
};
