import type { IDataObject } from 'n8n-workflow';

import type { Campaign } from '../../../simulator/ads.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { loadList, locator, runNode, type RunOptions } from '../harness.mts';
import { calls, onCampaigns } from '../rules/world.mts';

let simulator: Simulator;
let adAccountId: string;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	adAccountId = simulator.state.addAdAccount({ name: 'Shop', currency: 'EUR' }).id;
});

const addCampaign = (campaign: Partial<Campaign> = {}) =>
	simulator.state.ads.addCampaign({
		adAccount: simulator.state.adAccounts.get(adAccountId)!,
		name: 'Soups',
		dailySpendCap: 25_000_000,
		...campaign,
	});

const run = async (operation: string, parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	await runNode(simulator, { ...onCampaigns(adAccountId, operation, parameters), ...more });

const sent = (method: string) => calls(simulator, method).map(({ body }) => body as unknown as IDataObject[]);

const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

describe('create', () => {
	test('paused, with a daily budget and the flag, money in the currency on both sides', async () => {
		const { json } = await run('create', { name: 'Autumn', budget: '12.5' });
		expect(sent('POST')).toEqual([
			[
				{
					ad_account_id: adAccountId,
					name: 'Autumn',
					objective_type: 'CONSIDERATION',
					status: 'PAUSED',
					is_campaign_budget_optimization: true,
					daily_spend_cap: 12_500_000,
				},
			],
		]);
		expect(json).toEqual([
			{
				id: expect.stringMatching(/^\d+$/),
				ad_account_id: adAccountId,
				name: 'Autumn',
				objective_type: 'CONSIDERATION',
				status: 'PAUSED',
				summary_status: 'PAUSED',
				daily_budget: 12.5,
				lifetime_budget: null,
				start_time: null,
				end_time: null,
			},
		]);
	});

	test('95 items are four calls of at most 30', async () => {
		const items = Array.from({ length: 95 }, (_, n) => ({ n }));
		const { json } = await run('create', { name: '=Campaign {{ $json.n }}', budget: '5' }, { items });
		expect(json.map(({ name }) => name)).toEqual(items.map(({ n }) => `Campaign ${n}`));
		expect(
			sent('POST')
				.map(({ length }) => length)
				.sort(),
		).toEqual([30, 30, 30, 5]);
	});

	test('ad accounts that change from item to item do not share a call', async () => {
		const other = simulator.state.addAdAccount({ name: 'Other' }).id;
		const items = [adAccountId, other].map((id) => ({ id }));
		const { json } = await run(
			'create',
			{ adAccountId: locator('id', '={{ $json.id }}'), name: 'A', budget: '5' },
			{ items },
		);
		expect(json.map((one) => one.ad_account_id)).toEqual([adAccountId, other]);
	});

	test('a lifetime budget, times, tracking addresses and multipliers', async () => {
		await run('create', {
			name: 'Autumn',
			budgetType: 'lifetime',
			budget: 300,
			additionalFields: {
				startTime: '2026-11-01T09:30:00+01:00',
				endTime: inAYear,
				trackingUrls: {
					url: [
						{ event: 'click', url: 'https://a.example/1' },
						{ event: 'click', url: ' https://a.example/2' },
						{ event: 'impression', url: 'https://a.example/3' },
					],
				},
				appTypeMultipliers: { multiplier: [{ target: 'ipad', factor: 1.5 }] },
			},
		});
		expect(sent('POST')[0][0]).toMatchObject({
			is_campaign_budget_optimization: true,
			lifetime_spend_cap: 300_000_000,
			start_time: Date.parse('2026-11-01T08:30:00Z') / 1000,
			end_time: Date.parse(inAYear) / 1000,
			tracking_urls: { click: ['https://a.example/1', 'https://a.example/2'], impression: ['https://a.example/3'] },
			bid_options: { app_type_multipliers: { ipad: 1.5 } },
		});
	});

	test('budgets of ad groups: the flag is off, and nothing else is sent', async () => {
		await run('create', { name: 'Autumn', budgetType: 'adGroup' });
		expect(sent('POST')[0][0]).toMatchObject({ is_campaign_budget_optimization: false });
		expect(Object.keys(sent('POST')[0][0])).not.toContain('daily_spend_cap');
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['no budget', { budget: '' }, /"Budget" is empty/],
		['a comma', { budget: '12,50' }, /"Budget" is not an amount of money: "12,50"/],
		['no end', { budgetType: 'lifetime' }, /A lifetime budget needs "End Time"/],
		[
			'two caps',
			{ budgetType: 'adGroup', additionalFields: { dailySpendCap: '5', lifetimeSpendCap: '6' } },
			/not both/,
		],
		[
			'a cap beside a budget',
			{ additionalFields: { dailySpendCap: '5' } },
			/"Budget" is already what the campaign may/,
		],
		[
			'an end before the start',
			{ additionalFields: { startTime: `${inAYear}T10:00:00`, endTime: inAYear } },
			/"End Time" is not after "Start Time"/,
		],
		['an end in the past', { additionalFields: { endTime: '2020-01-01' } }, /"End Time" is in the past/],
		[
			'Performance+ without a start',
			{ additionalFields: { isPerformancePlus: true } },
			/A Performance\+ campaign needs "Start Time"/,
		],
		[
			'Performance+ and automated',
			{ additionalFields: { isPerformancePlus: true, isAutomatedCampaign: true, startTime: inAYear } },
			/not both/,
		],
	])('%s is refused before any call', async (_words, parameters, message) => {
		const { error } = await run('create', { name: 'Autumn', budget: '5', ...parameters });
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('an objective that the list does not know is sent as it is, and what Pinterest says of it is told', async () => {
		const { error } = await run('create', { name: 'A', budget: '5', objectiveType: '=NEWEST' });
		expect(sent('POST')[0][0].objective_type).toBe('NEWEST');
		expect(error?.description).toContain('NEWEST');
	});
});

describe('get and get many', () => {
	test('one', async () => {
		const { id } = addCampaign();
		const { json } = await run('get', { campaignId: locator('id', id) });
		expect(json).toMatchObject([{ id, name: 'Soups', daily_budget: 25 }]);
	});

	test('archived ones only when they are asked for', async () => {
		addCampaign();
		addCampaign({ name: 'Old', status: 'ARCHIVED' });
		const { json } = await run('getAll', {});
		expect(json.map(({ name }) => name)).toEqual(['Soups']);
		const { json: all } = await run('getAll', { filters: { entityStatuses: ['ACTIVE', 'ARCHIVED'] } });
		expect(all.map(({ name }) => name)).toEqual(['Old', 'Soups']);
	});

	test('the list of the editor, of the chosen ad account', async () => {
		const { id } = addCampaign({ status: 'PAUSED' });
		const list = await loadList(simulator, 'searchCampaigns', onCampaigns(adAccountId, 'get'));
		expect(list.results).toEqual([{ name: 'Soups · paused', value: id }]);
	});
});

describe('update and set status', () => {
	test('only what is given is sent', async () => {
		const { id } = addCampaign();
		const { json } = await run('update', { campaignId: locator('id', id), updateFields: { name: 'Stews' } });
		expect(sent('PATCH')).toEqual([[{ id, ad_account_id: adAccountId, name: 'Stews' }]]);
		expect(json).toMatchObject([{ id, name: 'Stews', daily_budget: 25 }]);
	});

	test.each<[string, IDataObject, IDataObject]>([
		[
			'daily to lifetime',
			{ lifetimeBudget: '100' },
			{ is_campaign_budget_optimization: true, lifetime_spend_cap: 100_000_000, daily_spend_cap: 0 },
		],
		[
			'to budgets of ad groups',
			{ defaultAdGroupBudget: '7.5' },
			{ is_campaign_budget_optimization: false, default_ad_group_budget_in_micro_currency: 7_500_000 },
		],
		['no end', { endTime: '' }, { end_time: null }],
		[
			'multipliers with their mask',
			{ placementMultipliers: { multiplier: [{ target: 'SEARCH', factor: 2 }] } },
			{ bid_options: { placement_multipliers: { SEARCH: 2 }, update_mask: ['PLACEMENT'] } },
		],
	])('%s', async (_words, updateFields, body) => {
		const { id } = addCampaign();
		await run('update', { campaignId: locator('id', id), updateFields: updateFields as never });
		expect(sent('PATCH')[0][0]).toEqual({ id, ad_account_id: adAccountId, ...body });
	});

	test('two budgets at once are refused', async () => {
		const { id } = addCampaign();
		const updateFields = { dailyBudget: '5', lifetimeBudget: '6' };
		const { error } = await run('update', { campaignId: locator('id', id), updateFields });
		expect(error?.message).toContain('"Daily Budget" and "Lifetime Budget" do not go together');
	});

	test('40 campaigns are paused in two calls, one that is not there fails alone', async () => {
		const items = Array.from({ length: 40 }, () => ({ id: addCampaign().id }));
		items[3].id = '626999999999';
		const { json } = await run(
			'setStatus',
			{ campaignId: locator('id', '={{ $json.id }}'), status: 'PAUSED' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json.filter(({ status }) => status === 'PAUSED')).toHaveLength(39);
		expect(json[3].error).toMatchObject({ pinterestMessage: 'Campaign not found.' });
		expect(sent('PATCH').map(({ length }) => length)).toEqual([30, 10]);
	});
});

describe('change budget', () => {
	const change = async (parameters: RunOptions['parameters'], campaign?: Partial<Campaign>) => {
		const made = addCampaign(campaign);
		const result = await run('changeBudget', { campaignId: locator('id', made.id), ...parameters });
		return { ...result, made };
	};

	test.each<[string, RunOptions['parameters'], number, string | null]>([
		['set', { amount: '30' }, 30, null],
		['more by an amount', { change: 'increaseBy', amount: '0.29' }, 25.29, null],
		['less by per cent', { change: 'decreaseBy', amount: '10', unit: 'percent' }, 22.5, null],
		['at most', { change: 'increaseBy', amount: '50', unit: 'percent', options: { maxBudget: '30' } }, 30, 'maxBudget'],
		['at least', { change: 'decreaseBy', amount: '20', options: { minBudget: '10' } }, 10, 'minBudget'],
	])('%s', async (_words, parameters, budget, limitedBy) => {
		const { json, made } = await change(parameters);
		expect(json).toEqual([
			{
				id: made.id,
				name: 'Soups',
				budget_type: 'daily',
				old_budget: 25,
				new_budget: budget,
				currency: 'EUR',
				changed: true,
				limited_by: limitedBy,
				dry_run: false,
			},
		]);
		expect(made.dailySpendCap).toBe(Math.round(budget * 1e6));
		expect(sent('PATCH')).toEqual([[{ id: made.id, ad_account_id: adAccountId, daily_spend_cap: budget * 1e6 }]]);
	});

	test('a lifetime budget is found out', async () => {
		const { json, made } = await change({ amount: '200' }, { dailySpendCap: null, lifetimeSpendCap: 100_000_000 });
		expect(json).toMatchObject([{ budget_type: 'lifetime', old_budget: 100, new_budget: 200 }]);
		expect(made.lifetimeSpendCap).toBe(200_000_000);
	});

	test('a dry run changes nothing', async () => {
		const { json, made } = await change({ amount: '30', options: { dryRun: true } });
		expect(json).toMatchObject([{ old_budget: 25, new_budget: 30, changed: false, dry_run: true }]);
		expect(made.dailySpendCap).toBe(25_000_000);
		expect(sent('PATCH')).toEqual([]);
	});

	test.each<[string, RunOptions['parameters'], Partial<Campaign>, string]>([
		['no budget of its own', { amount: '5' }, { dailySpendCap: null }, 'has no budget of its own'],
		['nothing left', { change: 'decreaseBy', amount: '25' }, {}, 'Nothing would be left of the budget'],
	])('%s: says so, and changes nothing', async (_words, parameters, campaign, message) => {
		const { error } = await change(parameters, campaign);
		expect(error?.message).toContain(message);
		expect(sent('PATCH')).toEqual([]);
	});

	test('a lost change is sent again; what was computed once stays', async () => {
		simulator.faults.add({ kind: 'resetAfter', method: 'PATCH' });
		const { json, made } = await change({ change: 'increaseBy', amount: '10', unit: 'percent' });
		expect(json).toMatchObject([{ new_budget: 27.5 }]);
		expect(made.dailySpendCap).toBe(27_500_000);
	});
});

describe('analytics', () => {
	test('the campaigns of all items in one call, a row each with windows and money in the currency', async () => {
		const items = Array.from({ length: 3 }, (_, n) => ({ id: addCampaign({ name: `Soup ${n}` }).id }));
		const columns = ['CAMPAIGN_NAME', 'SPEND_IN_MICRO_DOLLAR', 'TOTAL_CLICKTHROUGH'];
		const { json } = await run('getAnalytics', { campaignIds: '={{ $json.id }}', columns }, { items });
		expect(json.map((row) => [row.campaign_id, row.campaign_name])).toEqual(
			items.map(({ id }, n) => [id, `Soup ${n}`]),
		);
		for (const row of json) {
			expect(row.spend).toBeCloseTo(Number(row.total_clickthrough) * 0.43, 6);
			expect(row).toMatchObject({ click_window_days: 30, engagement_window_days: 30, view_window_days: 1 });
		}
		expect(calls(simulator, 'GET')).toHaveLength(1);
	});

	test('by day, with windows of another kind', async () => {
		const { id } = addCampaign();
		const { json } = await run('getAnalytics', {
			campaignIds: id,
			granularity: 'DAY',
			dateRange: 'last7Days',
			attribution: '7/7/1',
			columns: ['TOTAL_IMPRESSION'],
		});
		expect(json).toHaveLength(7);
		expect(json[0]).toMatchObject({ campaign_id: id, date: expect.any(String), click_window_days: 7 });
	});

	test('a campaign that Pinterest leaves out has a row of nothing in total', async () => {
		const { json } = await run('getAnalytics', { campaignIds: '626999999999', columns: ['TOTAL_IMPRESSION'] });
		expect(json).toMatchObject([{ campaign_id: '626999999999', total_impression: null }]);
	});

	test('in parts', async () => {
		const { id } = addCampaign();
		const { json } = await run('getTargetingAnalytics', { campaignIds: id, targetingTypes: ['GENDER'] });
		expect(json.map((row) => [row.campaign_id, row.targeting_type, row.targeting_value])).toEqual([
			[id, 'GENDER', 'female'],
			[id, 'GENDER', 'male'],
			[id, 'GENDER', 'unknown'],
		]);
	});
});
