import type { IDataObject } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { isCompact } from '../../support/compact.mts';
import { loadList, locator, runNode, type RunOptions } from '../harness.mts';
import { byId, calls } from '../rules/world.mts';

let simulator: Simulator;
let adAccountId: string;
let campaigns: string[];

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { ads_analytics: null } });
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	simulator.state.settings.betaRefused = false;
	const adAccount = simulator.state.addAdAccount({ name: 'Shop', currency: 'EUR' });
	adAccountId = adAccount.id;
	campaigns = ['Soups', 'Bowls, deep', 'Spoons'].map((name) => simulator.state.ads.addCampaign({ adAccount, name }).id);
	simulator.state.ads.campaigns.get(campaigns[2])!.status = 'ARCHIVED';
});

const run = async (operation: string, parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	await runNode(simulator, {
		node: 'pinterestAds',
		scopes: ['ads:read'],
		parameters: { resource: 'report', operation, adAccountId: byId(adAccountId), ...parameters },
		...more,
	});

const days = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const ordered = () => calls(simulator, 'POST').map(({ body }) => body as IDataObject);
const fetched = () => calls(simulator, 'GET', /^\/files\//);

describe('get', () => {
	test('the many rows of many columns take no more memory than they have to', async () => {
		const { json } = await run('get', { dateRange: 'last7Days' });
		expect(Object.keys(json[0]).length).toBeGreaterThan(20);
		// All are made as the first one turned out.
		expect(json.slice(1).filter((row) => !isCompact(row))).toEqual([]);

		const raw = await run('get', { dateRange: 'last7Days', output: 'raw' });
		expect(raw.json[0]).toHaveProperty('ENTITY_ID');
		expect(raw.json.filter((record) => !isCompact(record))).toEqual([]);
	});

	test('ordered, waited for, downloaded without the token: a row for each campaign and day', async () => {
		const { json, items } = await run('get', {
			dateRange: 'last7Days',
			columns: ['CAMPAIGN_NAME', 'SPEND_IN_MICRO_DOLLAR', 'TOTAL_CLICKTHROUGH', 'ECPC_IN_MICRO_DOLLAR'],
		});
		expect(ordered()).toEqual([
			{
				level: 'CAMPAIGN',
				start_date: days(7),
				end_date: days(1),
				granularity: 'DAY',
				columns: [
					'CAMPAIGN_ID',
					'CAMPAIGN_NAME',
					'SPEND_IN_MICRO_DOLLAR',
					'TOTAL_CLICKTHROUGH',
					'ECPC_IN_MICRO_DOLLAR',
				],
				click_window_days: 30,
				engagement_window_days: 30,
				view_window_days: 1,
				conversion_report_time: 'TIME_OF_AD_ACTION',
			},
		]);
		expect(fetched()[0].headers.authorization).toBeUndefined();
		expect(json).toHaveLength(21);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(21).fill({ item: 0 }));
		const row = json.find(({ campaign_id, date }) => campaign_id === campaigns[1] && date === days(3))!;
		const clicks = Number(row.total_clickthrough);
		expect(row).toEqual({
			key: `${days(3)}|CAMPAIGN|${campaigns[1]}|30/30/1`,
			level: 'CAMPAIGN',
			entity_id: campaigns[1],
			date: days(3),
			campaign_id: campaigns[1],
			campaign_name: 'Bowls, deep',
			// 0.43 for each click, and an average with a fraction of a millionth.
			spend: Number((clicks * 0.43).toFixed(2)),
			total_clickthrough: clicks,
			ecpc: 0.43,
			click_window_days: 30,
			engagement_window_days: 30,
			view_window_days: 1,
			conversion_report_time: 'TIME_OF_AD_ACTION',
		});
		expect(new Set(json.map(({ key }) => key)).size).toBe(21);
	});

	test('the same as CSV: numbers are numbers, ids and names are texts', async () => {
		const columns = ['CAMPAIGN_NAME', 'SPEND_IN_MICRO_DOLLAR', 'TOTAL_CLICKTHROUGH'];
		const one = await run('get', { dateRange: 'last7Days', columns });
		const other = await run('get', { dateRange: 'last7Days', columns, options: { reportFormat: 'CSV' } });
		expect(ordered()[1]).toMatchObject({ report_format: 'CSV' });
		expect(other.json).toEqual(one.json);
	});

	test('800 days are five reports without a gap, with a day of margin to what Pinterest takes', async () => {
		const { json } = await run('get', {
			dateRange: 'custom',
			startDate: days(800),
			endDate: days(1),
			columns: ['CTR'],
		});
		const periods = ordered().map(({ start_date, end_date }) => [start_date, end_date]);
		expect(periods).toEqual([
			[days(800), days(616)],
			[days(615), days(431)],
			[days(430), days(246)],
			[days(245), days(61)],
			[days(60), days(1)],
		]);
		expect(json).toHaveLength(3 * 800);
		expect(new Set(json.map(({ key }) => key)).size).toBe(3 * 800);
	});

	test('months and weeks stay whole where a period is cut', async () => {
		for (const granularity of ['MONTH', 'WEEK']) await run('get', { dateRange: 'last365Days', granularity });
		const ends = ordered()
			.map(({ granularity, end_date: end }) => [granularity, String(end)])
			.filter(([, end]) => end !== days(1));
		for (const [granularity, end] of ends) {
			const next = new Date(Date.parse(String(end)) + 86_400_000);
			expect(granularity === 'MONTH' ? next.getUTCDate() : next.getUTCDay()).toBe(1);
		}
		expect(ends.length).toBeGreaterThan(2);
	});

	test('in total, rows of a period that was cut say for which part they stand', async () => {
		const { json } = await run('get', { dateRange: 'last365Days', granularity: 'TOTAL', columns: ['CTR'] });
		expect(json).toHaveLength(6);
		expect(json[0]).toMatchObject({
			start_date: days(365),
			end_date: days(181),
			key: `${days(365)}..${days(181)}|CAMPAIGN|${campaigns[2]}|30/30/1`,
		});
		expect(json[3]).toMatchObject({ start_date: days(180), end_date: days(1) });
	});

	test('all eight statuses are two reports, and no row comes twice', async () => {
		const campaignStatuses = [
			'RUNNING',
			'PAUSED',
			'NOT_STARTED',
			'COMPLETED',
			'ADVERTISER_DISABLED',
			'DRAFT',
			'ARCHIVED',
			'DELETED_DRAFT',
		];
		const { json } = await run('get', { dateRange: 'yesterday', filters: { campaignStatuses } });
		expect(ordered().map(({ campaign_statuses: sent }) => sent)).toEqual([
			campaignStatuses.slice(0, 6),
			campaignStatuses.slice(6),
		]);
		expect(json.map(({ campaign_id }) => campaign_id).sort()).toEqual([...campaigns].sort());
	});

	test('1,200 ids are three reports of at most 500', async () => {
		const many = Array.from({ length: 1199 }, (_, n) => String(700000 + n));
		const { json } = await run('get', { dateRange: 'yesterday', filters: { campaignIds: [...many, campaigns[0]] } });
		expect(ordered().map(({ campaign_ids: sent }) => (sent as string[]).length)).toEqual([500, 500, 200]);
		expect(json).toHaveLength(1);
	});

	test('further windows are reports of their own, told in every row and in its key', async () => {
		const { json } = await run('get', { dateRange: 'yesterday', options: { furtherWindows: ['7/7/1', '30/30/1'] } });
		expect(ordered()).toHaveLength(2);
		expect(json).toHaveLength(6);
		expect(json.map(({ click_window_days: clicks }) => clicks)).toEqual([30, 30, 30, 7, 7, 7]);
		expect(new Set(json.map(({ key }) => key)).size).toBe(6);
	});

	test('"Reread Days" begins earlier, as far as Pinterest has days', async () => {
		await run('get', { dateRange: 'yesterday', options: { rereadDays: 3 } });
		expect(ordered()[0]).toMatchObject({ start_date: days(4), end_date: days(1) });
		await run('get', { dateRange: 'custom', startDate: days(912), endDate: days(900), options: { rereadDays: 30 } });
		expect(ordered()[1]).toMatchObject({ start_date: days(913) });
		await run('get', { dateRange: 'last7Days', granularity: 'HOUR', options: { rereadDays: 3 } });
		expect(ordered()[2]).toMatchObject({ start_date: days(7) });
	});

	test('by targeting: the parts are columns and belong to the key', async () => {
		const { json } = await run('get', {
			level: 'CAMPAIGN_TARGETING',
			targetingTypes: ['GENDER'],
			dateRange: 'yesterday',
			columns: ['TOTAL_IMPRESSION'],
		});
		expect(ordered()[0]).toMatchObject({ targeting_types: ['GENDER'] });
		expect(json[0]).toMatchObject({ targeting_type: 'GENDER', targeting_value: 'gender-one' });
		expect(new Set(json.map(({ key }) => key)).size).toBe(6);
	});

	test.each([
		['AD_GROUP', 'ad_group_id'],
		['PIN_PROMOTION', 'ad_id'],
		['PRODUCT_GROUP', 'product_group_id'],
		['KEYWORD', 'entity_id'],
		['PRODUCT_ITEM', 'entity_id'],
		['ADVERTISER', 'ad_account_id'],
	])('rows of the level %s are told apart by %s', async (level, name) => {
		const { json } = await run('get', { level, dateRange: 'yesterday', columns: ['TOTAL_IMPRESSION'] });
		const ids = json.map((row) => row[name]);
		expect(new Set(ids).size).toBe(level === 'ADVERTISER' ? 1 : 6);
		expect(json.map(({ entity_id }) => entity_id)).toEqual(ids);
		expect(ids.every((id) => typeof id === 'string')).toBe(true);
	});

	test('long ids keep all their digits', async () => {
		const { json } = await run('get', { level: 'PIN_PROMOTION', dateRange: 'yesterday', columns: ['PIN_ID'] });
		simulator.state.reports.content = () =>
			'{"1":[{"AD_ID":1,"PIN_ID":1108520000000009007,"AD_NAME":": 12345678901234567890,"}]}';
		const raw = await run('get', { level: 'PIN_PROMOTION', dateRange: 'yesterday', columns: ['PIN_ID', 'AD_NAME'] });
		expect(json[0].pin_id).toMatch(/^\d{18}$/);
		expect(raw.json[0]).toMatchObject({
			pin_id: '1108520000000009007',
			ad_name: ': 12345678901234567890,',
			ad_id: '1',
		});
	});

	test('raw rows are as Pinterest sends them, with the ID that stands above them', async () => {
		const { json } = await run('get', { dateRange: 'yesterday', columns: ['SPEND_IN_MICRO_DOLLAR'], output: 'raw' });
		expect(json[0]).toEqual({
			ENTITY_ID: campaigns[2],
			DATE: days(1),
			CAMPAIGN_ID: campaigns[2],
			SPEND_IN_MICRO_DOLLAR: expect.any(Number),
		});
	});

	test('an empty report is no row', async () => {
		simulator.state.reports.content = () => '{}';
		const { json, error } = await run('get');
		expect([json, error]).toEqual([[], undefined]);
	});

	test('only when final: fails before a report is ordered, and says when to come again', async () => {
		simulator.state.reports.ready = { conversion_metrics_ready: false, non_conversion_metrics_ready: true };
		const { error } = await run('get', { options: { onlyFinal: true } });
		expect(error!.message).toBe(`Pinterest's conversions of ${days(1)} are not final yet`);
		expect(ordered()).toEqual([]);
		simulator.state.reports.ready.conversion_metrics_ready = true;
		const { json } = await run('get', { dateRange: 'yesterday', options: { onlyFinal: true } });
		expect(json).toHaveLength(3);
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['no start', { dateRange: 'custom' }, /"Start Date" is empty/],
		[
			'too early',
			{ dateRange: 'custom', startDate: '2020-01-01' },
			/begins on 2020-01-01; Pinterest reports days from/,
		],
		['hours of a month', { granularity: 'HOUR' }, /by the hour Pinterest reports days from/],
		['items of a year', { level: 'PRODUCT_ITEM', dateRange: 'last365Days' }, /of product items Pinterest reports/],
		[
			'ads at the level of items',
			{ level: 'PRODUCT_ITEM', filters: { adIds: '1' } },
			/"Ad IDs" is not for reports of product items/,
		],
		['hours of days', { filters: { startHour: 5 } }, /"Start Hour" is for reports by the hour/],
		['six parts', { level: 'AD_GROUP_TARGETING', targetingTypes: ['A', 'B', 'C', 'D', 'E', 'F'] }, /at most 5/],
		['a name for an id', { filters: { campaignIds: 'Soups' } }, /"Campaign IDs" is not an ID/],
		[
			'too much at once',
			{ dateRange: 'last913Days', filters: { campaignIds: Array.from({ length: 10_001 }, (_, n) => String(n)) } },
			/takes 105 reports, more than 100/,
		],
		['no columns', { columns: '={{ [] }}' }, /"Columns" is empty/],
	])('%s is refused before any call', async (_name, parameters, message) => {
		const { error } = await run('get', parameters);
		expect(error!.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test("somebody else's ad account is refused in words", async () => {
		const { id } = simulator.state.addAdAccount({
			name: 'Other',
			owner: simulator.state.addAccount({ username: 'other' }),
		});
		const { error } = await run('get', { adAccountId: byId(id) });
		expect(error!.description).toMatch(/belongs to somebody else/);
	});
});

describe('from a template', () => {
	const addTemplate = () =>
		simulator.state.reports.addTemplate({
			adAccount: simulator.state.adAccounts.get(adAccountId)!,
			name: 'Weekly',
			level: 'CAMPAIGN',
			granularity: 'DAY',
			columns: ['CAMPAIGN_ID', 'CAMPAIGN_NAME', 'SPEND_IN_MICRO_DOLLAR'],
		}).id;

	test('its own days and columns, flat and in the currency', async () => {
		const { json } = await run('getFromTemplate', { templateId: byId(addTemplate()) });
		expect(calls(simulator, 'POST')[0].query.parsed).toEqual({});
		expect(json).toHaveLength(3);
		expect(json[0]).toEqual({
			entity_id: campaigns[2],
			date: days(1),
			campaign_id: campaigns[2],
			campaign_name: 'Spoons',
			spend: expect.any(Number),
		});
	});

	test('other days', async () => {
		const { json } = await run('getFromTemplate', {
			templateId: byId(addTemplate()),
			dateRange: 'custom',
			startDate: days(3),
			endDate: days(2),
			granularity: 'TOTAL',
		});
		expect(calls(simulator, 'POST')[0].query.parsed).toEqual({
			start_date: days(3),
			end_date: days(2),
			granularity: 'TOTAL',
		});
		expect(json).toHaveLength(3);
	});

	test('the templates, and their list in the editor', async () => {
		const templateId = addTemplate();
		const { json } = await run('getTemplates');
		expect(json).toEqual([expect.objectContaining({ id: templateId, name: 'Weekly', report_level: 'CAMPAIGN' })]);
		const list = await loadList(simulator, 'searchReportTemplates', {
			node: 'pinterestAds',
			scopes: ['ads:read'],
			parameters: { adAccountId: locator('id', adAccountId) },
		});
		expect(list.results).toEqual([{ name: 'Weekly', value: templateId }]);
	});

	test('one that is not there', async () => {
		const { error } = await run('getFromTemplate', { templateId: byId('4782365892') });
		expect(error!.message).toBe('Pinterest did not find what was asked for');
	});
});

describe('marketing mix', () => {
	test('wrapped answers of 5.23 are read', async () => {
		const { json } = await run('getMarketingMix', { dateRange: 'yesterday', filters: { countries: ['DE', 'US'] } });
		expect(ordered()[0]).toMatchObject({
			report_name: 'Marketing mix',
			level: 'CAMPAIGN_TARGETING',
			granularity: 'DAY',
			targeting_types: ['COUNTRY'],
			countries: ['DE', 'US'],
			start_date: days(1),
		});
		expect(json).toHaveLength(6);
		expect(json[0]).toMatchObject({ targeting_type: 'COUNTRY', targeting_value: 'country-one', date: days(1) });
	});

	test('days that Pinterest has not are refused before any call', async () => {
		const { error } = await run('getMarketingMix', { dateRange: 'custom', startDate: '2020-01-01' });
		expect(error!.message).toMatch(/begins on 2020-01-01/);
		expect(simulator.requests).toEqual([]);
	});
});

describe('products', () => {
	test('by brand, with the windows and days in every row', async () => {
		const { json } = await run('getProduct', { clickWindowDays: 7 });
		expect(ordered()[0]).toMatchObject({
			report_name: 'Products sold',
			conversion_product_breakdown: 'PRODUCT_BRAND',
			click_window_days: 7,
			view_window_days: 30,
			start_date: days(30),
		});
		expect(json[0]).toMatchObject({ start_date: days(30), end_date: days(1), click_window_days: 7 });
	});

	test.each<[RunOptions['parameters'], RegExp]>([
		[{ dateRange: 'yesterday' }, /about 1 days; Pinterest takes 7 to 365/],
		[{ dateRange: 'last913Days' }, /about 913 days/],
		[{ filters: { adGroupIds: '12' } }, /"Ad Group IDs" need "Level" to be Ad Group/],
		[{ breakdown: 'PRODUCT_SKU_GROUP' }, /belong together/],
		[{ breakdown: 'PRODUCT_SKU_GROUP', filters: { productSkuIds: 'A1' } }, /at least two/],
	])('%j is refused before any call', async (parameters, message) => {
		const { error } = await run('getProduct', parameters);
		expect(error!.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('for apps without the beta feature, Pinterest is to be asked', async () => {
		simulator.state.settings.betaRefused = true;
		const { error } = await run('getProduct');
		expect(error!.message).toBe('Pinterest has not opened this feature for your app');
	});
});
