import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import type { AdAccount } from '../../../simulator/state.mts';
import { loadList, runNode, type RunOptions } from '../harness.mts';
import { byId, calls } from '../rules/world.mts';

let simulator: Simulator;
let adAccount: AdAccount;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	adAccount = simulator.state.addAdAccount({ name: 'Shop', currency: 'EUR' });
});

const on = (resource: string, operation: string, parameters: RunOptions['parameters']): RunOptions => ({
	node: 'pinterestAds',
	scopes: ['ads:read', 'ads:write', 'billing:read', 'billing:write'],
	parameters: { resource, operation, adAccountId: byId(adAccount.id), ...parameters },
});

const run = async (
	resource: string,
	operation: string,
	parameters: RunOptions['parameters'] = {},
	more: Partial<RunOptions> = {},
) => await runNode(simulator, { ...on(resource, operation, parameters), ...more });

const sent = (method: string) => calls(simulator, method).map(({ body }) => body as IDataObject);

describe('order lines', () => {
	const addLine = () =>
		simulator.state.promoted.orderLines.add(adAccount, {
			name: 'Autumn',
			budget: 5_000_500_000,
			start_time: 1_790_000_000,
			campaign_ids: ['1', '2'],
		});

	test('one, many and the list of the editor, budgets in the currency', async () => {
		const { id } = addLine();
		const { json } = await run('orderLine', 'get', { orderLineId: byId(id) });
		expect(json).toMatchObject([{ id, name: 'Autumn', budget: 5000.5, campaign_ids: '1, 2', end_time: null }]);
		const { json: all } = await run('orderLine', 'getAll', { filters: { order: 'ASCENDING' } });
		expect(all.map((one) => one.id)).toEqual([id]);
		const { results } = await loadList(simulator, 'searchOrderLines', on('orderLine', 'get', {}));
		expect(results).toEqual([{ name: 'Autumn', value: id }]);
	});

	test('one that is not there', async () => {
		const { error } = await run('orderLine', 'get', { orderLineId: byId('1') });
		expect(error?.description).toContain('Order line not found.');
	});
});

describe('insertion orders', () => {
	const ORDER = {
		orderName: 'Autumn 2026',
		budgetAmount: '5000.50',
		currencyInfo: 'EUR',
		billtoCompanyId: '0011N00001LW8kAQAT',
		billtoBusinessAddressId: 'a0A1N00000Example1',
		billtoBillingAddressId: 'a0A1N00000Example2',
		acceptedTermsId: 'a2S1N000000bKHgUAM',
		pmpId: 'a0B1N00000Example3',
		startDate: '2026-12-01',
		poNumber: 'PO-1',
		billingContactEmail: 'bills@shop.example',
		billingContactFirstname: 'Ada',
		billingContactLastname: 'Sample',
		mediaContactEmail: 'ads@shop.example',
		mediaContactFirstname: 'Bo',
		mediaContactLastname: 'Sample',
	};

	test('an order, with its amount in the currency', async () => {
		const { json } = await run('insertionOrder', 'create', {
			...ORDER,
			additionalFields: { endDate: '31.12.2026', acceptedTermsTime: '2026-11-25T10:00:00Z' },
		});
		expect(sent('POST')).toEqual([
			{
				order_name: 'Autumn 2026',
				order_line_type: 'BUDGET',
				budget_amount: 5000.5,
				currency_info: 'EUR',
				billto_company_id: '0011N00001LW8kAQAT',
				billto_business_address_id: 'a0A1N00000Example1',
				billto_billing_address_id: 'a0A1N00000Example2',
				accepted_terms_id: 'a2S1N000000bKHgUAM',
				pmp_id: 'a0B1N00000Example3',
				start_date: '2026-12-01',
				end_date: '2026-12-31',
				po_number: 'PO-1',
				billing_contact_email: 'bills@shop.example',
				billing_contact_firstname: 'Ada',
				billing_contact_lastname: 'Sample',
				media_contact_email: 'ads@shop.example',
				media_contact_firstname: 'Bo',
				media_contact_lastname: 'Sample',
				accepted_terms_time: Date.parse('2026-11-25T10:00:00Z') / 1000,
			},
		]);
		expect(json).toEqual([{ pin_order_id: expect.stringMatching(/^801\d+AAB$/) }]);
	});

	test('a lost order is not sent again, because a second one costs money', async () => {
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { error } = await run('insertionOrder', 'create', ORDER);
		expect(error?.message).toMatch(/not known/i);
		expect(sent('POST')).toHaveLength(1);
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['no amount', { budgetAmount: '' }, /"Budget" is empty/],
		['no amount for a month', { orderLineType: 'PERPETUALS' }, /"Estimated Monthly Spend" is empty/],
		['no address', { billingContactEmail: 'bills' }, /"Billing Contact Email" is not an e-mail address/],
		['a wrong end', { additionalFields: { endDate: '2026-11-30' } }, /"End Date" is before "Start Date"/],
		['a day in two ways', { startDate: '01/02/2027' }, /"Start Date" can be read in two ways/],
	])('%s is refused before any call', async (_words, parameters, message) => {
		const { error } = await run('insertionOrder', 'create', { ...ORDER, ...parameters });
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('terms that nobody offers are refused in the words of Pinterest', async () => {
		const { error } = await run('insertionOrder', 'create', { ...ORDER, acceptedTermsId: 'other' });
		expect(error?.description).toContain('Invalid accepted_terms_id.');
	});

	test('followed, listed and changed; a lost change is sent again', async () => {
		const { json: made } = await run('insertionOrder', 'create', ORDER);
		const pinOrderId = String(made[0].pin_order_id);
		const { json: status } = await run('insertionOrder', 'getStatus', { pinOrderId });
		expect(status).toEqual([{ pin_order_id: pinOrderId, status: 'Draft', creation_time: '2026-11-01T10:00:00Z' }]);
		const { json: all } = await run('insertionOrder', 'getAllStatuses');
		expect(all).toEqual(status);
		simulator.faults.add({ kind: 'resetAfter', method: 'PATCH' });
		const { json: changed } = await run('insertionOrder', 'update', {
			order: { salesforceOrderId: pinOrderId },
			updateFields: { budgetAmount: '6000', poNumber: 'PO-2' },
		});
		expect(changed).toEqual([{ pin_order_id: pinOrderId }]);
		expect(sent('PATCH')[0]).toEqual({ salesforce_order_id: pinOrderId, budget_amount: 6000, po_number: 'PO-2' });
		const { json: lines } = await run('insertionOrder', 'getOrderLines', { filters: { pinOrderId } });
		expect(lines).toMatchObject([{ pin_order_id: pinOrderId, order_name: 'Autumn 2026', budget_amount: 6000 }]);
		expect(Object.keys(lines[0])).not.toContain('billing_contact_email');
	});

	test('a change of no order is refused before any call', async () => {
		const { error } = await run('insertionOrder', 'update', { updateFields: { poNumber: '1' } });
		expect(error?.message).toContain('"Order" is empty; give one of Ads Manager Order Line ID');
		expect(simulator.requests).toEqual([]);
	});

	test('accounts: an item for each company, with what an order needs', async () => {
		const { json } = await run('insertionOrder', 'getAccounts');
		expect(json).toMatchObject([
			{
				billto_company_id: ORDER.billtoCompanyId,
				business_address_id: ORDER.billtoBusinessAddressId,
				billing_address_id: ORDER.billtoBillingAddressId,
				io_terms_id: ORDER.acceptedTermsId,
				pmp_ids: ORDER.pmpId,
				currency: 'EUR',
				eligible: true,
			},
		]);
	});

	test('what the order system says inside an answer that is a success is a failure', async () => {
		simulator.state.promoted.orderSystemError = 'Advertiser has no order account';
		const { error } = await run('insertionOrder', 'getAccounts');
		expect(error?.description).toContain('Advertiser has no order account');
	});
});

describe('billing', () => {
	const addInvoice = (fields: Record<string, unknown> = {}) =>
		simulator.state.promoted.invoices.add(adAccount, {
			amount_billed_micro_currency: 1_234_560_000,
			billing_period_end_date: '2026-10-31',
			invoice_due_date: '2026-11-30',
			...fields,
		});

	test('profiles, by default only active ones', async () => {
		for (const status of ['VALID', 'DELETED'])
			simulator.state.promoted.billingProfiles.add(adAccount, { billing_type: 'CREDIT_CARD', status });
		const { json } = await run('billing', 'getProfiles');
		expect(json).toMatchObject([{ advertiser_id: adAccount.id, billing_type: 'CREDIT_CARD', status: 'VALID' }]);
		const { json: all } = await run('billing', 'getProfiles', { isActive: false });
		expect(all).toHaveLength(2);
	});

	test('invoices by kind and due date, amounts in the currency', async () => {
		const { id } = addInvoice();
		addInvoice({ document_type: 'CREDIT_MEMO' });
		addInvoice({ invoice_due_date: '2026-10-30' });
		const filters = { documentType: 'INVOICE', startDueDate: '2026-11-01', endDueDate: '30.11.2026', status: 'OPEN' };
		const { json } = await run('billing', 'getInvoices', { filters });
		expect(json).toMatchObject([{ id, amount_billed: 1234.56, currency: 'EUR', invoice_due_date: '2026-11-30' }]);
		const { results } = await loadList(simulator, 'searchInvoices', on('billing', 'downloadInvoice', {}));
		expect(results.find(({ value }) => value === id)!.name).toBe(`2026-10-31 · 1234.56 EUR · ${id}`);
	});

	test('dates the wrong way round are refused before any call', async () => {
		const { error } = await run('billing', 'getInvoices', {
			filters: { startDueDate: '2026-11-02', endDueDate: '2026-11-01' },
		});
		expect(error?.message).toContain('"Due From" is after "Due Until"');
		expect(simulator.requests).toEqual([]);
	});

	test('the file of an invoice, fetched without the token and linked to its item', async () => {
		const files = ['first', 'second'];
		const items = files.map((words) => {
			const { id } = addInvoice();
			simulator.state.promoted.invoiceFiles.set(id, Buffer.from(`%PDF-1.7 ${words}`));
			return { id };
		});
		const parameters = { billingInvoiceId: byId('={{ $json.id }}'), binaryPropertyName: 'invoice' };
		const { json, items: output } = await run('billing', 'downloadInvoice', parameters, { items });
		expect(json).toEqual(items.map(({ id }) => ({ id, file_name: `invoice-${id}.pdf` })));
		expect(output.map(({ binary }) => Buffer.from(binary!.invoice.data, 'base64').toString())).toEqual(
			files.map((words) => `%PDF-1.7 ${words}`),
		);
		expect(output[1].binary!.invoice).toMatchObject({ mimeType: 'application/pdf', fileName: json[1].file_name });
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('a link that does not work any more is asked for again', async () => {
		const { id } = addInvoice();
		simulator.state.promoted.invoiceFiles.set(id, Buffer.from('%PDF-1.7'));
		simulator.faults.add({ kind: 'status', status: 403, path: `/invoices/${id}` });
		const { json } = await run('billing', 'downloadInvoice', { billingInvoiceId: byId(id) });
		expect(json).toMatchObject([{ id }]);
		expect(calls(simulator, 'GET', /download$/)).toHaveLength(2);
	});

	test('an invoice that is not there', async () => {
		const { error } = await run('billing', 'downloadInvoice', { billingInvoiceId: byId('1') });
		expect(error?.description).toContain('Billing invoice not found.');
	});

	test('discounts, and a code that is redeemed once and goes out as a hash only', async () => {
		const hash = createHash('sha256').update('AUTUMN').digest('hex');
		simulator.state.promoted.offers.set(hash, 50_000_000);
		const { json: tried } = await run('billing', 'redeemCredit', { offerCode: ' AUTUMN ', options: { dryRun: true } });
		expect(tried).toEqual([{ ad_account_id: adAccount.id, can_be_redeemed: true, redeemed: false, dry_run: true }]);
		const { json } = await run('billing', 'redeemCredit', { offerCode: 'AUTUMN' });
		expect(json).toMatchObject([{ redeemed: true, dry_run: false }]);
		expect(sent('POST')).toEqual([
			{ offerCodeHash: hash, validateOnly: true },
			{ offerCodeHash: hash, validateOnly: false },
		]);
		const { error } = await run('billing', 'redeemCredit', { offerCode: hash });
		expect(error?.message).toBe('The offer code has been redeemed before');
		const { json: discounts } = await run('billing', 'getDiscounts');
		expect(discounts).toMatchObject([{ title: 'Ad credit', discount: 50, remaining_discount: 50, currency: 'EUR' }]);
	});

	test('a lost redemption is told and not repeated; a lost dry run is asked again', async () => {
		const hash = createHash('sha256').update('AUTUMN').digest('hex');
		simulator.state.promoted.offers.set(hash, 50_000_000);
		simulator.faults.add({ kind: 'resetBefore', method: 'POST' });
		const { json } = await run('billing', 'redeemCredit', { offerCode: 'AUTUMN', options: { dryRun: true } });
		expect(json).toMatchObject([{ can_be_redeemed: true, redeemed: false }]);
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { error } = await run('billing', 'redeemCredit', { offerCode: 'AUTUMN' });
		expect(error?.message).toMatch(/not known/i);
		expect(error?.message + String(error?.description)).not.toContain('AUTUMN');
		expect(sent('POST').filter(({ validateOnly }) => validateOnly === false)).toHaveLength(1);
	});

	test('a code that nobody knows fails although the answer is a success', async () => {
		const { error } = await run('billing', 'redeemCredit', { offerCode: 'NONE' });
		expect(error?.description).toContain('Invalid offer code.');
	});
});
