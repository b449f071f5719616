import type { IDataObject } from 'n8n-workflow';

import type { AdGroup, Campaign } from '../../../simulator/ads.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { loadList, locator, runNode, type RunOptions } from '../harness.mts';
import { calls, inAds } from '../rules/world.mts';

let simulator: Simulator;
let adAccountId: string;
let campaign: Campaign;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	const adAccount = simulator.state.addAdAccount({ name: 'Shop', currency: 'EUR' });
	adAccountId = adAccount.id;
	campaign = addCampaign();
});

const addCampaign = (more: Partial<Campaign> = {}) =>
	simulator.state.ads.addCampaign({
		adAccount: simulator.state.adAccounts.get(adAccountId)!,
		name: 'Soups',
		isCampaignBudgetOptimization: false,
		...more,
	});

const addAdGroup = (rest: AdGroup['rest'] = {}, more: Partial<AdGroup> = {}) =>
	simulator.state.ads.addAdGroup({
		campaign,
		name: 'Cooks',
		rest: { budget_in_micro_currency: 25_000_000, ...rest },
		...more,
	});

const run = async (operation: string, parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	await runNode(simulator, { ...inAds('adGroup', adAccountId, operation, parameters), ...more });

const sent = (method: string) => calls(simulator, method).map(({ body }) => body as unknown as IDataObject[]);

const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

describe('create', () => {
	const create = async (parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
		await run('create', { campaignId: locator('id', campaign.id), name: 'Cooks', budget: '12.5', ...parameters }, more);

	test('paused, with a daily budget and whom it is for, money in the currency on both sides', async () => {
		const targeting = { locations: 'US, CA', genders: ['female'], minimumAge: '25', maximumAge: '54' };
		const { json } = await create({ targeting });
		expect(sent('POST')).toEqual([
			[
				{
					campaign_id: campaign.id,
					name: 'Cooks',
					billable_event: 'CLICKTHROUGH',
					bid_strategy_type: 'AUTOMATIC_BID',
					status: 'PAUSED',
					budget_type: 'DAILY',
					budget_in_micro_currency: 12_500_000,
					targeting_spec: { LOCATION: ['US', 'CA'], GENDER: ['female'], MINIMUM_AGE: '25', MAXIMUM_AGE: '54' },
				},
			],
		]);
		expect(json).toEqual([
			{
				id: expect.stringMatching(/^\d+$/),
				campaign_id: campaign.id,
				name: 'Cooks',
				status: 'PAUSED',
				summary_status: 'PAUSED',
				budget_type: 'DAILY',
				budget: 12.5,
				bid: null,
				bid_strategy_type: 'AUTOMATIC_BID',
				billable_event: 'CLICKTHROUGH',
			},
		]);
	});

	test('with the budget of the campaign, a bid, a goal and times', async () => {
		await create({
			campaignId: locator('id', addCampaign({ isCampaignBudgetOptimization: true, dailySpendCap: 5_000_000 }).id),
			budgetType: 'campaign',
			bidStrategyType: 'MAX_BID',
			bid: '0.29',
			billableEvent: 'IMPRESSION',
			placementGroup: 'SEARCH',
			additionalFields: {
				goalConversionEvent: 'CHECKOUT',
				goalCpa: '4.5',
				goalClickWindowDays: 30,
				endTime: inAYear,
				lifetimeFrequencyCap: 3,
			},
		});
		expect(sent('POST')[0][0]).toMatchObject({
			budget_type: 'CBO_ADGROUP',
			bid_in_micro_currency: 290_000,
			placement_group: 'SEARCH',
			end_time: Date.parse(inAYear) / 1000,
			lifetime_frequency_cap: 3,
			optimization_goal_metadata: {
				conversion_tag_v3_goal_metadata: {
					conversion_event: 'CHECKOUT',
					cpa_goal_value_in_micro_currency: '4500000',
					attribution_windows: { click_window_days: 30 },
				},
			},
		});
		expect(sent('POST')[0][0]).not.toHaveProperty('budget_in_micro_currency');
	});

	test('JSON goes before the fields, and shopping retargeting comes from rows', async () => {
		const visitors = [{ lookbackWindow: 30, exclusionWindow: 14, tagTypes: '0, 6' }];
		const targeting = {
			locations: 'US',
			json: '{"LOCATION": ["DE"], "NEWEST": ["x"]}',
			shoppingRetargeting: { visitors },
		};
		const { error } = await create({ targeting });
		expect(sent('POST')[0][0].targeting_spec).toEqual({
			LOCATION: ['DE'],
			NEWEST: ['x'],
			SHOPPING_RETARGETING: [{ lookback_window: 30, exclusion_window: 14, tag_types: [0, 6] }],
		});
		expect(error?.description).toContain('NEWEST');
	});

	test('70 items are three calls of at most 30', async () => {
		const items = Array.from({ length: 70 }, (_, n) => ({ n }));
		const { json } = await create({ name: '=Group {{ $json.n }}' }, { items });
		expect(json.map(({ name }) => name)).toEqual(items.map(({ n }) => `Group ${n}`));
		expect(
			sent('POST')
				.map(({ length }) => length)
				.sort(),
		).toEqual([10, 30, 30]);
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['no budget', { budget: '' }, /"Budget" is empty/],
		['a lifetime budget without an end', { budgetType: 'lifetime' }, /A lifetime budget needs "End Time"/],
		['a highest bid without a bid', { bidStrategyType: 'MAX_BID' }, /This "Bid Strategy" needs "Bid"/],
		[
			'video views with a bid',
			{ billableEvent: 'VIDEO_V_50_MRC', bidStrategyType: 'MAX_BID', bid: '1' },
			/Video views go with automatic bids only/,
		],
		[
			'pacing with the budget of a campaign',
			{ budgetType: 'campaign', additionalFields: { pacingDeliveryType: 'ACCELERATED' } },
			/"Pacing" is always "Standard"/,
		],
		[
			'a multiplier of no automatic bid',
			{ bidStrategyType: 'MAX_BID', bid: '1', additionalFields: { bidMultiplier: 2 } },
			/"Bid Multiplier" goes with automatic bids only/,
		],
		[
			'a frequency cap for clicks',
			{ additionalFields: { lifetimeFrequencyCap: 3, endTime: inAYear } },
			/"Frequency Cap" needs "Impression"/,
		],
		[
			'return on ad spend of sign-ups',
			{ additionalFields: { goalRoas: true, goalConversionEvent: 'SIGNUP' } },
			/needs "Checkout"/,
		],
		[
			'a template beside targeting',
			{ targeting: { locations: 'US' }, additionalFields: { targetingTemplateIds: '643892711934' } },
			/A targeting template takes the place/,
		],
		['no place', { targeting: { genders: ['male'] } }, /Targeting needs "Locations"/],
		['one age', { targeting: { locations: 'US', minimumAge: 25 } }, /go together; give both/],
		[
			'two kinds of ages',
			{ targeting: { locations: 'US', minimumAge: 25, maximumAge: 34, ageBuckets: ['25-34'] } },
			/"Age Ranges" and "Lowest Age" do not go together/,
		],
		['ages in the wrong order', { targeting: { locations: 'US', minimumAge: 40, maximumAge: '30' } }, /is more than/],
		['regions and postal codes', { targeting: { geo: 'US-CA, US-94107' } }, /Pinterest takes one of the two/],
		['a child', { targeting: { locations: 'US', minimumAge: 12, maximumAge: '30' } }, /Ages go from 18 to 65/],
		['a language of three letters', { targeting: { locations: 'US', locales: 'eng' } }, /two small letters: "eng"/],
		[
			'an audience that is in and out',
			{ targeting: { locations: 'US', includedAudienceIds: '1, 2', excludedAudienceIds: '2' } },
			/The audience 2 is both included and excluded/,
		],
	])('%s is refused before any call', async (_words, parameters, message) => {
		const { error } = await create(parameters);
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('no budget anywhere: Pinterest refuses, and what to do is said for an ad group', async () => {
		const { error } = await create({ budgetType: 'campaign' });
		expect(error?.message).toBe('The ad group needs a budget');
		expect(error?.description).toContain('Choose "Daily" or "Lifetime"');
	});

	test('a paused one of a Performance+ campaign: Pinterest refuses, and the way round is said', async () => {
		const id = addCampaign({ isCampaignBudgetOptimization: true, rest: { is_performance_plus: true } }).id;
		const { error } = await create({ campaignId: locator('id', id), budgetType: 'campaign' });
		expect(error?.message).toBe('A Performance+ ad group cannot be paused');
	});
});

describe('get, get many and the list', () => {
	test('one, with all of it in raw', async () => {
		const { id } = addAdGroup({ targeting_spec: { LOCATION: ['US'] } });
		const { json } = await run('get', { adGroupId: locator('id', id) });
		expect(json).toMatchObject([{ id, campaign_id: campaign.id, name: 'Cooks', budget: 25, budget_type: 'DAILY' }]);
		const { json: raw } = await run('get', { adGroupId: locator('id', id), output: 'raw' });
		expect(raw).toMatchObject([{ id, targeting_spec: { LOCATION: ['US'] } }]);
	});

	test('one that is not there', async () => {
		const { error } = await run('get', { adGroupId: locator('id', '2680999') });
		expect(error?.description).toContain('Ad group not found.');
	});

	test('of campaigns, archived ones only when they are asked for; one ID may be a number', async () => {
		addAdGroup();
		addAdGroup({}, { name: 'Old', status: 'ARCHIVED' });
		addAdGroup({}, { name: 'Other', campaign: addCampaign() });
		const filters = { campaignIds: `={{ ${campaign.id} }}` };
		const { json } = await run('getAll', { filters });
		expect(json.map(({ name }) => name)).toEqual(['Cooks']);
		const { json: all } = await run('getAll', { filters: { ...filters, entityStatuses: ['ACTIVE', 'ARCHIVED'] } });
		expect(all.map(({ name }) => name)).toEqual(['Old', 'Cooks']);
	});

	test('campaigns and ad groups at once are refused before any call', async () => {
		const { error } = await run('getAll', { filters: { campaignIds: '1', adGroupIds: '2' } });
		expect(error?.message).toContain('"Ad Group IDs" or "Campaign IDs", not both');
		expect(simulator.requests).toEqual([]);
	});

	test('the list of the editor, of the chosen ad account', async () => {
		const { id } = addAdGroup({}, { status: 'PAUSED' });
		const list = await loadList(simulator, 'searchAdGroups', inAds('adGroup', adAccountId, 'get'));
		expect(list.results).toEqual([{ name: 'Cooks · paused', value: id }]);
	});
});

describe('update and set status', () => {
	test.each<[string, IDataObject, IDataObject]>([
		['only what is given', { name: 'Chefs' }, { name: 'Chefs' }],
		['a daily budget', { dailyBudget: '7.5' }, { budget_type: 'DAILY', budget_in_micro_currency: 7_500_000 }],
		['no end', { endTime: '' }, { end_time: null }],
		[
			'another bid',
			{ bid: '0.5', bidStrategyType: 'MAX_BID' },
			{ bid_in_micro_currency: 500_000, bid_strategy_type: 'MAX_BID' },
		],
		['no promotion', { promotionId: '' }, { promotion_id: null }],
	])('%s', async (_words, updateFields, body) => {
		const { id } = addAdGroup();
		await run('update', { adGroupId: locator('id', id), updateFields: updateFields as never });
		expect(sent('PATCH')).toEqual([[{ id, ...body }]]);
	});

	test('two budgets, or a bid where Pinterest chooses it, are refused before any call', async () => {
		const { id } = addAdGroup();
		const updateFields = { dailyBudget: '5', lifetimeBudget: '6', bid: '1', bidStrategyType: 'AUTOMATIC_BID' };
		const { error } = await run('update', { adGroupId: locator('id', id), updateFields });
		expect(error?.message).toContain('"Daily Budget" and "Lifetime Budget" do not go together');
		expect(error?.message).toContain('leave "Bid" empty');
		expect(simulator.requests).toEqual([]);
	});

	test('40 are paused in two calls, one that is not there fails alone', async () => {
		const items = Array.from({ length: 40 }, () => ({ id: addAdGroup().id }));
		items[3].id = '2680999';
		const { json } = await run(
			'setStatus',
			{ adGroupId: locator('id', '={{ $json.id }}'), status: 'PAUSED' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json.filter(({ status }) => status === 'PAUSED')).toHaveLength(39);
		expect(json[3].error).toMatchObject({ pinterestMessage: 'Ad group not found.' });
		expect(sent('PATCH').map(({ length }) => length)).toEqual([30, 10]);
	});
});

describe('change budget', () => {
	test('by per cent, within a ceiling', async () => {
		const made = addAdGroup({ budget_type: 'LIFETIME' });
		const options = { maxBudget: '30' };
		const parameters = { change: 'increaseBy', amount: '50', unit: 'percent', options };
		const { json } = await run('changeBudget', { adGroupId: locator('id', made.id), ...parameters });
		expect(json).toMatchObject([{ budget_type: 'lifetime', old_budget: 25, new_budget: 30, limited_by: 'maxBudget' }]);
		expect(sent('PATCH')).toEqual([[{ id: made.id, budget_in_micro_currency: 30_000_000 }]]);
	});

	test('two items about one ad group build on each other', async () => {
		const { id, rest } = addAdGroup();
		const items = [{ id }, { id }, { id }];
		const parameters = { adGroupId: locator('id', '={{ $json.id }}'), change: 'increaseBy', amount: '5' };
		const { json } = await run('changeBudget', parameters, { items });
		expect(json.map(({ new_budget: budget }) => budget).sort()).toEqual([30, 35, 40]);
		expect(simulator.state.ads.adGroups.byId.get(id)!.rest).toEqual({ ...rest, budget_in_micro_currency: 40_000_000 });
	});

	test('where the campaign has the budget: says which one, and changes nothing', async () => {
		const { id } = addAdGroup({ budget_type: 'CBO_ADGROUP', budget_in_micro_currency: null });
		const { error } = await run('changeBudget', { adGroupId: locator('id', id), amount: '5' });
		expect(error?.message).toBe(`The ad group ${id} has no budget of its own`);
		expect(error?.description).toContain(campaign.id);
		expect(sent('PATCH')).toEqual([]);
	});
});

describe('change targeting', () => {
	const before = {
		LOCATION: ['US', 'CA'],
		GENDER: ['female'],
		INTEREST: ['1', '2'],
		MINIMUM_AGE: '18',
		MAXIMUM_AGE: '30',
	};
	const change = async (parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) => {
		const made = addAdGroup({ targeting_spec: before });
		const result = await run('changeTargeting', { adGroupId: locator('id', made.id), ...parameters }, more);
		return { ...result, made };
	};

	test('what is added and removed changes, the rest stays, and it is sent whole', async () => {
		const { json, made } = await change({
			add: { interestIds: '2, 3', maximumAge: '54' },
			remove: { locations: 'CA, MX', genders: ['female'] },
		});
		const after = { LOCATION: ['US'], INTEREST: ['1', '2', '3'], MINIMUM_AGE: '18', MAXIMUM_AGE: '54' };
		expect(sent('PATCH')).toEqual([[{ id: made.id, targeting_spec: after }]]);
		expect(made.rest.targeting_spec).toEqual(after);
		expect(json).toEqual([
			{
				id: made.id,
				campaign_id: campaign.id,
				name: 'Cooks',
				status: 'ACTIVE',
				changed: true,
				added: 'INTEREST: 3; MAXIMUM_AGE: 54',
				removed: 'LOCATION: CA; GENDER: female; MAXIMUM_AGE: 30',
				targeting: 'LOCATION: US; INTEREST: 1, 2, 3; MINIMUM_AGE: 18; MAXIMUM_AGE: 54',
				dry_run: false,
			},
		]);
	});

	test('nothing to change, and a dry run, send nothing', async () => {
		const { json } = await change({ add: { locations: 'US' } });
		expect(json).toMatchObject([{ changed: false, added: null, removed: null }]);
		const { json: dry } = await change({ add: { locations: 'DE' }, options: { dryRun: true } });
		expect(dry).toMatchObject([{ changed: false, added: 'LOCATION: DE', dry_run: true }]);
		expect(sent('PATCH')).toEqual([]);
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['no place left', { remove: { locations: 'US, CA' } }, /Targeting needs "Locations"/],
		['one age left', { remove: { minimumAge: '18' } }, /go together; give both/],
		['two kinds of ages', { add: { ageBuckets: ['25-34'] } }, /do not go together/],
	])('%s: says so, and changes nothing', async (_words, parameters, message) => {
		const { error } = await change(parameters);
		expect(error?.message).toMatch(message);
		expect(sent('PATCH')).toEqual([]);
	});

	test('neither is refused before any call', async () => {
		const { error } = await run('changeTargeting', { adGroupId: locator('id', '1') });
		expect(error?.message).toContain('give at least one field');
		expect(simulator.requests).toEqual([]);
	});

	test('items about one ad group build on each other', async () => {
		const made = addAdGroup({ targeting_spec: before });
		const items = ['DE', 'FR', 'IT', 'ES'].map((place) => ({ place }));
		const parameters = { adGroupId: locator('id', made.id), add: { locations: '={{ $json.place }}' } };
		await run('changeTargeting', parameters, { items });
		const { LOCATION: places } = made.rest.targeting_spec as { LOCATION: string[] };
		expect([...places].sort()).toEqual(['CA', 'DE', 'ES', 'FR', 'IT', 'US']);
	});

	test('a lost change is sent again', async () => {
		simulator.faults.add({ kind: 'resetAfter', method: 'PATCH' });
		const { json, made } = await change({ add: { locations: 'DE' } });
		expect(json).toMatchObject([{ changed: true }]);
		expect(made.rest.targeting_spec).toMatchObject({ LOCATION: ['US', 'CA', 'DE'] });
	});
});

describe('estimates', () => {
	test('how many people a targeting reaches; a lost question is asked again', async () => {
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { json } = await run('estimateAudience', {
			targeting: { locations: 'US', genders: ['female'] },
			additionalFields: { keywords: { keyword: [{ value: ' soup ', matchType: 'EXACT' }] } },
		});
		expect(sent('POST')[0]).toEqual({
			targeting_spec: { LOCATION: ['US'], GENDER: ['female'] },
			keywords: [{ value: 'soup', match_type: 'EXACT' }],
		});
		expect(json).toEqual([{ audience_size_lower_bound: 5_400_000, audience_size_upper_bound: 6_000_000 }]);
	});

	test('the lowest bid, in the currency', async () => {
		const { json } = await run('getBidFloor', {
			currency: 'USD',
			billableEvent: 'IMPRESSION',
			objectiveType: 'AWARENESS',
			additionalFields: { countries: 'US, CA', goalFrequency: 3 },
		});
		expect(sent('POST')).toEqual([
			{
				bid_floor_specs: [
					{
						currency: 'USD',
						billable_event: 'IMPRESSION',
						objective_type: 'AWARENESS',
						countries: ['US', 'CA'],
						optimization_goal_metadata: { frequency_goal_metadata: { frequency: 3 } },
					},
				],
			},
		]);
		expect(json).toEqual([
			{ bid_floor: 2, currency: 'USD', billable_event: 'IMPRESSION', objective_type: 'AWARENESS' },
		]);
	});

	test('a country and a currency that are none are refused before any call', async () => {
		const { error } = await run('getBidFloor', { currency: 'euro', additionalFields: { countries: 'usa' } });
		expect(error?.message).toMatch(/"Currency" is not a currency.*"Countries" has a value that is not a country/);
		expect(simulator.requests).toEqual([]);
	});
});

describe('numbers', () => {
	test('the ad groups of all items in one call', async () => {
		const items = Array.from({ length: 3 }, () => ({ id: addAdGroup().id }));
		const { json } = await run(
			'getAnalytics',
			{ adGroupIds: '={{ $json.id }}', columns: ['SPEND_IN_MICRO_DOLLAR', 'TOTAL_CLICKTHROUGH'] },
			{ items },
		);
		expect(json.map((row) => row.ad_group_id)).toEqual(items.map(({ id }) => id));
		expect(json[0]).toMatchObject({ spend: expect.any(Number), click_window_days: 30 });
		expect(calls(simulator, 'GET')).toHaveLength(1);
	});

	test('in parts', async () => {
		const { id } = addAdGroup();
		const { json } = await run('getTargetingAnalytics', { adGroupIds: id, targetingTypes: ['GENDER'] });
		expect(json.map((row) => [row.ad_group_id, row.targeting_value])).toEqual([
			[id, 'female'],
			[id, 'male'],
			[id, 'unknown'],
		]);
	});
});
