import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { inOneText, text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';

type Rows = IDataObject[] | undefined;

/** How the order system says that nothing is wrong (`error` of schema SSIOAccountResponse). */
const NO_ERROR = /^(no error)?$/i;

/** The first address of a company that is for a purpose, `Billing` or `Business`. */
const addressFor = (purpose: RegExp) => (company: IDataObject) =>
	(company.addresses as Rows)?.find((one) => purpose.test(String(one.purpose)))?.address_id;

export const getAccounts: Operation = {
	name: 'Get Accounts',
	value: 'getAccounts',
	action: 'Get the accounts for insertion orders',
	description:
		'Get what an insertion order needs: the companies that may pay, with their addresses and terms, and the marketing partners. Returns one item for each company.',
	endpoint: 'ssio_accounts/get',
	fields: [adAccountId()],
	output: {
		columns: {
			billto_company_id: text('id'),
			io_type: text(),
			business_address_id: text(addressFor(/^bus/i)),
			billing_address_id: text(addressFor(/^bil/i)),
			io_terms_id: text(),
			row_terms_id: text(),
			us_terms_id: text(),
			pmp_ids: inOneText('pmp_names', 'id'),
			currency: text(),
			eligible: { type: 'boolean' },
		},
		selectable: [
			'addresses',
			'can_edit',
			'currency',
			'eligible',
			'id',
			'io_terms',
			'io_terms_id',
			'io_type',
			'pmp_names',
			'row_terms',
			'row_terms_id',
			'us_terms',
			'us_terms_id',
		],
	},
	async execute(call) {
		const { billto_infos: companies, error, ...account } = await call.send();
		const text = String(error ?? '').trim();
		if (!NO_ERROR.test(text)) throw call.client.elementFailure(call.request, { kind: 'refused', text });
		return ((companies as Rows) ?? []).map((company) => ({ ...account, ...company }));
	},
};
