import type { IDataObject } from 'n8n-workflow';

import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { seeded } from '../../support/seeded.mts';
import { runNode, type Result, type RunOptions } from '../harness.mts';
import { byId, calls, countAtOnce, inWorld, numbered, onCampaigns } from './world.mts';

// Look-ups take their time.
jest.setTimeout(180_000);

const NOT_KNOWN = 'It is not known whether Pinterest carried this out';

/** Ways to lose a call with several elements: with the effect, without it, with a part of it, and with one that comes late. */
const LOSSES: Fault[] = [
	{ kind: 'resetBefore' },
	{ kind: 'resetAfter' },
	{ kind: 'status', status: 500 },
	{ kind: 'statusAfter', status: 500 },
	{ kind: 'garbage' },
	{ kind: 'empty' },
	{ kind: 'bare' },
	{ kind: 'someDone', count: 2 },
	{ kind: 'someUntold', count: 2 },
	{ kind: 'lateEffect', delay: 2500 },
	{ kind: 'lateEffect', delay: 1500, status: 504 },
];

const accountIn = ({ state }: Simulator) => state.addAdAccount({ name: 'Shop' });

const create = (adAccountId: string, more: RunOptions['parameters'] = {}): RunOptions =>
	onCampaigns(adAccountId, 'create', {
		name: '={{ $json.name }}',
		budget: '={{ $json.budget ?? 25 }}',
		...more,
	});

const named = (...names: string[]): IDataObject[] => names.map((name) => ({ name }));

const there = ({ state }: Simulator) => [...state.ads.campaigns.values()].map(({ id, name }) => [id, name]).sort();
const told = (json: IDataObject[]) => json.filter(({ id }) => id).map(({ id, name }) => [id, name]);
const sentNames = (simulator: Simulator) =>
	calls(simulator, 'POST').map(({ body }) => (body as unknown as IDataObject[]).map(({ name }) => name));
const messages = (json: IDataObject[]) => json.map(({ error }) => (error as IDataObject | undefined)?.message);

/** Every item was told right: what it returned is what was made for it, and nothing else was made. */
function expectRight(simulator: Simulator, { json, items }: Result, names: unknown[]): void {
	expect(json.map(({ name }) => name)).toEqual(names);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(names.map((_, item) => ({ item })));
	expect(told(json).sort()).toEqual(there(simulator));
}

describe('exactly once for every element of a batch', () => {
	test.concurrent.each(LOSSES)('%j: each campaign is there once and linked to its item', async (loss) => {
		await inWorld(async (simulator) => {
			const { id } = accountIn(simulator);
			simulator.faults.add({ ...loss, method: 'POST' });
			const items = named('A', 'B', 'C', 'D');
			const result = await runNode(simulator, { ...create(id), items });
			expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
			expectRight(simulator, result, ['A', 'B', 'C', 'D']);
		});
	});

	test.concurrent.each(LOSSES)('%j: two equal campaigns on purpose stay two', async (loss) => {
		await inWorld(async (simulator) => {
			const { id } = accountIn(simulator);
			simulator.faults.add({ ...loss, method: 'POST' });
			const result = await runNode(simulator, { ...create(id), items: named('A', 'A', 'B', 'A') });
			expect(result.error).toBeUndefined();
			expectRight(simulator, result, ['A', 'A', 'B', 'A']);
			expect(sentNames(simulator)[0]).toEqual(['A', 'A', 'B', 'A']);
		});
	});

	test.concurrent('what was made is claimed, and only what is missing is sent again', async () => {
		await inWorld(async (simulator) => {
			const { id } = accountIn(simulator);
			simulator.faults.add({ kind: 'someDone', count: 3, method: 'POST' });
			const result = await runNode(simulator, { ...create(id), items: named('A', 'B', 'B', 'B', 'C') });
			expectRight(simulator, result, ['A', 'B', 'B', 'B', 'C']);
			expect(sentNames(simulator)).toEqual([
				['A', 'B', 'B', 'B', 'C'],
				['B', 'C'],
			]);
		});
	});

	test.concurrent('campaigns of the same name that were there before are not taken for lost ones', async () => {
		await inWorld(async (simulator) => {
			const adAccount = accountIn(simulator);
			const createdAt = Date.now() - 3_600_000;
			const old = ['A', 'B'].map((name) => simulator.state.ads.addCampaign({ adAccount, name, createdAt }).id);
			simulator.faults.add({ kind: 'resetBefore', method: 'POST' });
			const { json } = await runNode(simulator, { ...create(adAccount.id), items: named('A', 'B') });
			expect(simulator.state.ads.campaigns.size).toBe(4);
			expect(json.map(({ id }) => old.includes(String(id)))).toEqual([false, false]);
		});
	});

	test.concurrent('a call that stays lost is sent three times in all, each after a look-up', async () => {
		await inWorld(async (simulator) => {
			const { id } = accountIn(simulator);
			simulator.faults.add({ kind: 'resetBefore', method: 'POST', times: 50 });
			const { json } = await runNode(simulator, {
				...create(id),
				items: named('A', 'B'),
				onError: 'continueRegularOutput',
			});
			expect(messages(json)).toEqual([NOT_KNOWN, NOT_KNOWN]);
			const methods = calls(simulator).map(({ method }) => method);
			const turns = methods.filter((method, n) => method !== methods[n - 1]);
			expect(turns).toEqual(['POST', 'GET', 'POST', 'GET', 'POST', 'GET']);
		});
	});

	test.concurrent(
		'in a longer list than a look reads, those that are not found are not known, one by one; the others succeed',
		async () => {
			await inWorld(async (simulator) => {
				const adAccount = accountIn(simulator);
				const createdAt = Date.now() + 60_000;
				for (let n = 0; n < 1300; n++) simulator.state.ads.addCampaign({ adAccount, name: `Other ${n}`, createdAt });
				simulator.faults.add({ kind: 'someDone', count: 2, method: 'POST' });
				const { json } = await runNode(simulator, {
					...create(adAccount.id),
					items: named('A', 'B', 'C', 'D'),
					onError: 'continueRegularOutput',
				});
				expect(json.slice(0, 2).map(({ name }) => name)).toEqual(['A', 'B']);
				expect(messages(json.slice(2))).toEqual([NOT_KNOWN, NOT_KNOWN]);
				const { description } = json[2].error as IDataObject;
				expect(description).toContain('There are more than 1,000 campaigns in the ad account');
				expect(description).toContain('Nothing more was sent.');
				expect(calls(simulator, 'POST')).toHaveLength(1);
			});
		},
	);

	test.concurrent('behind older campaigns nothing new is looked for, however many there are', async () => {
		await inWorld(async (simulator) => {
			const adAccount = accountIn(simulator);
			const createdAt = Date.now() - 3_600_000;
			for (let n = 0; n < 1300; n++) simulator.state.ads.addCampaign({ adAccount, name: `Old ${n}`, createdAt });
			simulator.faults.add({ kind: 'someDone', count: 1, method: 'POST' });
			const { json, error } = await runNode(simulator, { ...create(adAccount.id), items: named('A', 'B') });
			expect(error).toBeUndefined();
			expect(json.map(({ name }) => name)).toEqual(['A', 'B']);
			expect(simulator.state.ads.campaigns.size).toBe(1302);
			expect(calls(simulator, 'GET').every(({ query }) => query.parsed.bookmark === undefined)).toBe(true);
		});
	});

	test.concurrent('where it cannot be looked up, no outcome is known, and nothing is sent again', async () => {
		await inWorld(async (simulator) => {
			const { id } = accountIn(simulator);
			simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
			simulator.faults.add({ kind: 'status', status: 403, code: 29, message: 'No.', method: 'GET', times: 50 });
			const { error } = await runNode(simulator, { ...create(id), items: named('A', 'B', 'C') });
			expect(error?.message).toBe(NOT_KNOWN);
			expect(error?.description).toContain('Looking it up did not work either');
			expect(error?.description).toContain('Items 0, 1 and 2: it is not known whether Pinterest carried them out.');
			expect(calls(simulator, 'POST')).toHaveLength(1);
		});
	});

	test.concurrent.each<[string, Fault]>([
		['elements', { kind: 'someRefused', elements: [0, 1] }],
		['a whole call', { kind: 'status', status: 400, times: 3 }],
	])('the refusal of %s that was sent again is looked up before it is believed', async (_words, refusal) => {
		await inWorld(async (simulator) => {
			const { id } = accountIn(simulator);
			simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
			simulator.faults.add({ ...refusal, code: 1, message: 'A campaign with this name exists.', method: 'POST' });
			// Lists show what was made only after it was sent again.
			simulator.state.settings.listLag = 3_600_000;
			const watch = setInterval(() => {
				if (calls(simulator, 'POST').length > 1) simulator.state.settings.listLag = 0;
			}, 20);
			const result = await runNode(simulator, { ...create(id), items: named('A', 'B') });
			clearInterval(watch);
			expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
			expectRight(simulator, result, ['A', 'B']);
			expect(calls(simulator, 'POST').length).toBeGreaterThan(1);
		});
	});

	test.concurrent(
		'the refusal of a first sending is believed at once, and the others of the call are made',
		async () => {
			await inWorld(async (simulator) => {
				const { id } = accountIn(simulator);
				const refused = { code: 2384, message: 'Campaign budget is required.' };
				simulator.faults.add({ kind: 'someRefused', elements: [1], ...refused, method: 'POST' });
				const { json } = await runNode(simulator, {
					...create(id),
					items: named('A', 'B', 'C'),
					onError: 'continueRegularOutput',
				});
				expect(json.map(({ name }) => name)).toEqual(['A', undefined, 'C']);
				expect(json[1].error).toMatchObject({ code: 2384, pinterestMessage: 'Campaign budget is required.' });
				expect(told(json).sort()).toEqual(there(simulator));
				expect(calls(simulator)).toHaveLength(1);
			});
		},
	);

	test.concurrent(
		'a call that is refused because of one element is sent in halves, until only that is refused',
		async () => {
			await inWorld(async (simulator) => {
				const { id } = accountIn(simulator);
				const { json } = await runNode(simulator, {
					...create(id, { objectiveType: '={{ $json.name === "F" ? "NONSENSE" : "AWARENESS" }}' }),
					items: named('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'),
					onError: 'continueRegularOutput',
				});
				expect(json.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E', undefined, 'G', 'H']);
				expect(String((json[5].error as IDataObject).pinterestMessage)).toContain('NONSENSE');
				expect(told(json).sort()).toEqual(there(simulator));
				expect(sentNames(simulator).map((names) => names.join(''))).toEqual([
					'ABCDEFGH',
					'ABCD',
					'EFGH',
					'EF',
					'E',
					'F',
					'GH',
				]);
			});
		},
	);

	test.concurrent('campaigns of one name with other contents are not taken for each other', async () => {
		await Promise.all(
			[1, 2, 3].map(
				async (seed) =>
					await inWorld(async (simulator) => {
						const { id } = accountIn(simulator);
						const random = seeded(seed);
						for (let n = 0; n < 30; n++) {
							const loss = LOSSES[Math.floor(random() * LOSSES.length)];
							simulator.faults.add({ ...(random() < 0.4 ? loss : { kind: 'slow', delay: 5 }), method: 'POST' });
						}
						const items = numbered(8, (n) => ({ name: n % 2 ? 'A' : `B ${n}`, budget: n + 1 }));
						const { json } = await runNode(simulator, { ...create(id), items, onError: 'continueRegularOutput' });
						const made = [...simulator.state.ads.campaigns.values()].map(({ dailySpendCap }) => dailySpendCap);
						expect(new Set(made).size).toBe(made.length);
						for (const [n, { id: own, name, error }] of json.entries()) {
							if (error) expect((error as IDataObject).message).toBe(NOT_KNOWN);
							else
								expect(simulator.state.ads.campaigns.get(String(own))).toMatchObject({
									name,
									dailySpendCap: (n + 1) * 1e6,
								});
						}
					}),
			),
		);
	});

	test.concurrent('calls whose elements could be taken for each other take turns; others go side by side', async () => {
		const most = async (name: (n: number) => string) => {
			let seen = 0;
			await inWorld(
				async (simulator) => {
					const { id } = accountIn(simulator);
					const atOnce = countAtOnce(simulator);
					await runNode(simulator, { ...create(id), items: numbered(150, (n) => ({ name: name(n), budget: n + 1 })) });
					seen = atOnce.most;
					expect(simulator.state.ads.campaigns.size).toBe(150);
				},
				{ latency: 150, rateLimits: { ads_read: null, ads_write: null } },
			);
			return seen;
		};
		expect(await most((n) => `Campaign ${n}`)).toBeGreaterThan(2);
		expect(await most((n) => (n % 30 === 0 ? 'The Same' : `Campaign ${n}`))).toBe(1);
	});

	test.concurrent('what sets values is sent again as it is, and nothing is looked up', async () => {
		await inWorld(async (simulator) => {
			const adAccount = accountIn(simulator);
			const ids = ['A', 'B'].map(
				(name) => simulator.state.ads.addCampaign({ adAccount, name, dailySpendCap: 5_000_000 }).id,
			);
			for (const kind of ['resetAfter', 'resetBefore'] as const) simulator.faults.add({ kind, method: 'PATCH' });
			const { json, error } = await runNode(simulator, {
				...onCampaigns(adAccount.id, 'setStatus', { campaignId: byId('={{ $json.id }}'), status: 'PAUSED' }),
				items: ids.map((id) => ({ id })),
			});
			expect(error).toBeUndefined();
			expect(json.map(({ id, status }) => [id, status])).toEqual(ids.map((id) => [id, 'PAUSED']));
			expect(calls(simulator).map(({ method }) => method)).toEqual(['PATCH', 'PATCH', 'PATCH']);
		});
	});

	test.concurrent(
		'cancelled while it is looked up: nothing more is sent, and that it is not known is said',
		async () => {
			await inWorld(async (simulator) => {
				const { id } = accountIn(simulator);
				simulator.faults.add({ kind: 'someDone', count: 1, method: 'POST' });
				await runNode(simulator, {
					...create(id),
					items: named('A', 'B', 'C'),
					onStarted: (cancel) => {
						const watch = setInterval(() => {
							if (calls(simulator, 'GET').length === 0) return;
							clearInterval(watch);
							cancel();
						}, 20);
					},
				});
				const after = simulator.requests.length;
				await new Promise((resolve) => setTimeout(resolve, 2000));
				expect(simulator.requests).toHaveLength(after);
				expect(calls(simulator, 'POST')).toHaveLength(1);
				expect(there(simulator).map(([, name]) => name)).toEqual(['A']);
			});
		},
	);
});

/** Everything that may go wrong with one of the calls of a run. */
const HARDSHIPS: Array<(random: () => number) => Fault> = [
	...LOSSES.map((loss) => () => loss),
	(random) => ({ kind: 'lateEffect', delay: Math.floor(random() * 2500) }),
	(random) => ({ kind: 'someDone', count: 1 + Math.floor(random() * 29) }),
	() => ({ kind: 'rateLimit', resetSeconds: 1 }),
	() => ({ kind: 'expireToken' }),
	(random) => ({
		kind: 'someRefused',
		elements: [0, 1, 2].map(() => Math.floor(random() * 30)),
		code: 2384,
		message: 'Campaign budget is required.',
	}),
];

describe('many campaigns through many faults', () => {
	test.concurrent.each([1, 2, 3, 4, 5, 6])(
		'95 campaigns, some of them equal, are made once, told right and linked right (seed %d)',
		async (seed) => {
			await inWorld(async (simulator) => {
				const { id } = accountIn(simulator);
				const random = seeded(seed);
				for (let n = 0; n < 40; n++) {
					const hardship = HARDSHIPS[Math.floor(random() * HARDSHIPS.length)](random);
					const fault: Fault = random() < 0.5 ? hardship : { kind: 'slow', delay: 5 };
					simulator.faults.add({ ...fault, method: 'POST', path: /\/campaigns$/ });
				}
				Object.assign(simulator.state.settings, { unordered: true, orderSeed: seed });
				const items = numbered(95, (n) => ({ name: `Campaign ${n % 7 === 0 ? 'x' : n}` }));
				const result = await runNode(simulator, { ...create(id), items, onError: 'continueRegularOutput' });
				// What is still on its way would be there by now.
				await new Promise((done) => setTimeout(done, 2500));

				const { json } = result;
				expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
				const failed = json.filter(({ error }) => error).map(({ error }) => error as IDataObject);
				expect(failed.filter(({ code }) => code !== 2384)).toEqual([]);
				for (const [n, { name, error }] of json.entries()) if (!error) expect(name).toBe(items[n].name);
				expect([seed, told(json).sort()]).toEqual([seed, there(simulator)]);
			});
		},
	);
});
