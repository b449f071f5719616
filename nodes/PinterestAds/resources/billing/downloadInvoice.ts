import { storedFile } from '../../../api/resultFile';
import type { Operation } from '../../../operations/operation';
import { identity, text, WithFiles } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { billingInvoiceId } from '../../../things/invoice';

export const downloadInvoice: Operation = {
	name: 'Download Invoice',
	value: 'downloadInvoice',
	action: 'Download an invoice',
	description:
		'Download the file of an invoice or a credit memo. Returns its ID, with the file in a binary field. Get Invoices lists the IDs.',
	endpoint: 'billing_invoice_download/get',
	fields: [
		adAccountId(),
		billingInvoiceId,
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			placeholder: 'e.g. data',
			hint: 'The name of the output binary field to put the file in',
		},
	],
	output: { columns: { id: identity, file_name: text() } },
	async execute(call) {
		const id = String(call.values.billingInvoiceId);
		const name = `invoice-${id}.pdf`;
		const file = {
			functions: call.execution.functions,
			client: call.client,
			what: 'the invoice',
			// The link lives for minutes, so each try has one of its own.
			async address() {
				const { download_url: url } = await call.send();
				if (typeof url === 'string' && url !== '') return url;
				throw call.client.elementFailure(call.request, { kind: 'refused', text: 'The invoice has no file.' });
			},
		};
		const stored = await storedFile(file, name, 'application/pdf');
		return new WithFiles({ id, file_name: name }, { [call.text('binaryPropertyName').trim()]: stored });
	},
};
