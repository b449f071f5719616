import { invalid, Refusal } from '../errors.mts';
import type { Kept } from '../promoted.mts';
import type { Routes } from '../route.mts';
import { object, oneOf, string, type Schema } from '../schemas.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';
import { inOrder } from './productGroupPromotions.mts';

const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const number: Schema = { type: 'number' };

/** Schema SSIOInsertionOrderCommon of the API description. */
const common: Record<string, Schema> = {
	...Object.fromEntries(
		[
			...['agency_link', 'billing_contact_email', 'billing_contact_firstname', 'billing_contact_lastname'],
			...['media_contact_email', 'media_contact_firstname', 'media_contact_lastname', 'po_number', 'user_email'],
		].map((name) => [name, string]),
	),
	budget_amount: number,
	start_date: day,
	end_date: day,
};

const NEEDED = [
	...['accepted_terms_id', 'billto_billing_address_id', 'billto_business_address_id', 'billto_company_id'],
	...['currency_info', 'order_line_type', 'order_name', 'pmp_id', 'start_date', 'po_number'],
	...['media_contact_firstname', 'media_contact_lastname', 'media_contact_email'],
	...['billing_contact_firstname', 'billing_contact_lastname', 'billing_contact_email'],
];

type Fields = Record<string, any>;

/** Order lines, and the orders behind them, which are kept in a system with IDs of its own. */
export const insertionOrders: Routes = {
	'order_lines/list': {
		query: { order: oneOf('ASCENDING', 'DESCENDING') },
		handle: (call) => {
			const all = call.state.promoted.orderLines.of(readableAdAccount(call));
			const { items, ...rest } = call.page(inOrder(all, call.query.order));
			return { items: items.map(lineView), ...rest };
		},
	},

	'order_lines/get': {
		handle: (call) => {
			const found = call.state.promoted.orderLines.find(readableAdAccount(call), call.params.order_line_id);
			if (!found) throw new Refusal(404, 4, 'Order line not found.');
			return lineView(found);
		},
	},

	'ssio_accounts/get': {
		handle: (call) => {
			const { currency } = readableAdAccount(call);
			const error = call.state.promoted.orderSystemError;
			if (error !== 'No Error') return { error, eligible: false, can_edit: false, billto_infos: [], pmp_names: [] };
			return { ...accounts, currency, error };
		},
	},

	'ssio_insertion_order/create': {
		body: object(
			{
				...Object.fromEntries(NEEDED.map((name) => [name, string])),
				...common,
				order_line_type: oneOf('BUDGET', 'PERPETUALS'),
				accepted_terms_time: { type: 'integer' },
				estimated_monthly_spend: number,
			},
			...NEEDED,
		),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			const terms = accounts.billto_infos.flatMap((one) => [one.io_terms_id, one.row_terms_id, one.us_terms_id]);
			const body = call.body as Fields;
			if (!terms.includes(body.accepted_terms_id)) throw invalid('Invalid accepted_terms_id.');
			const made = call.state.promoted.orders.add(adAccount, { ...body });
			made.fields.pin_order_id = `801${made.id}AAB`;
			return { pin_order_id: made.fields.pin_order_id };
		},
	},

	'ssio_insertion_order/edit': {
		body: object({
			...common,
			ads_manager_order_line_id: string,
			oracle_line_id: string,
			salesforce_order_id: string,
			salesforce_order_line_id: string,
		}),
		handle: (call) => {
			const {
				ads_manager_order_line_id: line,
				oracle_line_id: oracle,
				salesforce_order_id: order,
				salesforce_order_line_id: orderLine,
				...changes
			} = call.body as Fields;
			if (!line && !oracle && !order && !orderLine) throw invalid('An order or an order line is required.');
			const all = [...call.state.promoted.orders.of(writableAdAccount(call)).from()];
			const found = all.find(({ id, fields }) => fields.pin_order_id === order || id === (orderLine ?? line ?? oracle));
			if (!found) throw invalid('Order not found.');
			Object.assign(found!.fields, changes);
			return { pin_order_id: found!.fields.pin_order_id };
		},
	},

	'ssio_insertion_orders_status/get_by_ad_account': {
		handle: (call) => {
			const { items, ...rest } = call.page(call.state.promoted.orders.of(readableAdAccount(call)));
			return { items: items.map(statusView), ...rest };
		},
	},

	'ssio_insertion_orders_status/get_by_pin_order_id': {
		handle: (call) => {
			const all = [...call.state.promoted.orders.of(readableAdAccount(call)).from()];
			const found = all.find(({ fields }) => fields.pin_order_id === call.params.pin_order_id);
			if (!found) throw new Refusal(404, 4, 'Insertion order not found.');
			return statusView(found!);
		},
	},

	'ssio_order_lines/get_by_ad_account': {
		query: { pin_order_id: string },
		handle: (call) => {
			const { pin_order_id: order } = call.query;
			const { items, ...rest } = call.page(
				call.state.promoted.orders.of(readableAdAccount(call)),
				({ fields }) => order === undefined || fields.pin_order_id === order,
			);
			return {
				items: items.map(({ id, fields }) => ({
					...fields,
					salesforce_order_line_id: id,
					ads_manager_order_line_id: id,
					last_modified_date_time: '2026-11-01T10:00:00.000Z',
				})),
				...rest,
			};
		},
	},
};

const accounts = {
	billto_infos: [
		{
			id: '0011N00001LW8kAQAT',
			io_type: 'Pinterest Paper',
			io_terms: 'The terms of insertion orders.',
			io_terms_id: 'a2S1N000000bKHgUAM',
			row_terms: 'The terms of the rest of the world.',
			row_terms_id: 'a2S1N000000bKHhUAM',
			us_terms: 'The terms of the US.',
			us_terms_id: 'a2S1N000000bKIOUA2',
			addresses: [
				{ address_id: 'a0A1N00000Example1', display: '1 Main Street', order_legal_entity: 'Shop', purpose: 'Business' },
				{ address_id: 'a0A1N00000Example2', display: '2 Main Street', order_legal_entity: 'Shop', purpose: 'Billing' },
			],
		},
	],
	pmp_names: [{ id: 'a0B1N00000Example3', name: 'No Partner' }],
	can_edit: true,
	eligible: true,
};

const lineView = ({ id, adAccount, fields }: Kept) => ({
	id,
	ad_account_id: adAccount.id,
	type: 'orderline',
	status: 'ACTIVE',
	campaign_ids: [],
	...fields,
});

const statusView = ({ fields }: Kept) => ({
	pin_order_id: fields.pin_order_id,
	status: fields.status ?? 'Draft',
	creation_time: '2026-11-01T10:00:00Z',
});
