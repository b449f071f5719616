import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { bodiesOf, catalogOf, feedOf, newCatalog, newFeed, onCatalogs } from '../catalogWorld.mts';
import type { RunOptions } from '../harness.mts';
import { calls } from '../rules/world.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { catalogs_read: null, catalogs_write: null } });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const run = (
	resource: string,
	operation: string,
	parameters: RunOptions['parameters'] = {},
	more: Partial<RunOptions> = {},
) => onCatalogs(simulator, resource, operation, parameters, more);

const problems = (type: string) =>
	['mug-1', 'mug-2'].map((item) => ({
		'Item ID': item,
		Issue: 'PRICE_MISSING',
		Message: `${type}, price is missing`,
	}));

describe('reports', () => {
	test('are begun, waited for, fetched without the token, and their rows come out', async () => {
		const feed = newFeed(simulator);
		simulator.state.catalogs.processing = 800;
		const additionalFields = { processingResultId: '5224831246441439241' };
		const { json } = await run('report', 'get', { ...feedOf(feed), additionalFields });
		expect(json).toEqual(problems('FEED_INGESTION_ISSUES'));
		expect(bodiesOf(simulator, 'POST', /catalogs\/reports$/)).toEqual([
			{
				catalog_type: 'RETAIL',
				report: { report_type: 'FEED_INGESTION_ISSUES', feed_id: feed.id, processing_result_id: '5224831246441439241' },
			},
		]);
		expect(calls(simulator, 'GET', /catalogs\/reports$/).length).toBeGreaterThan(1);
	});

	test('of a catalog, or of the oldest one', async () => {
		const catalog = newCatalog(simulator);
		const { json } = await run('report', 'get', { reportType: 'DISTRIBUTION_ISSUES' });
		expect(json).toEqual(problems('DISTRIBUTION_ISSUES'));
		await run('report', 'get', { reportType: 'ALL_ITEMS', ...catalogOf(catalog) });
		expect(bodiesOf(simulator, 'POST', /catalogs\/reports$/).map(({ report }) => report)).toEqual([
			{ report_type: 'DISTRIBUTION_ISSUES' },
			{ report_type: 'ALL_ITEMS', catalog_id: catalog.id },
		]);
	});

	test('a lost order is ordered again and is the same report; a lost look is repeated', async () => {
		simulator.faults.add({ method: 'POST', path: '/catalogs/reports', kind: 'resetAfter' });
		simulator.faults.add({ method: 'GET', path: '/catalogs/reports', kind: 'status', status: 500 });
		const { json } = await run('report', 'get', { reportType: 'DISTRIBUTION_ISSUES' });
		expect(json).toHaveLength(2);
		expect(simulator.state.catalogs.reports.size).toBe(1);
	});

	test('a run that times out says that running again goes on with the same report', async () => {
		simulator.state.catalogs.processing = 60_000;
		const { error } = await run('report', 'get', {
			reportType: 'DISTRIBUTION_ISSUES',
			options: { processingTimeout: 1 },
		});
		expect(error?.message).toContain('still making the report after 1 seconds');
		expect(error?.description).toContain('goes on with the same report');
	});

	test('stats count the problems by kind, page by page, with what to do', async () => {
		const feed = newFeed(simulator);
		simulator.state.settings.shortPages = true;
		const { json } = await run('report', 'getStats', { ...feedOf(feed), returnAll: true });
		expect(json).toHaveLength(3);
		expect(simulator.requests[0].query.parsed).toMatchObject({
			'parameters[catalog_type]': 'RETAIL',
			'parameters[report][report_type]': 'FEED_INGESTION_ISSUES',
			'parameters[report][feed_id]': feed.id,
		});
		expect(json.find(({ problem }) => problem === 'AVAILABILITY_INVALID')).toMatchObject({
			code: 112,
			occurrences: 7,
			severity: 'ERROR',
			what_to_do: expect.stringContaining('in stock'),
		});
	});

	test('a wrong ID is told before any call, a feed that is not there by Pinterest', async () => {
		const { error } = await run('report', 'get', { feedId: 'my feed', additionalFields: { processingResultId: 'x' } });
		expect(error?.message).toContain('"Feed" is not an ID: "my feed"');
		expect(error?.message).toContain('"Processing Result ID" is not an ID');
		expect(simulator.requests).toEqual([]);
		const { error: missing } = await run('report', 'getStats', { feedId: '2680059592705' });
		expect(missing?.message).toContain('The feed was not found');
	});
});

describe('auction items', () => {
	const market = { country: 'DE', language: 'de' };

	test('bids go out in millionths with a mask, and come back in the currency', async () => {
		const catalog = newCatalog(simulator);
		const item = { ...catalogOf(catalog), ...market, itemId: 'mug-1' };
		const { json } = await run('auctionItem', 'submit', {
			...item,
			bidOptions: {
				bid: '1.25',
				placementMultipliers: { multiplier: [{ target: 'SEARCH', factor: 1.5 }] },
			},
		});
		expect(bodiesOf(simulator, 'POST', /submit$/)).toEqual([
			{
				catalog_id: catalog.id,
				items: [
					{
						operation: 'UPSERT',
						country: 'DE',
						item_id: 'mug-1',
						language: 'DE',
						bid_options: { bid_in_micro_currency: 1_250_000, placement_multipliers: { SEARCH: 1.5 } },
						update_mask: ['BID', 'PLACEMENT_BID_MULTIPLIER_SET'],
					},
				],
			},
		]);
		expect(json[0]).toEqual({
			item_id: 'mug-1',
			country: 'DE',
			language: 'DE',
			bid: 1.25,
			app_type_multipliers: null,
			placement_multipliers: 'SEARCH 1.5',
		});
		const { json: read } = await run(
			'auctionItem',
			'get',
			{ ...item, itemId: '={{ $json.id }}' },
			{ items: [{ id: 'mug-1' }, { id: 'mug-2' }] },
		);
		expect(read.map(({ bid }) => bid)).toEqual([1.25, null]);
		expect(calls(simulator, 'POST', /items\/get$/)).toHaveLength(1);
		await run('auctionItem', 'submit', { ...item, bidOptions: { bid: '' } });
		expect(bodiesOf(simulator, 'POST', /submit$/)[1].items[0]).toMatchObject({
			bid_options: { bid_in_micro_currency: null },
			update_mask: ['BID'],
		});
		await run('auctionItem', 'submit', { ...item, change: 'DELETE' });
		expect(simulator.state.catalogs.bids.size).toBe(0);
	});

	test('the item that is refused fails alone, and what is wrong is told before', async () => {
		const catalog = newCatalog(simulator);
		const item = { ...catalogOf(catalog), ...market };
		const { json, errorItems } = await run(
			'auctionItem',
			'submit',
			{ ...item, itemId: '={{ $json.id }}', bidOptions: { bid: 2 } },
			{ items: [{ id: 'mug-1' }, { id: 'unknown-1' }], onError: 'continueErrorOutput' },
		);
		expect(json).toHaveLength(1);
		expect(JSON.stringify(errorItems[0].json)).toContain('Item unknown-1 does not exist. (2)');
		const { error } = await run('auctionItem', 'submit', { ...item, itemId: 'mug-1', bidOptions: { bid: '1,25 €' } });
		expect(error?.message).toContain('"Bid" is not an amount of money');
		const { error: empty } = await run('auctionItem', 'submit', { ...item, itemId: 'mug-1' });
		expect(empty?.message).toContain('"Bid Options" are empty');
	});

	test('a lost call is sent again: it sets values', async () => {
		const catalog = newCatalog(simulator);
		simulator.faults.add({ method: 'POST', path: /submit$/, kind: 'resetAfter' });
		const item = { ...catalogOf(catalog), ...market, itemId: 'mug-1', bidOptions: { bid: '1' } };
		const { json } = await run('auctionItem', 'submit', item);
		expect(json[0].bid).toBe(1);
		expect(calls(simulator, 'POST', /submit$/)).toHaveLength(2);
	});
});
