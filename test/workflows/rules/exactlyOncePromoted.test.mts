import type { IDataObject } from 'n8n-workflow';

import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import type { Shelf } from '../../../simulator/promoted.mts';
import { runNode, type RunOptions } from '../harness.mts';
import { byId, inWorld, numbered } from './world.mts';

// Look-ups take their time.
jest.setTimeout(180_000);

/** Ways to lose a call with several elements: with the effect, without it, with a part of it, and with one that comes late. */
const LOSSES: Fault[] = [
	{ kind: 'resetBefore' },
	{ kind: 'resetAfter' },
	{ kind: 'statusAfter', status: 500 },
	{ kind: 'garbage' },
	{ kind: 'bare' },
	{ kind: 'someDone', count: 2 },
	{ kind: 'someUntold', count: 2 },
	{ kind: 'lateEffect', delay: 2500 },
];

const AD_GROUP = '2680059592705';

interface Kind {
	resource: string;
	parameters: (simulator: Simulator) => RunOptions['parameters'];
	shelf: (simulator: Simulator) => Shelf;
	/** What tells the elements apart, in the output. */
	mark: string;
}

const productGroups: Kind = {
	resource: 'productGroupPromotion',
	parameters: () => ({ adGroupId: byId(AD_GROUP), catalogProductGroupId: '={{ $json.n }}' }),
	shelf: ({ state }) => state.promoted.productGroups,
	mark: 'catalog_product_group_id',
};

const promotions: Kind = {
	resource: 'promotion',
	parameters: () => ({ title: '={{ $json.n }}' }),
	shelf: ({ state }) => state.promoted.promotions,
	mark: 'promotion_title',
};

const labels: Kind = {
	resource: 'label',
	parameters({ state }) {
		const [adAccount] = state.adAccounts.values();
		return {
			campaignId: byId(state.ads.addCampaign({ adAccount, name: 'Soups' }).id),
			labels: '={{ $json.n }}',
		};
	},
	shelf: ({ state }) => state.promoted.labels,
	mark: 'value',
};

async function create(simulator: Simulator, { resource, parameters }: Kind, items: IDataObject[]) {
	const [adAccount] = simulator.state.adAccounts.values();
	return await runNode(simulator, {
		node: 'pinterestAds',
		scopes: ['ads:read', 'ads:write'],
		parameters: {
			resource,
			operation: 'create',
			adAccountId: byId(adAccount.id),
			...parameters(simulator),
		},
		items,
	});
}

const inAccount = async (work: (simulator: Simulator) => Promise<void>) =>
	await inWorld(async (simulator) => {
		simulator.state.addAdAccount({ name: 'Shop' });
		await work(simulator);
	});

describe('exactly once for what has no date at Pinterest', () => {
	const cases = [productGroups, promotions, labels].flatMap((kind) => LOSSES.map((loss) => ({ kind, loss })));

	test.concurrent.each(cases)(
		'$kind.resource, $loss.kind: each is there once and linked to its item',
		async ({ kind, loss }) => {
			await inAccount(async (simulator) => {
				simulator.faults.add({ ...loss, method: 'POST' });
				const { error, json, items } = await create(simulator, kind, numbered(4));
				expect([error?.message, error?.description]).toEqual([undefined, undefined]);
				expect(json.map((one) => one[kind.mark])).toEqual(['0', '1', '2', '3']);
				expect(items.map(({ pairedItem }) => pairedItem)).toEqual(numbered(4).map((_, item) => ({ item })));
				expect(json.map(({ id }) => String(id)).sort()).toEqual([...kind.shelf(simulator).byId.keys()].sort());
			});
		},
	);

	test.concurrent('two equal promotions on purpose stay two, although the call is lost', async () => {
		await inAccount(async (simulator) => {
			simulator.faults.add({ kind: 'someDone', count: 1, method: 'POST' });
			const { error, json } = await create(simulator, promotions, [{ n: 'A' }, { n: 'A' }]);
			expect(error).toBeUndefined();
			expect(new Set(json.map(({ id }) => id)).size).toBe(2);
			expect(simulator.state.promoted.promotions.byId.size).toBe(2);
		});
	});

	test.concurrent('a hundred and one, some refused: told right, each call at most 30', async () => {
		await inAccount(async (simulator) => {
			simulator.faults.add({ kind: 'someRefused', elements: [1, 4], code: 1, message: 'No.', method: 'POST' });
			simulator.faults.add({ kind: 'rateLimit', method: 'POST' });
			simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
			const [adAccount] = simulator.state.adAccounts.values();
			const { json } = await runNode(simulator, {
				node: 'pinterestAds',
				scopes: ['ads:read', 'ads:write'],
				parameters: {
					resource: 'productGroupPromotion',
					operation: 'create',
					adAccountId: byId(adAccount.id),
					...productGroups.parameters(simulator),
				},
				items: numbered(101),
				onError: 'continueRegularOutput',
			});
			const made = json.filter(({ id }) => id !== undefined);
			expect(json.flatMap(({ error }, n) => (error ? [n] : []))).toEqual([1, 4]);
			expect(made.map(({ id }) => String(id)).sort()).toEqual(
				[...simulator.state.promoted.productGroups.byId.keys()].sort(),
			);
			for (const one of json.entries()) if (one[1].id) expect(one[1].catalog_product_group_id).toBe(String(one[0]));
		});
	});
});
