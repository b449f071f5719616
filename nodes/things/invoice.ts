import type { IDataObject } from 'n8n-workflow';

import { identity, number, text, type Output } from '../operations/output';
import { amountOf, currencyOf } from '../reports/money';
import { idInAccount, searchInAdAccount } from './adAccount';

export const searchInvoices = searchInAdAccount(
	'billing_invoices/get',
	({ id, billing_period_end_date: until, amount_billed_micro_currency: micros, currency }) => {
		const amount = amountOf(micros);
		return [until, amount && `${amount} ${currency}`, id].filter(Boolean).join(' · ');
	},
	{ order: 'DESCENDING' },
);

/** The parameter `billingInvoiceId`, for operations that also have `adAccountId`. */
export const billingInvoiceId = idInAccount({
	name: 'billingInvoiceId',
	displayName: 'Invoice',
	list: 'searchInvoices',
	example: '549755885175',
});

const money = (property: string) => number((raw: IDataObject) => currencyOf(raw[property]));

/** Schema BillingInvoiceResponse of the API description. Amounts are in `currency`. */
export const invoiceOutput: Output = {
	columns: {
		id: identity,
		document_type: text(),
		status: text(),
		amount_billed: money('amount_billed_micro_currency'),
		amount_net: money('amount_net_micro_currency'),
		amount_tax: money('amount_tax_micro_currency'),
		currency: text(),
		billing_period_start_date: text(),
		billing_period_end_date: text(),
		invoice_due_date: text(),
	},
	selectable: [
		'ad_account_id',
		'ad_account_name',
		'amount_billed_micro_currency',
		'amount_discount_micro_currency',
		'amount_net_micro_currency',
		'amount_tax_micro_currency',
		'bill_to_country',
		'billing_period_end_date',
		'billing_period_start_date',
		'currency',
		'document_type',
		'id',
		'invoice_due_date',
		'payment_terms',
		'status',
	],
};
