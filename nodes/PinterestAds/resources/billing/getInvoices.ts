import type { IDataObject } from 'n8n-workflow';

import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { dayOf } from '../../../reports/days';
import { dayField } from '../../../reports/period';
import { adAccountId } from '../../../things/adAccount';
import { invoiceOutput } from '../../../things/invoice';

const dueDates = ({ filters }: IDataObject): Array<string | undefined> => {
	const { startDueDate, endDueDate } = (filters ?? {}) as IDataObject;
	return [startDueDate, endDueDate].map((value) => (isEmpty(value) ? undefined : dayOf(value)));
};

export const getInvoices: Operation = {
	name: 'Get Invoices',
	value: 'getInvoices',
	action: 'Get the invoices of an ad account',
	description: 'List the invoices and credit memos of an ad account, with their amounts in the currency of each',
	endpoint: 'billing_invoices/get',
	fields: [
		adAccountId(),
		filters(
			{
				displayName: 'Document Type',
				name: 'documentType',
				type: 'options',
				default: 'INVOICE',
				description: 'Only documents of this kind',
				options: [
					{ name: 'Credit Memo', value: 'CREDIT_MEMO' },
					{ name: 'Invoice', value: 'INVOICE' },
				],
				routing: query('document_type'),
			},
			dayField('Due From', 'startDueDate', 'Only those that are due on this day or later', query('start_due_date')),
			dayField('Due Until', 'endDueDate', 'Only those that are due on this day or earlier', query('end_due_date')),
			{
				displayName: 'Order',
				name: 'order',
				type: 'options',
				default: 'DESCENDING',
				description: 'Which come first',
				options: [
					{ name: 'Ascending', value: 'ASCENDING' },
					{ name: 'Descending', value: 'DESCENDING' },
				],
				routing: query('order'),
			},
			{
				displayName: 'Sort By',
				name: 'sort',
				type: 'options',
				default: 'DUE_DATE',
				description: 'What the order is by',
				options: [
					{ name: 'Billing Period', value: 'BILLING_PERIOD' },
					{ name: 'Document Type', value: 'DOCUMENT_TYPE' },
					{ name: 'Due Date', value: 'DUE_DATE' },
					{ name: 'Invoice Number', value: 'INVOICE_NUMBER' },
					{ name: 'Total Amount', value: 'TOTAL_AMOUNT' },
				],
				routing: query('sort'),
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'OPEN',
				description: 'Only those that are to be paid, or those that are done',
				options: [
					{ name: 'Closed', value: 'CLOSED' },
					{ name: 'Open', value: 'OPEN' },
				],
				routing: query('status'),
			},
		),
	],
	check(values) {
		const [from, until] = dueDates(values);
		return from && until && from > until ? ['"Due From" is after "Due Until".'] : [];
	},
	output: invoiceOutput,
};
