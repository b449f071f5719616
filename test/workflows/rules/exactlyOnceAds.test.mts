import type { IDataObject } from 'n8n-workflow';

import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { seeded } from '../../support/seeded.mts';
import { runNode, type RunOptions } from '../harness.mts';
import { byId, inAds, inWorld, numbered } from './world.mts';

// Look-ups take their time.
jest.setTimeout(180_000);

/** Everything that may go wrong with one of the calls of a run. */
const HARDSHIPS: Array<(random: () => number) => Fault> = [
	() => ({ kind: 'resetBefore' }),
	() => ({ kind: 'resetAfter' }),
	() => ({ kind: 'status', status: 500 }),
	() => ({ kind: 'statusAfter', status: 500 }),
	() => ({ kind: 'garbage' }),
	() => ({ kind: 'empty' }),
	(random) => ({ kind: 'someDone', count: 1 + Math.floor(random() * 29) }),
	(random) => ({ kind: 'someUntold', count: 1 + Math.floor(random() * 29) }),
	(random) => ({ kind: 'lateEffect', delay: Math.floor(random() * 2500) }),
	() => ({ kind: 'rateLimit', resetSeconds: 1 }),
	() => ({ kind: 'expireToken' }),
	(random) => ({
		kind: 'someRefused',
		elements: [0, 1, 2].map(() => Math.floor(random() * 30)),
		code: 2781,
		message: 'This Pin cannot be promoted.',
	}),
];

interface World {
	run: RunOptions;
	/** What is there: ID, and what it was made of. */
	there: () => Array<[string, string]>;
	/** What an item asked for. */
	wanted: (n: number) => string;
	/** What an output item says that it is. */
	told: (json: IDataObject) => string;
}

/** 70 ad groups in three campaigns, some of them equal. */
function adGroupsIn({ state }: Simulator): World {
	const adAccount = state.addAdAccount({ name: 'Shop' });
	const campaigns = ['A', 'B', 'C'].map((name) =>
		state.ads.addCampaign({ adAccount, name, isCampaignBudgetOptimization: false }),
	);
	const name = (n: number) => `Group ${n % 7 === 0 ? 'x' : n}`;
	return {
		run: {
			...inAds('adGroup', adAccount.id, 'create', {
				campaignId: byId('={{ $json.campaign }}'),
				name: '={{ $json.name }}',
				budget: '5',
			}),
			items: numbered(70, (n) => ({ campaign: campaigns[n % 3].id, name: name(n) })),
		},
		there: () => [...state.ads.adGroups.byId.values()].map((one) => [one.id, `${one.campaign.id} ${one.name}`]),
		wanted: (n) => `${campaigns[n % 3].id} ${name(n)}`,
		told: (json) => `${String(json.campaign_id)} ${String(json.name)}`,
	};
}

/** 70 ads of three Pins in two ad groups, with and without names, some of them equal. */
function adsIn({ state }: Simulator): World {
	const adAccount = state.addAdAccount({ name: 'Shop' });
	const campaign = state.ads.addCampaign({ adAccount, name: 'A' });
	const adGroups = ['A', 'B'].map((name) => state.ads.addAdGroup({ campaign, name }));
	const board = state.addBoard({ name: 'Soups' });
	// Ads say when their Pin was made, not when they were.
	const createdAt = new Date(Date.now() - 86_400_000);
	const pins = ['Red', 'Green', 'Blue'].map((title) => state.addPin({ boardId: board.id, title, createdAt }).id);
	const name = (n: number) => (n % 5 === 0 ? '' : `Ad ${n}`);
	return {
		run: {
			...inAds('ad', adAccount.id, 'create', {
				adGroupId: byId('={{ $json.adGroup }}'),
				pinId: byId('={{ $json.pin }}'),
				name: '={{ $json.name }}',
			}),
			items: numbered(70, (n) => ({ adGroup: adGroups[n % 2].id, pin: pins[n % 3], name: name(n) })),
		},
		there: () =>
			[...state.ads.ads.byId.values()].map((ad) => [
				ad.id,
				`${ad.adGroup.id} ${ad.pinId} ${String(ad.rest.name ?? '')}`,
			]),
		wanted: (n) => `${adGroups[n % 2].id} ${pins[n % 3]} ${name(n)}`,
		told: (json) => `${String(json.ad_group_id)} ${String(json.pin_id)} ${String(json.name ?? '')}`,
	};
}

describe.each([
	['ad groups', adGroupsIn],
	['ads', adsIn],
])('many %s through many faults', (_what, worldIn) => {
	test.concurrent.each([1, 2, 3])('are made once, told right and linked right (seed %d)', async (seed) => {
		await inWorld(async (simulator) => {
			const { run, there, wanted, told } = worldIn(simulator);
			const random = seeded(seed);
			for (let n = 0; n < 40; n++) {
				const hardship = HARDSHIPS[Math.floor(random() * HARDSHIPS.length)](random);
				simulator.faults.add({ ...(random() < 0.5 ? hardship : { kind: 'slow', delay: 5 }), method: 'POST' });
			}
			Object.assign(simulator.state.settings, { unordered: true, orderSeed: seed });
			const { json, items } = await runNode(simulator, { ...run, onError: 'continueRegularOutput' });
			// What is still on its way would be there by now.
			await new Promise((done) => setTimeout(done, 2500));

			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(run.items!.map((_, item) => ({ item })));
			const codes = json.flatMap(({ error }) => (error ? [(error as IDataObject).code] : []));
			expect(codes.filter((code) => code !== 2781)).toEqual([]);
			const made = json.flatMap((one, n) => (one.error ? [] : [{ one, n }]));
			for (const { one, n } of made) expect(told(one)).toBe(wanted(n));
			const pairs = made.map(({ one }) => [String(one.id), told(one)]);
			expect([seed, pairs.sort()]).toEqual([seed, there().sort()]);
		});
	});
});
