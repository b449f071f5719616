import type { AdGroup } from '../../../simulator/ads.mts';
import { startSimulator, type Fault, type Simulator } from '../../../simulator/simulator.mts';
import { locator, runNode, type RunOptions } from '../harness.mts';
import { calls, inAds } from '../rules/world.mts';

// Look-ups take their time.
jest.setTimeout(60_000);

let simulator: Simulator;
let adAccountId: string;
let adGroup: AdGroup;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	const { state } = simulator;
	const adAccount = state.addAdAccount({ name: 'Shop' });
	adAccountId = adAccount.id;
	adGroup = state.ads.addAdGroup({ campaign: state.ads.addCampaign({ adAccount, name: 'Soups' }), name: 'Cooks' });
});

const run = async (operation: string, parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	await runNode(simulator, { ...inAds('keyword', adAccountId, operation, parameters), ...more });

const sent = (method: string) => calls(simulator, method).map(({ body }) => body);

const addKeyword = (value: string, parentId = adGroup.id, matchType = 'BROAD') =>
	simulator.state.ads.addKeyword({ adAccount: adGroup.adAccount, parentId, parentType: 'adgroup', value, matchType });

const create = async (parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	await run('create', { adGroupId: locator('id', adGroup.id), keywords: 'soup, stew', ...parameters }, more);

describe('create', () => {
	test('several of an item, an output item for each', async () => {
		const { json, items } = await create({ matchType: 'PHRASE' });
		const keyword = (value: string) => ({ match_type: 'PHRASE', value });
		expect(sent('POST')).toEqual([{ parent_id: adGroup.id, keywords: [keyword('soup'), keyword('stew')] }]);
		expect(json).toMatchObject([
			{ value: 'soup', match_type: 'PHRASE', parent_id: adGroup.id, archived: false },
			{ value: 'stew' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	test('those of all items for one parent go together, 100 in a call; each stays with its item', async () => {
		const items = Array.from({ length: 150 }, (_, n) => ({ word: `soup ${n % 120}` }));
		const { json } = await create({ keywords: '={{ $json.word }}' }, { items });
		expect(json.map(({ value }) => value)).toEqual(items.map(({ word }) => word));
		expect(sent('POST').map((body) => (body as { keywords: unknown[] }).keywords.length)).toEqual([100, 50]);
		expect(simulator.state.ads.keywords.byId.size).toBe(120);
	});

	test.each(['campaign', 'adAccount'])('negative ones of a %s', async (parentType) => {
		const id = parentType === 'campaign' ? adGroup.campaign.id : adAccountId;
		const campaignId = locator('id', adGroup.campaign.id);
		const { json } = await create({ parentType, campaignId, matchType: 'EXACT_NEGATIVE' });
		expect(json).toMatchObject([{ parent_id: id, match_type: 'EXACT_NEGATIVE' }, { parent_id: id }]);
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['positive ones of an ad account', { parentType: 'adAccount', matchType: 'BROAD' }, /has no choice "BROAD"/],
		['a long one', { keywords: `soup, ${'x'.repeat(121)}` }, /more than 120 characters/],
		['none', { keywords: '={{ "" }}' }, /"Keywords" is empty/],
	])('%s: refused before any call', async (_words, parameters, message) => {
		const { error } = await create(parameters);
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('one that Pinterest refuses fails alone, in the form without numbers', async () => {
		const items = ['soup', 'stew', 'pie'].map((word) => ({ word }));
		simulator.faults.add({ kind: 'someRefused', elements: [1], message: 'No such word.', method: 'POST' });
		const { json } = await create({ keywords: '={{ $json.word }}' }, { items, onError: 'continueRegularOutput' });
		expect(json.map(({ value }) => value)).toEqual(['soup', undefined, 'pie']);
		expect(json[1].error).toMatchObject({ pinterestMessage: 'No such word.' });
	});

	test.each<Fault>([
		{ kind: 'resetAfter' },
		{ kind: 'resetBefore' },
		{ kind: 'someDone', count: 1 },
		{ kind: 'garbage' },
	])('%j: each is there once and told', async (fault) => {
		simulator.faults.add({ ...fault, method: 'POST' });
		const { json, error } = await create();
		expect(error).toBeUndefined();
		expect(json.map(({ value }) => value)).toEqual(['soup', 'stew']);
		const there = [...simulator.state.ads.keywords.byId.keys()].sort();
		expect(json.map(({ id }) => String(id)).sort()).toEqual(there);
	});
});

describe('get many', () => {
	test('of ad groups, of a campaign, and of the account are different lists', async () => {
		addKeyword('soup');
		addKeyword('stew', adGroup.campaign.id, 'EXACT_NEGATIVE');
		addKeyword('pie', adAccountId, 'EXACT_NEGATIVE');
		const values = async (parameters: RunOptions['parameters']) =>
			(await run('getAll', parameters)).json.map(({ value }) => value);
		expect(await values({ adGroupIds: adGroup.id })).toEqual(['soup']);
		expect(await values({ parentType: 'campaign', campaignId: locator('id', adGroup.campaign.id) })).toEqual(['stew']);
		expect(await values({ parentType: 'adAccount' })).toEqual(['pie']);
		expect(await values({ parentType: 'adAccount', filters: { matchTypes: ['PHRASE_NEGATIVE'] } })).toEqual([]);
	});
});

describe('update', () => {
	test('many are archived in one call, one that is not there fails alone', async () => {
		const items = ['soup', 'stew'].map((word) => ({ id: addKeyword(word).id }));
		items.push({ id: '2886999' });
		const { json } = await run('update', { keywordId: '={{ $json.id }}' }, { items, onError: 'continueRegularOutput' });
		expect(sent('PATCH')).toEqual([{ keywords: items.map(({ id }) => ({ id, archived: true })) }]);
		expect(json.slice(0, 2)).toMatchObject([{ archived: true }, { archived: true }]);
		expect(json[2].error).toMatchObject({ pinterestMessage: 'Keyword not found.' });
	});
});

describe('metrics', () => {
	test('those of all items in one call; what Pinterest does not know has no volume', async () => {
		const items = ['soup, stew', 'unknown word', 'soup'].map((words) => ({ words }));
		const { json, items: out } = await run(
			'getMetrics',
			{ countryCode: 'DE', keywords: '={{ $json.words }}' },
			{ items },
		);
		expect(json).toEqual([
			{ keyword: 'soup', keyword_query_volume: '4M+' },
			{ keyword: 'stew', keyword_query_volume: '4M+' },
			{ keyword: 'unknown word', keyword_query_volume: null },
			{ keyword: 'soup', keyword_query_volume: '4M+' },
		]);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 1 }, { item: 2 }]);
		const [{ query }] = calls(simulator, 'GET');
		expect(query.parsed).toEqual({ country_code: 'DE', keywords: 'soup,stew,unknown word' });
	});

	test('no country is refused before any call', async () => {
		const { error } = await run('getMetrics', { countryCode: 'Germany', keywords: 'soup' });
		expect(error?.message).toContain('"Country" is not a country');
		expect(simulator.requests).toEqual([]);
	});
});
