import type { IDataObject } from 'n8n-workflow';

import type { AdGroup, Campaign } from '../../../simulator/ads.mts';
import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { seeded } from '../../support/seeded.mts';
import { locator, runNode, type RunOptions } from '../harness.mts';
import { calls, inAds, inWorld } from '../rules/world.mts';

// Look-ups take their time.
jest.setTimeout(180_000);

const inTwoYears = Math.floor(Date.now() / 1000) + 2 * 365 * 86_400;
const longAgo = Date.now() - 30 * 86_400_000;

/** A campaign of ad groups with ads and keywords, some of them of the same name and some of them archived. */
function shop({ state }: Simulator, more: Partial<Campaign> = {}) {
	const adAccount = state.addAdAccount({ name: 'Shop', currency: 'EUR' });
	const board = state.addBoard({ name: 'Soups' });
	const campaign = state.ads.addCampaign({
		adAccount,
		name: 'Soups',
		isCampaignBudgetOptimization: false,
		createdAt: longAgo,
		...more,
		rest: { end_time: inTwoYears, start_time: Math.floor(longAgo / 1000), tracking_urls: null, ...more.rest },
	});
	const targeting = { LOCATION: ['US'], INTEREST: null };
	const addAdGroup = (name: string, rest: AdGroup['rest'] = {}, status: AdGroup['status'] = 'ACTIVE') =>
		state.ads.addAdGroup({
			campaign,
			name,
			status,
			rest: { budget_in_micro_currency: 5_000_000, targeting_spec: targeting, promotion_id: '0', ...rest },
			createdAt: longAgo,
		});
	const adGroups = [
		addAdGroup('Cooks'),
		addAdGroup('Cooks', { budget_in_micro_currency: 9_000_000 }),
		addAdGroup('Chefs'),
	];
	addAdGroup('Old', {}, 'ARCHIVED');
	const pins = ['Red', 'Green'].map((title) => state.addPin({ boardId: board.id, title }).id);
	const ads = adGroups.flatMap((adGroup) =>
		pins.map((pinId, n) =>
			state.ads.addAd({ adGroup, pinId, rest: { creative_type: 'REGULAR', name: n ? 'Green' : null } }),
		),
	);
	// The same Pin twice in one ad group, on purpose.
	ads.push(state.ads.addAd({ adGroup: adGroups[2], pinId: pins[0] }));
	const keyword = (parentId: string, parentType: 'campaign' | 'adgroup', value: string, matchType: string) =>
		state.ads.addKeyword({ adAccount, parentId, parentType, value, matchType });
	const keywords = [
		keyword(campaign.id, 'campaign', 'cheap', 'EXACT_NEGATIVE'),
		keyword(adGroups[0].id, 'adgroup', 'soup', 'BROAD'),
		keyword(adGroups[0].id, 'adgroup', 'stew', 'BROAD'),
	];
	return { adAccountId: adAccount.id, campaign, adGroups, ads, keywords, pins };
}

const duplicate = (adAccountId: string, campaignId: string, more: RunOptions['parameters'] = {}): RunOptions =>
	inAds('campaign', adAccountId, 'duplicate', { campaignId: locator('id', campaignId), name: 'Soups 2', ...more });

const duplicateGroup = (adAccountId: string, adGroupId: string, more: RunOptions['parameters'] = {}): RunOptions =>
	inAds('adGroup', adAccountId, 'duplicate', { adGroupId: locator('id', adGroupId), name: 'Cooks 2', ...more });

/** What is in a campaign: names of ad groups, their ads as Pin and name, their keywords. */
function contentOf({ state: { ads } }: Simulator, campaignId: string) {
	const inUse = ({ status }: { status: string }) => status !== 'ARCHIVED';
	const keywordsOf = (id: string) =>
		[...ads.keywords.byId.values()]
			.filter(({ parentId }) => parentId === id)
			.map(({ value }) => value)
			.sort();
	const adGroups = [...ads.adGroups.byId.values()].filter((one) => one.campaign.id === campaignId && inUse(one));
	return {
		keywords: keywordsOf(campaignId),
		adGroups: adGroups.map((adGroup) => ({
			budget: adGroup.rest.budget_in_micro_currency,
			ads: [...ads.ads.byId.values()]
				.filter((ad) => ad.adGroup === adGroup && inUse(ad))
				.map(({ pinId, rest }) => `${pinId} ${String(rest.name ?? '')}`)
				.sort(),
			keywords: keywordsOf(adGroup.id),
		})),
	};
}

const newIdOf = (json: IDataObject[], oldId: string) => json.find(({ old_id: id }) => id === oldId)?.new_id as string;

describe('a campaign', () => {
	test.concurrent('with all that is in use in it, paused, and a map of old and new IDs', async () => {
		await inWorld(async (simulator) => {
			const { adAccountId, campaign, adGroups, ads, keywords } = shop(simulator);
			const { json, items, error } = await runNode(simulator, duplicate(adAccountId, campaign.id));
			expect([error?.message, error?.description]).toEqual([undefined, undefined]);
			const { ads: state } = simulator.state;
			const copy = state.campaigns.get(newIdOf(json, campaign.id))!;
			expect(copy).toMatchObject({ name: 'Soups 2', status: 'PAUSED', isCampaignBudgetOptimization: false });
			const flags = { is_automated_campaign: false, is_flexible_daily_budgets: false, is_performance_plus: false };
			expect(copy.rest).toEqual({ end_time: inTwoYears, ...flags });
			expect(contentOf(simulator, copy.id)).toEqual(contentOf(simulator, campaign.id));
			const copied = [...state.adGroups.byId.values()].filter((one) => one.campaign === copy);
			expect(copied.map(({ name, status }) => [name, status])).toEqual([
				['Cooks', 'PAUSED'],
				['Cooks (2)', 'PAUSED'],
				['Chefs', 'PAUSED'],
			]);
			expect(copied[0].rest).toEqual({
				auto_targeting_enabled: true,
				bid_strategy_type: 'MAX_BID',
				billable_event: 'CLICKTHROUGH',
				budget_in_micro_currency: 5_000_000,
				budget_type: 'DAILY',
				pacing_delivery_type: 'STANDARD',
				placement_group: 'ALL',
				targeting_spec: { LOCATION: ['US'] },
			});
			expect(
				[...state.ads.byId.values()]
					.filter((ad) => ad.adGroup.campaign === copy)
					.every(({ status }) => status === 'PAUSED'),
			).toBe(true);

			const things = [campaign, ...adGroups, ...ads, ...keywords].map(({ id }) => id);
			expect(json.map(({ old_id: id }) => id).sort()).toEqual(things.sort());
			expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
			expect(json[0]).toEqual({
				type: 'campaign',
				old_id: campaign.id,
				new_id: copy.id,
				name: 'Soups 2',
				new_parent_id: adAccountId,
				existing: false,
				problem: null,
			});
			for (const ad of ads) {
				const { new_parent_id: parent, new_id: id } = json.find(({ old_id: old }) => old === ad.id)!;
				expect(parent).toBe(newIdOf(json, ad.adGroup.id));
				expect(state.ads.byId.get(String(id))).toMatchObject({ pinId: ad.pinId });
			}
		});
	});

	test.concurrent('run again: nothing is made, and the map is the same', async () => {
		await inWorld(async (simulator) => {
			const { adAccountId, campaign } = shop(simulator);
			const first = await runNode(simulator, duplicate(adAccountId, campaign.id));
			const before = calls(simulator, 'POST').length;
			const { json } = await runNode(simulator, duplicate(adAccountId, campaign.id));
			expect(calls(simulator, 'POST')).toHaveLength(before);
			expect(json).toEqual(first.json.map((one) => ({ ...one, existing: true })));
		});
	});

	test.concurrent('two equal items of one run give one copy', async () => {
		await inWorld(async (simulator) => {
			const { adAccountId, campaign } = shop(simulator);
			const { json } = await runNode(simulator, { ...duplicate(adAccountId, campaign.id), items: [{}, {}, {}] });
			expect(simulator.state.ads.campaigns.size).toBe(2);
			expect(new Set(json.filter(({ type }) => type === 'campaign').map(({ new_id: id }) => id)).size).toBe(1);
		});
	});

	test.concurrent('only itself, or without ads', async () => {
		await inWorld(async (simulator) => {
			const { adAccountId, campaign } = shop(simulator);
			const alone = await runNode(simulator, duplicate(adAccountId, campaign.id, { include: 'campaign', name: 'A' }));
			expect(alone.json.map(({ type }) => type)).toEqual(['campaign']);
			const empty = await runNode(simulator, duplicate(adAccountId, campaign.id, { include: 'adGroups', name: 'B' }));
			expect(new Set(empty.json.map(({ type }) => type))).toEqual(new Set(['campaign', 'adGroup', 'keyword']));
		});
	});

	test.concurrent('with a budget that it shares out: its ad groups have none, and no dates', async () => {
		await inWorld(async (simulator) => {
			const shared = { isCampaignBudgetOptimization: true, dailySpendCap: 25_000_000 };
			const { adAccountId, campaign } = shop(simulator, shared);
			const { error } = await runNode(simulator, duplicate(adAccountId, campaign.id));
			expect(error).toBeUndefined();
			const [made] = calls(simulator, 'POST', /ad_groups$/);
			const [first] = made.body as unknown as IDataObject[];
			expect(first.budget_type).toBe('CBO_ADGROUP');
			for (const name of ['budget_in_micro_currency', 'start_time', 'end_time']) expect(first).not.toHaveProperty(name);
		});
	});

	test.concurrent(
		'Performance+: ad groups are active in the paused campaign, without what Pinterest chooses',
		async () => {
			await inWorld(async (simulator) => {
				const rest = { is_performance_plus: true, is_flexible_daily_budgets: true };
				const plus = { isCampaignBudgetOptimization: true, dailySpendCap: 25_000_000, rest };
				const { adAccountId, campaign, adGroups } = shop(simulator, plus);
				const { json, error } = await runNode(simulator, duplicate(adAccountId, campaign.id));
				expect(error?.message).toBeUndefined();
				const { ads } = simulator.state;
				expect(ads.campaigns.get(newIdOf(json, campaign.id))).toMatchObject({ status: 'PAUSED' });
				const copy = ads.adGroups.byId.get(newIdOf(json, adGroups[0].id))!;
				expect(copy.status).toBe('ACTIVE');
				expect(calls(simulator, 'POST', /ad_groups$/)[0].body).toMatchObject([
					expect.not.objectContaining({ placement_group: expect.anything() }),
					{},
					{},
				]);
				// Once somebody has started the copy, nothing more is added that would spend at once.
				ads.campaigns.get(copy.campaign.id)!.status = 'ACTIVE';
				const again = await runNode(simulator, duplicate(adAccountId, campaign.id));
				expect(again.error?.message).toContain('is active, and the copy could not be paused');
			});
		},
	);

	test.concurrent(
		'a Pin that cannot be promoted: the rest is copied, and how to go on is said; or it is skipped',
		async () => {
			await inWorld(async (simulator) => {
				const { adAccountId, campaign, pins, ads } = shop(simulator);
				simulator.state.ads.sandboxedPins.add(pins[1]);
				const { error } = await runNode(simulator, duplicate(adAccountId, campaign.id));
				expect(error?.message).toBe(`Pinterest refused 3 of 14 parts of the copy`);
				expect(error?.description).toContain('The Pin cannot be promoted');
				expect(error?.description).toContain('Run the item again to go on');
				const options = { skipRefused: true };
				const { json } = await runNode(simulator, duplicate(adAccountId, campaign.id, { options }));
				const refused = json.filter(({ new_id: id }) => id === null);
				expect(refused.map(({ old_id: id }) => id).sort()).toEqual(
					ads
						.filter(({ pinId }) => pinId === pins[1])
						.map(({ id }) => id)
						.sort(),
				);
				expect(refused[0].problem).toContain('cannot be promoted');
				simulator.state.ads.sandboxedPins.clear();
				const { json: all } = await runNode(simulator, duplicate(adAccountId, campaign.id));
				expect(contentOf(simulator, newIdOf(all, campaign.id))).toEqual(contentOf(simulator, campaign.id));
			});
		},
	);

	test.concurrent.each<
		[string, (world: ReturnType<typeof shop>, simulator: Simulator) => void, RunOptions['parameters'], string]
	>([
		['its own name', () => undefined, { name: 'Soups' }, 'The copy needs a name of its own'],
		[
			'the name of a campaign with other ad groups',
			({ campaign: { adAccount } }, { state: { ads } }) => {
				const campaign = ads.addCampaign({ adAccount, name: 'Soups 2', isCampaignBudgetOptimization: false });
				ads.addAdGroup({ campaign, name: 'Strangers', rest: { budget_in_micro_currency: 1 } });
			},
			{},
			'There is another campaign "Soups 2"',
		],
		[
			'the name of a campaign for something else',
			({ campaign: { adAccount } }, { state: { ads } }) => {
				ads.addCampaign({ adAccount, name: 'Soups 2', objectiveType: 'AWARENESS' });
			},
			{},
			'There is another campaign "Soups 2"',
		],
		[
			'a lifetime budget whose end is over',
			({ campaign }) => {
				Object.assign(campaign, { isCampaignBudgetOptimization: true, lifetimeSpendCap: 1e9 });
				campaign.rest.end_time = 1_700_000_000;
			},
			{},
			'The copy of the campaign needs an end',
		],
	])('%s: nothing is made, and why is said', async (_words, prepare, parameters, message) => {
		await inWorld(async (simulator) => {
			const world = shop(simulator);
			prepare(world, simulator);
			const { error } = await runNode(simulator, duplicate(world.adAccountId, world.campaign.id, parameters));
			expect(error?.message).toContain(message);
			expect(calls(simulator, 'POST')).toEqual([]);
		});
	});

	test.concurrent('a copy that was archived is out of the way of a new one', async () => {
		await inWorld(async (simulator) => {
			const { adAccountId, campaign } = shop(simulator);
			const first = await runNode(simulator, duplicate(adAccountId, campaign.id, { include: 'campaign' }));
			simulator.state.ads.campaigns.get(newIdOf(first.json, campaign.id))!.status = 'ARCHIVED';
			const { json } = await runNode(simulator, duplicate(adAccountId, campaign.id, { include: 'campaign' }));
			expect(json).toMatchObject([{ existing: false }]);
			expect(newIdOf(json, campaign.id)).not.toBe(newIdOf(first.json, campaign.id));
		});
	});

	test.concurrent('times of its own', async () => {
		await inWorld(async (simulator) => {
			const { adAccountId, campaign } = shop(simulator);
			const additionalFields = { startTime: '2030-01-01', endTime: '2030-02-01' };
			const { json } = await runNode(simulator, duplicate(adAccountId, campaign.id, { additionalFields }));
			expect(simulator.state.ads.campaigns.get(newIdOf(json, campaign.id))!.rest).toMatchObject({
				start_time: Date.parse('2030-01-01') / 1000,
				end_time: Date.parse('2030-02-01') / 1000,
			});
		});
	});
});

describe('an ad group', () => {
	test.concurrent('with keywords and ads, in its own campaign; again is nothing more', async () => {
		await inWorld(async (simulator) => {
			const { adAccountId, campaign, adGroups } = shop(simulator);
			const { json, error } = await runNode(simulator, duplicateGroup(adAccountId, adGroups[0].id));
			expect(error).toBeUndefined();
			expect(json.map(({ type }) => type)).toEqual(['adGroup', 'keyword', 'keyword', 'ad', 'ad']);
			const copy = simulator.state.ads.adGroups.byId.get(newIdOf(json, adGroups[0].id))!;
			expect(copy).toMatchObject({ name: 'Cooks 2', status: 'PAUSED', campaign });
			const [first, , , last] = contentOf(simulator, campaign.id).adGroups;
			expect(last).toEqual(first);
			const again = await runNode(simulator, duplicateGroup(adAccountId, adGroups[0].id));
			expect(again.json).toEqual(json.map((one) => ({ ...one, existing: true })));
		});
	});

	test.concurrent('into a campaign that shares out its budget, and not into one without any', async () => {
		await inWorld(async (simulator) => {
			const { adAccountId, campaign, adGroups } = shop(simulator);
			const shared = { isCampaignBudgetOptimization: true, dailySpendCap: 25_000_000 };
			const target = simulator.state.ads.addCampaign({ adAccount: campaign.adAccount, name: 'Shared', ...shared });
			const into = { targetCampaignId: locator('id', target.id), name: 'Cooks' };
			const { json } = await runNode(simulator, duplicateGroup(adAccountId, adGroups[0].id, into));
			expect(json[0]).toMatchObject({ type: 'adGroup', name: 'Cooks', new_parent_id: target.id });
			const back = { targetCampaignId: locator('id', campaign.id) };
			const { error } = await runNode(simulator, duplicateGroup(adAccountId, String(json[0].new_id), back));
			expect(error?.message).toContain('would have no budget');
		});
	});
});

/** Everything that may go wrong with one of the calls that make something. */
const HARDSHIPS: Fault[] = [
	{ kind: 'resetBefore' },
	{ kind: 'resetAfter' },
	{ kind: 'status', status: 500 },
	{ kind: 'statusAfter', status: 500 },
	{ kind: 'status', status: 400, code: 1, message: 'Something went wrong.' },
	{ kind: 'garbage' },
	{ kind: 'someDone', count: 2 },
	{ kind: 'someUntold', count: 1 },
	{ kind: 'someRefused', elements: [0, 2], code: 1, message: 'Not now.' },
	{ kind: 'lateEffect', delay: 1500 },
	{ kind: 'rateLimit', resetSeconds: 1 },
	{ kind: 'expireToken' },
];

describe('through faults', () => {
	test.concurrent.each([1, 2, 3, 4])(
		'run until it ends well: nothing twice, nothing forgotten (seed %d)',
		async (seed) => {
			await inWorld(async (simulator) => {
				const { adAccountId, campaign } = shop(simulator);
				const random = seeded(seed);
				for (let n = 0; n < 14; n++) {
					const hardship = HARDSHIPS[Math.floor(random() * HARDSHIPS.length)];
					simulator.faults.add({ ...(random() < 0.6 ? hardship : { kind: 'slow', delay: 5 }), method: 'POST' });
				}
				let json: IDataObject[] = [];
				for (let turn = 0; turn < 12 && json.length === 0; turn++) {
					const result = await runNode(simulator, duplicate(adAccountId, campaign.id));
					if (!result.error) ({ json } = result);
					else expect(result.error.description).toMatch(/again/);
				}
				expect(json).toHaveLength(14);
				expect(simulator.state.ads.campaigns.size).toBe(2);
				expect([seed, contentOf(simulator, newIdOf(json, campaign.id))]).toEqual([
					seed,
					contentOf(simulator, campaign.id),
				]);
			});
		},
	);
});
