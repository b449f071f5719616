import { typedIn } from '../../../simulator/secrets.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { bodiesOf, catalogOf, feedOf, newCatalog, newFeed, onCatalogs, SCOPES } from '../catalogWorld.mts';
import { loadList, type RunOptions } from '../harness.mts';
import { byId, calls } from '../rules/world.mts';

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

describe('catalogs', () => {
	test('create and get many, page by page', async () => {
		const { json } = await run('catalog', 'create', { catalogType: 'hotel', name: 'Lake Hotels' });
		expect(json[0]).toMatchObject({ name: 'Lake Hotels', catalog_type: 'HOTEL' });
		expect(simulator.requests[0].body).toEqual({ catalog_type: 'HOTEL', name: 'Lake Hotels' });
		newCatalog(simulator);
		newCatalog(simulator);
		simulator.state.settings.shortPages = true;
		const { json: all } = await run('catalog', 'getAll', { returnAll: true });
		expect(all.map(({ name }) => name)).toEqual(['Garden Shop', 'Garden Shop', 'Lake Hotels']);
	});

	test('a catalog whose answer is lost is found, and made once', async () => {
		simulator.faults.add({ method: 'POST', path: '/catalogs', kind: 'resetAfter' });
		const { json } = await run('catalog', 'create', { name: 'Lake Hotels' });
		expect([...simulator.state.catalogs.catalogs.keys()]).toEqual([json[0].id]);
	});

	test('filter values come one by one', async () => {
		const catalog = newCatalog(simulator);
		const filters = { country: 'Deutschland', language: 'de' };
		const { json } = await run('catalog', 'getFilterValues', { ...catalogOf(catalog), filters });
		expect(simulator.requests[0].query.parsed).toEqual({ catalog_id: catalog.id, country: 'DE', language: 'de' });
		expect(json).toEqual([
			{ filter: 'BRAND', value: 'Willow', catalog_type: 'RETAIL' },
			{ filter: 'BRAND', value: 'Thyme', catalog_type: 'RETAIL' },
			{ filter: 'CUSTOM_LABEL_0', value: 'autumn', catalog_type: 'RETAIL' },
		]);
	});

	test("another account's catalog is told as not found, with the parameter", async () => {
		const { error } = await run('catalog', 'getFilterValues', { catalogId: byId('2680059592705') });
		expect(error).toMatchObject({ message: expect.stringContaining('The catalog was not found'), httpCode: '404' });
	});

	test('the editor lists catalogs and feeds', async () => {
		const catalog = newCatalog(simulator, { type: 'HOTEL', name: 'Lake Hotels' });
		const feed = newFeed(simulator, 'Shop', { status: 'INACTIVE' });
		const options = { parameters: {}, scopes: SCOPES };
		const { results } = await loadList(simulator, 'searchCatalogs', { ...options, filter: 'lake' });
		expect(results).toEqual([{ name: 'Lake Hotels · Hotel', value: catalog.id }]);
		const { results: feeds } = await loadList(simulator, 'searchFeeds', options);
		expect(feeds).toEqual([{ name: 'Shop · DE · inactive', value: feed.id }]);
	});
});

describe('feeds', () => {
	const shop = {
		name: 'Garden Shop',
		format: 'CSV',
		location: 'https://shop.example/feed.csv',
		country: 'Germany',
		locale: 'de',
		currency: 'eur',
	};
	const login = { credentials: { username: 'feed-reader', password: typedIn.feedPassword } };

	test('create sends what was chosen, and the credentials never come out', async () => {
		const catalog = newCatalog(simulator);
		const result = await run('feed', 'create', {
			...shop,
			additionalFields: {
				credentials: login,
				schedule: { schedule: { time: '07:30', timezone: 'Europe/Berlin' } },
				availability: 'IN_STOCK',
				status: 'ACTIVE',
				...catalogOf(catalog),
			},
		});
		expect(simulator.requests[0].body).toEqual({
			name: 'Garden Shop',
			catalog_type: 'RETAIL',
			format: 'CSV',
			location: 'https://shop.example/feed.csv',
			default_country: 'DE',
			default_locale: 'de',
			default_currency: 'EUR',
			credentials: { username: 'feed-reader', password: typedIn.feedPassword },
			preferred_processing_schedule: { time: '07:30', timezone: 'Europe/Berlin' },
			default_availability: 'IN_STOCK',
			status: 'ACTIVE',
			catalog_id: catalog.id,
		});
		expect(result.json[0]).toMatchObject({ name: 'Garden Shop', status: 'ACTIVE', default_country: 'DE' });
		const id = String(result.json[0].id);
		for (const output of ['raw', 'selected']) {
			const { json } = await run('feed', 'get', { feedId: byId(id), output, fields: ['name'] });
			expect(json[0]).toHaveProperty('name', 'Garden Shop');
			expect(JSON.stringify(json)).not.toContain('orchid');
		}
		const { json: all } = await run('feed', 'getAll', { output: 'raw', filters: catalogOf(catalog) });
		expect(all).toHaveLength(1);
		expect(JSON.stringify(all)).not.toMatch(/orchid|feed-reader/);
	});

	test('a hotel feed has no country', async () => {
		await run('feed', 'create', { ...shop, catalogType: 'HOTEL', country: '' });
		expect(simulator.requests[0].body).not.toHaveProperty('default_country');
	});

	test('a name that is taken is explained, and the password is in no message', async () => {
		newFeed(simulator);
		const { error } = await run('feed', 'create', { ...shop, additionalFields: { credentials: login } });
		expect(error?.message).toContain('The account already has a feed with this name');
		expect(error?.description).toContain('Get Many');
		simulator.faults.add({
			method: 'POST',
			kind: 'status',
			status: 400,
			code: 1,
			message: `bad login ${typedIn.feedPassword}`,
		});
		const more = { onError: 'continueRegularOutput' as const };
		const { json } = await run('feed', 'create', { ...shop, additionalFields: { credentials: login } }, more);
		expect(JSON.stringify(json)).toContain('bad login (hidden)');
		expect(JSON.stringify(json)).not.toContain('orchid');
	});

	test('what Pinterest would refuse is told before any call', async () => {
		const { error } = await run('feed', 'create', {
			...shop,
			location: `https://ada:${typedIn.feedPassword}@shop.example/feed.csv`,
			country: 'Atlantis',
			currency: 'gold',
			additionalFields: {
				credentials: { credentials: { username: 'ada' } },
				schedule: { schedule: { time: '7.30', timezone: 'Berlin' } },
			},
		});
		expect(error?.message).toContain('"Location" holds a user name or a password');
		expect(error?.message).toContain('"Country" is not a country: "Atlantis"');
		expect(error?.message).toContain('"Currency" is not a currency: "GOLD"');
		expect(error?.message).toContain('"Credentials" needs both a user name and a password');
		expect(error?.message).toContain('"Schedule" has no time of day: "7.30"');
		expect(error?.message).not.toContain('orchid');
		const { error: other } = await run('feed', 'create', { ...shop, location: 'shop.example/feed.csv', country: '' });
		expect(other?.message).toContain('"Location" is not an address that Pinterest fetches feeds from');
		expect(other?.message).toContain('"Country" is empty');
		const { error: third } = await run('feed', 'update', {
			feedId: byId('1'),
			catalogType: 'HOTEL',
			updateFields: { availability: 'IN_STOCK' },
		});
		expect(third?.message).toContain('"Availability" is for feeds of retail catalogs');
		expect(simulator.requests).toEqual([]);
	});

	test('a feed whose answer is lost is found by its name, and made once', async () => {
		simulator.faults.add({ method: 'POST', path: '/catalogs/feeds', kind: 'resetAfter' });
		const { json } = await run('feed', 'create', shop);
		expect([...simulator.state.catalogs.feeds.keys()]).toEqual([json[0].id]);
		expect(calls(simulator, 'POST', /feeds$/)).toHaveLength(1);
	});

	test('update changes what is given, delete leaves nothing, and both name what is in the way', async () => {
		const feed = newFeed(simulator);
		const { json } = await run('feed', 'update', {
			...feedOf(feed),
			updateFields: { name: 'Shop', status: 'INACTIVE' },
		});
		expect(simulator.requests[0].body).toEqual({ catalog_type: 'RETAIL', name: 'Shop', status: 'INACTIVE' });
		expect(json[0]).toMatchObject({ id: feed.id, name: 'Shop', status: 'INACTIVE', format: 'CSV' });
		feed.rest.promoted = true;
		const { error } = await run('feed', 'delete', feedOf(feed));
		expect(error?.message).toContain('is being promoted');
		feed.rest.promoted = false;
		const { json: gone } = await run('feed', 'delete', feedOf(feed));
		expect(gone).toEqual([{ deleted: true, id: feed.id }]);
		const { error: missing } = await run('feed', 'get', feedOf(feed));
		expect(missing?.message).toContain('The feed was not found');
	});
});

describe('ingestion', () => {
	test('is waited for, and its problems are rows that say what to do', async () => {
		const feed = newFeed(simulator);
		simulator.state.catalogs.processing = 500;
		simulator.state.catalogs.outcome = {
			status: 'FAILED',
			errors: { NO_VERIFIED_DOMAIN: 1, PRICE_MISSING: 12, TITLE_MISSING: 0 },
			warnings: { GTIN_INVALID: 3 },
			ingestionErrors: { ACCOUNT_FLAGGED: 1 },
		};
		const { json } = await run('feed', 'ingest', feedOf(feed));
		expect(json.map(({ severity, problem, occurrences }) => [severity, problem, occurrences])).toEqual([
			['error', 'ACCOUNT_FLAGGED', 1],
			['error', 'NO_VERIFIED_DOMAIN', 1],
			['error', 'PRICE_MISSING', 12],
			['warning', 'GTIN_INVALID', 3],
		]);
		expect(json[1]).toMatchObject({
			feed_id: feed.id,
			status: 'FAILED',
			what_to_do: "Claim the shop's website on Pinterest (Settings, Claimed Accounts).",
			products_in_file: 120,
			products_ingested: 0,
		});
		expect(json[2].what_to_do).toContain('19.99 EUR');
		expect(calls(simulator, 'GET', /processing_results$/).length).toBeGreaterThan(1);
	});

	test.each(['COMPLETED', 'COMPLETED_EARLY', 'DISAPPROVED', 'UNDER_REVIEW', 'UNDER_APPEAL'])(
		'ends with the status %s, in one row',
		async (status) => {
			const feed = newFeed(simulator);
			simulator.state.catalogs.outcome = { status };
			const { json } = await run('feed', 'ingest', feedOf(feed));
			expect(json).toEqual([
				expect.objectContaining({ status, problem: null, what_to_do: expect.stringMatching(/Nothing|Wait|appeal/) }),
			]);
		},
	);

	test('waits on in states that are no end, and says where to look when the time is over', async () => {
		const feed = newFeed(simulator);
		simulator.state.catalogs.outcome = { status: 'QUEUED_FOR_PROCESSING' };
		const { error } = await run('feed', 'ingest', { ...feedOf(feed), options: { processingTimeout: 1 } });
		expect(error?.message).toContain('still processing the feed after 1 seconds');
		expect(error?.description).toContain('Get Processing Results');
		expect(calls(simulator, 'POST', /ingest$/)).toHaveLength(1);
	});

	test('an older result is never taken for the one of this ingestion', async () => {
		const feed = newFeed(simulator);
		const old = simulator.state.catalogs.addResult(feed, { status: 'FAILED', errors: { PRICE_MISSING: 1 } });
		old.createdAt -= 60_000;
		simulator.state.catalogs.outcome = { status: 'COMPLETED' };
		const { json } = await run('feed', 'ingest', feedOf(feed));
		expect(json).toHaveLength(1);
		expect(json[0].status).toBe('COMPLETED');
	});

	test('without waiting it returns how it stands', async () => {
		const feed = newFeed(simulator);
		const { json } = await run('feed', 'ingest', { ...feedOf(feed), options: { waitForResult: false } });
		expect(json).toEqual([expect.objectContaining({ feed_id: feed.id, status: 'PROCESSING', problem: null })]);
		expect(simulator.requests).toHaveLength(1);
	});

	test('results of before: counts, problems, and an end although the bookmark never changes', async () => {
		const feed = newFeed(simulator);
		const outcome = {
			status: 'COMPLETED',
			errors: { PRICE_MISSING: 2 },
			warnings: { GTIN_INVALID: 1, MPN_INVALID: 4 },
		};
		for (let times = 0; times < 3; times++) simulator.state.catalogs.addResult(feed, outcome);
		simulator.state.catalogs.deadBookmark = true;
		const { json } = await run('feed', 'getProcessingResults', { ...feedOf(feed), returnAll: true });
		expect(json).toHaveLength(3);
		expect(json[0]).toMatchObject({
			status: 'COMPLETED',
			products_ingested: 118,
			error_kinds: 1,
			warning_kinds: 2,
			problems: 'PRICE_MISSING (2), GTIN_INVALID (1), MPN_INVALID (4)',
		});
	});

	test('item issues: a row for each problem, of some items or of one kind', async () => {
		const details = { attribute_name: 'TITLE', provided_value: null };
		const issues = [0, 1, 2].map((number) => ({
			item_number: number,
			item_id: `mug-${number}`,
			errors: number === 1 ? {} : { TITLE_MISSING: details },
			warnings: { GTIN_INVALID: { attribute_name: 'GTIN', provided_value: '12' } },
		}));
		const result = simulator.state.catalogs.addResult(newFeed(simulator), { status: 'COMPLETED', issues });
		const processingResultId = result.id;
		const { json } = await run('feed', 'getItemIssues', { processingResultId, filters: { itemNumbers: '0, 1' } });
		expect(json.map(({ item_id: item, problem }) => `${String(item)} ${String(problem)}`).sort()).toEqual([
			'mug-0 GTIN_INVALID',
			'mug-0 TITLE_MISSING',
			'mug-1 GTIN_INVALID',
		]);
		expect(simulator.requests[0].query.parsed.item_numbers).toEqual([0, 1]);
		const { json: titles } = await run('feed', 'getItemIssues', {
			processingResultId,
			filters: { problem: 'title_missing' },
		});
		expect(new Set(titles.map(({ item_id: item }) => item))).toEqual(new Set(['mug-0', 'mug-2']));
		const both = { itemNumbers: '1', problem: 'TITLE_MISSING' };
		const { error } = await run('feed', 'getItemIssues', { processingResultId, filters: both });
		expect(error?.message).toContain('do not go together');
		const { error: unknown } = await run('feed', 'getItemIssues', { processingResultId: '17' });
		expect(unknown?.message).toContain('The processing result was not found');
	});
});

test('everything acts for an ad account where the options say so', async () => {
	const { state } = simulator;
	const owner = state.addAccount({ username: 'client' });
	const adAccount = state.addAdAccount({ name: 'Client', owner, members: [[state.account, 'ADMIN']] });
	const feed = state.catalogs.addFeed({ catalog: state.catalogs.oldest(owner), name: 'Client feed' });
	const options = { adAccountId: byId(adAccount.id) };
	const { json } = await run('feed', 'getAll', { options });
	expect(json.map(({ id }) => id)).toEqual([feed.id]);
	await run('feed', 'ingest', { ...feedOf(feed), options });
	expect(new Set(simulator.requests.map(({ query }) => query.parsed.ad_account_id))).toEqual(new Set([adAccount.id]));
	expect(bodiesOf(simulator, 'POST', /ingest$/)).toHaveLength(1);
});
