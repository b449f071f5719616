import type { IDataObject } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import type { AdAccount } from '../../../simulator/state.mts';
import { loadList, locator, runNode, type RunOptions } from '../harness.mts';
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

const AD_GROUP = '2680059592705';

const on = (resource: string, operation: string, parameters: RunOptions['parameters']): RunOptions => ({
	node: 'pinterestAds',
	scopes: ['ads:read', 'ads:write'],
	parameters: { resource, operation, adAccountId: byId(adAccount.id), ...parameters },
});

const run = async (
	resource: string,
	operation: string,
	parameters: RunOptions['parameters'],
	more: Partial<RunOptions> = {},
) => await runNode(simulator, { ...on(resource, operation, parameters), ...more });

const sent = (method: string) => calls(simulator, method).map(({ body }) => body as IDataObject);

describe('product group promotions', () => {
	const promote = async (parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
		await run('productGroupPromotion', 'create', { adGroupId: byId(AD_GROUP), ...parameters }, more);

	const promoted = (fields: Record<string, unknown> = {}) =>
		simulator.state.promoted.productGroups.add(adAccount, {
			ad_group_id: AD_GROUP,
			catalog_product_group_id: '77',
			status: 'PAUSED',
			...fields,
		});

	test('made paused, with the bid in the currency on both sides', async () => {
		const { json } = await promote({ catalogProductGroupId: '1231235', additionalFields: { bid: '1.25' } });
		expect(sent('POST')).toEqual([
			{
				ad_group_id: AD_GROUP,
				product_group_promotion: [
					{
						ad_group_id: AD_GROUP,
						catalog_product_group_id: '1231235',
						status: 'PAUSED',
						bid_in_micro_currency: 1_250_000,
					},
				],
			},
		]);
		expect(json).toMatchObject([
			{ ad_group_id: AD_GROUP, catalog_product_group_id: '1231235', status: 'PAUSED', bid: 1.25 },
		]);
	});

	test('35 of one ad group are two calls, those of another go apart, a refused one fails alone', async () => {
		promoted({ catalog_product_group_id: '3' });
		const items = Array.from({ length: 36 }, (_, n) => ({ n, adGroup: n < 35 ? AD_GROUP : '99' }));
		const { json } = await promote(
			{ adGroupId: locator('id', '={{ $json.adGroup }}'), catalogProductGroupId: '={{ $json.n }}' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json[3].error).toMatchObject({
			code: 4161,
			pinterestMessage: 'This product group is already promoted in the ad group.',
		});
		expect(json.filter(({ status }) => status === 'PAUSED')).toHaveLength(35);
		expect(
			sent('POST')
				.map(({ product_group_promotion: all }) => (all as unknown[]).length)
				.sort(),
		).toEqual([1, 30, 5]);
	});

	test('a lost call is looked up in the ad group, and only what is missing is sent again', async () => {
		// An archived one of the same product group is not it.
		promoted({ catalog_product_group_id: '0', status: 'ARCHIVED' });
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const items = Array.from({ length: 3 }, (_, n) => ({ n }));
		const { json } = await promote({ catalogProductGroupId: '={{ $json.n }}' }, { items });
		expect(json.map((one) => one.catalog_product_group_id)).toEqual(['0', '1', '2']);
		expect(json.map(({ status }) => status)).toEqual(['PAUSED', 'PAUSED', 'PAUSED']);
		expect(simulator.state.promoted.productGroups.byId.size).toBe(4);
		expect(sent('POST')).toHaveLength(1);
	});

	test('listed by ad group or by IDs, archived ones only when asked for', async () => {
		const [first, second] = [promoted(), promoted({ status: 'ARCHIVED' })];
		promoted({ ad_group_id: '1' });
		const ofGroup = { adGroupId: byId(AD_GROUP) };
		const { json } = await run('productGroupPromotion', 'getAll', ofGroup);
		expect(json.map(({ id }) => id)).toEqual([first.id]);
		const { json: all } = await run('productGroupPromotion', 'getAll', {
			listBy: 'ids',
			productGroupPromotionIds: `${first.id}, ${second.id}`,
			filters: { entityStatuses: ['PAUSED', 'ARCHIVED'], order: 'ASCENDING' },
		});
		expect(all.map(({ id }) => id)).toEqual([first.id, second.id]);
	});

	test('one, and one that is not there', async () => {
		const { id } = promoted();
		const { json } = await run('productGroupPromotion', 'get', { productGroupPromotionId: id });
		expect(json).toMatchObject([{ id, ad_group_id: AD_GROUP }]);
		const { error } = await run('productGroupPromotion', 'get', { productGroupPromotionId: '268999999999' });
		expect(error?.description).toContain('Product group promotion not found.');
	});

	test('changed: only what is given is sent, emptied texts are taken away', async () => {
		const { id } = promoted({ tracking_url: 'https://a.example' });
		await run('productGroupPromotion', 'update', {
			adGroupId: byId(AD_GROUP),
			productGroupPromotionId: id,
			updateFields: { status: 'ACTIVE', trackingUrl: '', included: false },
		});
		expect(sent('PATCH')).toEqual([
			{
				ad_group_id: AD_GROUP,
				product_group_promotion: [{ id, ad_group_id: AD_GROUP, status: 'ACTIVE', tracking_url: null, included: false }],
			},
		]);
	});

	test('a bid with a comma is refused before any call', async () => {
		const { error } = await promote({ catalogProductGroupId: '1', additionalFields: { bid: '1,25' } });
		expect(error?.message).toContain('"Bid" is not an amount of money: "1,25"');
		expect(simulator.requests).toEqual([]);
	});

	test('numbers of all items in one call', async () => {
		const items = [promoted(), promoted({ catalog_product_group_id: '78' })].map(({ id }) => ({ id }));
		const { json } = await run(
			'productGroupPromotion',
			'getAnalytics',
			{ productGroupIds: '={{ $json.id }}', columns: ['SPEND_IN_MICRO_DOLLAR'] },
			{ items },
		);
		expect(json.map((row) => row.product_group_id)).toEqual(items.map(({ id }) => id));
		expect(json[0].spend).toBeGreaterThan(0);
		expect(calls(simulator, 'GET')).toHaveLength(1);
	});
});

describe('promotions', () => {
	const offer = (fields: Record<string, unknown> = {}) =>
		simulator.state.promoted.promotions.add(adAccount, {
			promotion_title: 'Spring',
			promotion_type: 'SITEWIDE',
			status: 'ACTIVE',
			...fields,
		});

	test('made with values of its text, times and a code', async () => {
		const { json } = await run('promotion', 'create', {
			title: 'Black Friday',
			promotionType: 'SPEND_X_SAVE_Y',
			templateValues: {
				value: [
					{ kind: 'money', value: '50', currencyCode: 'EUR' },
					{ kind: 'percent', value: '12.5', currencyCode: 'USD' },
				],
			},
			additionalFields: { startTime: '2026-11-27', endTime: '2026-11-30T23:00:00+01:00', promotionCode: 'BF' },
		});
		expect(sent('POST')).toEqual([
			[
				{
					promotion_title: 'Black Friday',
					promotion_type: 'SPEND_X_SAVE_Y',
					template_values: [{ amount: 50, currency_code: 'EUR' }, { percent: 12.5 }],
					start_time: Date.parse('2026-11-27') / 1000,
					end_time: Date.parse('2026-11-30T22:00:00Z') / 1000,
					promotion_code: 'BF',
				},
			],
		]);
		expect(json).toMatchObject([
			{ promotion_title: 'Black Friday', end_time: '2026-11-30T22:00:00Z', status: 'ACTIVE' },
		]);
	});

	test('40 are two calls; what is refused in an object of its own fails alone', async () => {
		const items = Array.from({ length: 40 }, (_, n) => ({ n, platform: n === 2 ? 'ETSY' : 'SHOPIFY' }));
		const { json } = await run(
			'promotion',
			'create',
			{ title: '=Offer {{ $json.n }}', additionalFields: { platformType: '={{ $json.platform }}' } },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json[2].error).toMatchObject({ pinterestMessage: 'Platform type not supported for promotions.' });
		expect(json.filter(({ id }) => id !== undefined)).toHaveLength(39);
		expect(sent('POST').map(({ length }) => length)).toEqual([30, 10]);
	});

	test('a lost call is looked up by what was sent', async () => {
		offer({ promotion_title: 'Offer 0', promotion_type: 'FIXED' });
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const items = [{ n: 0 }, { n: 1 }];
		const { json } = await run('promotion', 'create', { title: '=Offer {{ $json.n }}' }, { items });
		expect(json.map((one) => [one.promotion_title, one.promotion_type])).toEqual([
			['Offer 0', 'FREE_SHIPPING'],
			['Offer 1', 'FREE_SHIPPING'],
		]);
		expect(simulator.state.promoted.promotions.byId.size).toBe(3);
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['no title', { title: '={{ "" }}' }, /"Title" is empty/],
		[
			'three values',
			{ title: 'A', templateValues: { value: Array.from({ length: 3 }, () => ({ kind: 'percent', value: '1' })) } },
			/"Values" has 3 values; Pinterest takes at most 2/,
		],
		[
			'a value that is no number',
			{ title: 'A', templateValues: { value: [{ kind: 'money', value: '5 EUR' }] } },
			/is not a number: "5 EUR"/,
		],
		[
			'an end before the start',
			{ title: 'A', additionalFields: { startTime: '2026-12-02', endTime: '2026-12-01' } },
			/"End Time" is not after "Start Time"/,
		],
	])('%s is refused before any call', async (_words, parameters, message) => {
		const { error } = await run('promotion', 'create', parameters);
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('got, listed, changed and deleted', async () => {
		const [first, second] = [offer(), offer({ promotion_title: 'Summer' })];
		const { json } = await run('promotion', 'getAll', {});
		expect(json.map(({ id }) => id)).toEqual([second.id, first.id]);
		const { json: one } = await run('promotion', 'get', { promotionId: byId(first.id) });
		expect(one).toMatchObject([{ id: first.id, ad_account_id: adAccount.id }]);
		const updateFields = { status: 'PAUSED' };
		const { json: changed } = await run('promotion', 'update', { promotionId: byId(first.id), updateFields });
		expect(sent('PATCH')).toEqual([[{ id: first.id, status: 'PAUSED' }]]);
		expect(changed).toMatchObject([{ id: first.id, status: 'PAUSED', promotion_title: 'Spring' }]);
		const { json: gone } = await run('promotion', 'delete', { promotionId: byId(first.id) });
		expect(gone).toEqual([{ deleted: true, id: first.id }]);
		const { error } = await run('promotion', 'delete', { promotionId: byId(first.id) });
		expect(error?.description).toContain('Promotion not found.');
	});

	test('the list of the editor', async () => {
		const { id } = offer();
		const { results } = await loadList(simulator, 'searchPromotions', on('promotion', 'get', {}));
		expect(results).toEqual([{ name: 'Spring', value: id }]);
	});
});

describe('labels', () => {
	const addCampaign = () => simulator.state.ads.addCampaign({ adAccount, name: 'Soups' }).id;

	const put = async (parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
		await run('label', 'create', parameters, more);

	test('labels of a campaign from several items go out together, the same one once', async () => {
		const campaignId = addCampaign();
		const items = [{ label: 'autumn, soups' }, { label: 'soups' }];
		const { json } = await put({ campaignId: byId(campaignId), labels: '={{ $json.label }}' }, { items });
		expect(sent('POST')).toEqual([
			{
				parent_id: campaignId,
				labels: [
					{ label_type: 'CUSTOM', value: 'autumn' },
					{ label_type: 'CUSTOM', value: 'soups' },
				],
			},
		]);
		expect(json.map(({ value, parent_id: parent }) => [value, parent])).toEqual([
			['autumn', campaignId],
			['soups', campaignId],
			['soups', campaignId],
		]);
	});

	test('what is refused beside the rest fails, with the words of Pinterest', async () => {
		const campaignId = addCampaign();
		await put({ campaignId: byId(campaignId), labels: 'soups' });
		const items = [{ label: 'soups' }, { label: 'stews' }];
		const { json } = await put(
			{ campaignId: byId(campaignId), labels: '={{ $json.label }}' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json[0].error).toMatchObject({ pinterestMessage: 'Label already exists.' });
		expect(json[1]).toMatchObject({ value: 'stews' });
	});

	test('a lost call is looked up among the labels of the campaign', async () => {
		const campaignId = addCampaign();
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { json } = await put({ campaignId: byId(campaignId), labels: 'autumn, soups' });
		expect(json.map(({ value }) => value)).toEqual(['autumn', 'soups']);
		expect(simulator.state.promoted.labels.byId.size).toBe(2);
		expect(sent('POST')).toHaveLength(1);
	});

	test('two brands are refused before any call', async () => {
		const { error } = await put({ campaignId: byId('1'), labelType: 'BRAND', labels: 'One, Two' });
		expect(error?.message).toContain('A campaign has one label of the type "Brand"');
		expect(simulator.requests).toEqual([]);
	});

	test('listed one by one, as many as are wanted', async () => {
		const campaignId = addCampaign();
		await put({ campaignId: byId(campaignId), labels: 'a, b, c' });
		const other = addCampaign();
		await put({ campaignId: byId(other), labels: 'd' });
		const { json } = await run('label', 'getAll', { limit: 2, filters: { campaignIds: campaignId } });
		expect(json.map(({ value }) => value)).toEqual(['c', 'b']);
		const { json: all } = await run('label', 'getAll', { returnAll: true });
		expect(all.map(({ value }) => value)).toEqual(['d', 'c', 'b', 'a']);
	});

	test('renamed and archived, one that is not there fails alone', async () => {
		const campaignId = addCampaign();
		const { json: made } = await put({ campaignId: byId(campaignId), labels: 'a' });
		const items = [{ id: made[0].id }, { id: '1' }];
		const { json } = await run(
			'label',
			'update',
			{ labelId: '={{ $json.id }}', updateFields: { value: 'b', status: 'ARCHIVED' } },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json[0]).toMatchObject({ id: made[0].id, value: 'b', status: 'ARCHIVED' });
		expect(json[1].error).toMatchObject({ pinterestMessage: 'Label not found.' });
		expect(sent('PATCH')).toHaveLength(1);
	});
});
