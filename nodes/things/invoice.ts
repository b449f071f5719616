import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { checkId, type Locator } from '../operations/locators/locator';
import { chosenId, searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, number, text, type Output } from '../operations/output';
import { amountOf, currencyOf } from '../reports/money';
import { adAccount } from './adAccount';

const invoice: Locator = { named: false, check: checkId, find: ({ value }) => value };

export async function searchInvoices(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const given = this.getCurrentNodeParameter('adAccountId');
	const adAccountId = await chosenId(this, adAccount, given, 'Ad Account');
	if (adAccountId === undefined) return { results: [] };
	const request = {
		endpoint: 'billing_invoices/get' as const,
		pathValues: { ad_account_id: adAccountId },
		query: { order: 'DESCENDING' },
	};
	return await searchList(this, request, filter, from, (entry) => {
		const { id, billing_period_end_date: until, amount_billed_micro_currency: micros, currency } = entry;
		const amount = amountOf(micros);
		return { name: [until, amount && `${amount} ${currency}`, id].filter(Boolean).join(' · '), value: String(id) };
	});
}

/** The parameter `billingInvoiceId`, for operations that also have `adAccountId`. */
export const billingInvoiceId: Field = {
	displayName: 'Invoice',
	name: 'billingInvoiceId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The invoice, picked from the list or given by ID',
	typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an invoice…',
			typeOptions: { searchListMethod: 'searchInvoices', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 549755885175' },
	],
	locate: invoice,
};

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
