import { Refusal } from '../errors.mts';
import { invoiceAddress } from '../invoices.mts';
import type { Kept } from '../promoted.mts';
import type { Routes } from '../route.mts';
import { flag, object, oneOf, string } from '../schemas.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';
import { inOrder } from './productGroupPromotions.mts';

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

/** How ad accounts pay, and what they owe. */
export const billing: Routes = {
	'billing_profiles/get': {
		query: { is_active: flag },
		requiredQuery: ['is_active'],
		handle: (call) => {
			const { items, ...rest } = call.page(
				call.state.promoted.billingProfiles.of(readableAdAccount(call)),
				({ fields }) => call.query.is_active !== true || fields.status === 'VALID',
			);
			return { items: items.map((one) => ({ id: one.id, advertiser_id: one.adAccount.id, ...one.fields })), ...rest };
		},
	},

	'billing_invoices/get': {
		query: {
			sort: oneOf('DUE_DATE', 'BILLING_PERIOD', 'DOCUMENT_TYPE', 'TOTAL_AMOUNT', 'INVOICE_NUMBER'),
			order: oneOf('ASCENDING', 'DESCENDING'),
			status: oneOf('OPEN', 'CLOSED'),
			document_type: oneOf('INVOICE', 'CREDIT_MEMO'),
			start_due_date: day,
			end_due_date: day,
		},
		handle: (call) => {
			const { status, document_type: type, start_due_date: from, end_due_date: until, order } = call.query;
			const { items, ...rest } = call.page(
				inOrder(call.state.promoted.invoices.of(readableAdAccount(call)), order),
				(one) => {
					const { status: own, document_type: kind, invoice_due_date: due } = invoiceView(one);
					return (
						(status === undefined || own === status) &&
						(type === undefined || kind === type) &&
						(from === undefined || due >= String(from)) &&
						(until === undefined || due <= String(until))
					);
				},
			);
			return { items: items.map(invoiceView), ...rest };
		},
	},

	'billing_invoice_download/get': {
		handle: (call) => {
			const found = call.state.promoted.invoices.find(readableAdAccount(call), call.params.billing_invoice_id);
			if (!found) throw new Refusal(404, 4, 'Billing invoice not found.');
			return { id: found.id, download_url: invoiceAddress(call.state, found.id) };
		},
	},

	'ads_credits_discounts/get': {
		handle: (call) => {
			const { items, ...rest } = call.page(call.state.promoted.discounts.of(readableAdAccount(call)));
			return { items: items.map(({ adAccount, fields }) => ({ advertiser_id: adAccount.id, ...fields })), ...rest };
		},
	},

	/** What is refused here is told in an answer with status 200 (schema AdsCreditRedeemResponse). */
	'ads_credit/redeem': {
		body: object(
			{ offerCodeHash: { ...string, pattern: '^[a-z0-9]*$' }, validateOnly: flag },
			...['offerCodeHash', 'validateOnly'],
		),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			const { offerCodeHash: hash, validateOnly } = call.body as { offerCodeHash: string; validateOnly: boolean };
			const { offers, redeemed, discounts } = call.state.promoted;
			const micros = offers.get(hash);
			if (micros === undefined) return refused(2317, 'Invalid offer code.');
			if (redeemed.has(hash)) return refused(2318, 'Offer code is already redeemed.');
			if (!validateOnly) {
				redeemed.add(hash);
				discounts.add(adAccount, {
					active: true,
					title: 'Ad credit',
					discountType: 'MARKETING_OFFER_CREDIT',
					discountCurrency: adAccount.currency,
					discountInMicroCurrency: micros,
					remainingDiscountInMicroCurrency: micros,
				});
			}
			return { success: true, errorCode: null, errorMessage: null };
		},
	},
};

const refused = (errorCode: number, errorMessage: string) => ({ success: false, errorCode, errorMessage });

const invoiceView = ({ id, adAccount, fields }: Kept): Record<string, any> => ({
	id,
	ad_account_id: adAccount.id,
	ad_account_name: adAccount.name,
	currency: adAccount.currency,
	document_type: 'INVOICE',
	status: 'OPEN',
	...fields,
});
