import type { IDataObject, ResourceMapperValue } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { loadColumns, mapped, runNode, type RunOptions } from '../harness.mts';
import { byId, calls } from '../rules/world.mts';

let simulator: Simulator;
let adAccountId: string;
let campaigns: string[];

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { ads_read: null, ads_write: null } });
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	const adAccount = simulator.state.addAdAccount({ name: 'Shop', currency: 'EUR' });
	adAccountId = adAccount.id;
	campaigns = ['Soups', 'Bowls'].map((name) => simulator.state.ads.addCampaign({ adAccount, name }).id);
});

const run = async (operation: string, parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	await runNode(simulator, {
		node: 'pinterestAds',
		scopes: ['ads:read', 'ads:write'],
		parameters: { resource: 'bulk', operation, adAccountId: byId(adAccountId), ...parameters },
		...more,
	});

const sent = () => calls(simulator, 'POST').map(({ body }) => body as IDataObject);

describe('download', () => {
	test('rows, with what each is', async () => {
		const { json } = await run('download', {
			entityTypes: ['CAMPAIGN', 'LABEL'],
			filters: { updatedSince: '2026-11-01', campaignStatuses: ['RUNNING'] },
		});
		expect(sent()).toEqual([
			{
				entity_types: ['CAMPAIGN', 'LABEL'],
				updated_since: String(Date.parse('2026-11-01') / 1000),
				campaign_filter: { campaign_status: ['RUNNING'] },
			},
		]);
		expect(json).toHaveLength(2);
		expect(json[1]).toMatchObject({ entity_type: 'campaigns', id: campaigns[0], name: 'Soups', status: 'ACTIVE' });
	});

	test('tables and raw entities', async () => {
		const table = await run('download', { options: { outputFormat: 'CSV' } });
		expect(table.json[0]).toMatchObject({ id: campaigns[1], name: 'Bowls' });
		const raw = await run('download', { output: 'raw' });
		expect(raw.json[0]).toMatchObject({ ENTITY_TYPE: 'campaigns', id: campaigns[1], type: 'campaign' });
	});

	test('the file itself, fetched without the token', async () => {
		const { items } = await run('download', { resultAs: 'file', binaryPropertyName: 'bulk' });
		expect(items).toHaveLength(1);
		expect(items[0].json).toEqual({ id: expect.any(String), file_name: 'pinterest-bulk.json' });
		const { bulk } = items[0].binary!;
		expect(bulk).toMatchObject({ fileName: 'pinterest-bulk.json', mimeType: 'application/json' });
		const content = JSON.parse(Buffer.from(bulk.data, 'base64').toString()) as { campaigns: IDataObject[] };
		expect(content.campaigns.map(({ id }) => id)).toEqual([campaigns[1], campaigns[0]]);
		expect(calls(simulator, 'GET', /^\/files/)[0].headers.authorization).toBeUndefined();
	});

	test('a link that has expired is asked for again, for rows and for the file', async () => {
		for (const resultAs of ['rows', 'file']) {
			simulator.state.reports.expiredLinks = 1;
			const { error } = await run('download', { resultAs, binaryPropertyName: 'data' });
			expect(error).toBeUndefined();
		}
		expect(sent()).toHaveLength(2);
	});

	test('a run whose time is over names the request, and the next one goes on with it', async () => {
		simulator.state.reports.states = ['RUNNING'];
		const { error } = await run('download', { options: { processingTimeout: 0 } });
		const [, goOnWith] = /set to (\d+)\./.exec(error!.description!)!;
		const { json } = await run('download', { options: { goOnWith } });
		expect([sent().length, json.length]).toEqual([1, 2]);
	});

	test('one order that became several requests', async () => {
		await run('download');
		await run('download');
		const all = [...simulator.state.reports.orders.keys()].join(', ');
		const { json } = await run('download', { options: { goOnWith: all } });
		expect(json).toHaveLength(4);
	});

	test('a request that failed, and one of somebody else, in words', async () => {
		simulator.state.reports.states = ['FAILED'];
		expect((await run('download')).error!.message).toBe('Pinterest could not carry out the bulk request');
		const { id } = simulator.state.addAdAccount({ name: 'O', owner: simulator.state.addAccount({ username: 'o' }) });
		expect((await run('download', { adAccountId: byId(id) })).error!.description).toMatch(/belongs to somebody else/);
	});

	test('seven kinds at once are refused before any call', async () => {
		const entityTypes = ['CAMPAIGN', 'AD_GROUP', 'PRODUCT_GROUP', 'AD', 'KEYWORD', 'LABEL', 'SCHEDULE'];
		expect((await run('download', { entityTypes })).error!.message).toMatch(/at most 6/);
		expect(simulator.requests).toEqual([]);
	});
});

describe('upsert', () => {
	const each = {
		change: '={{ $json.change }}',
		entityType: 'campaigns',
		entityId: '={{ $json.id }}',
		specify: 'json',
	};
	const properties = '={{ $json.properties }}';

	test('all items in one request, each with its own result', async () => {
		const items = [
			{ change: 'create', properties: { name: 'Autumn', objective_type: 'CONSIDERATION', daily_spend_cap: 5_000_000 } },
			{ change: 'update', id: campaigns[0], properties: '{ "name": "Stews" }' },
			{ change: 'create', properties: { name: 'Live', objective_type: 'AWARENESS', status: 'ACTIVE' } },
		];
		const { json, items: output } = await run('upsert', { ...each, properties }, { items });
		expect(sent()).toEqual([
			{
				create: {
					campaigns: [
						{
							ad_account_id: adAccountId,
							status: 'PAUSED',
							name: 'Autumn',
							objective_type: 'CONSIDERATION',
							daily_spend_cap: 5_000_000,
						},
						{ ad_account_id: adAccountId, status: 'ACTIVE', name: 'Live', objective_type: 'AWARENESS' },
					],
				},
				update: { campaigns: [{ ad_account_id: adAccountId, name: 'Stews', id: campaigns[0] }] },
			},
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(json).toEqual([
			{ id: expect.any(String), entity_type: 'campaigns', change: 'create', name: 'Autumn', status: 'PAUSED' },
			{ id: campaigns[0], entity_type: 'campaigns', change: 'update', name: 'Stews', status: 'ACTIVE' },
			{ id: expect.any(String), entity_type: 'campaigns', change: 'create', name: 'Live', status: 'ACTIVE' },
		]);
		expect(calls(simulator, 'GET', /\/bulk\/\d+$/)[0].query.parsed).toEqual({ include_details: 'true' });
	});

	test('errors of the result file fail the items that caused them, with their words and what to do', async () => {
		const items = [
			{ change: 'create', properties: { name: 'Good', objective_type: 'CONSIDERATION' } },
			{ change: 'create', properties: { name: 'Refused', objective_type: 'CONSIDERATION' } },
			{ change: 'update', id: '999', properties: { name: 'Foreign' } },
			{ change: 'update', id: campaigns[1], properties: { name: 'Deep Bowls' } },
		];
		const { items: output } = await run('upsert', { ...each, properties }, { items, onError: 'continueRegularOutput' });
		const errors = output.map(({ json }) => (json.error as IDataObject | undefined)?.message);
		expect(errors).toEqual([
			undefined,
			'The campaign needs a budget',
			'Pinterest does not let this account use this board, Pin or ad account',
			undefined,
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	});

	test.each<[string, unknown, Array<string | undefined>]>([
		['errors only', { errors: [{ name: 'B', error: 'No.' }] }, [undefined, 'No.']],
		[
			'exceptions',
			{ campaigns: [{ exceptions: [] }, { exceptions: { error_code: 1, message: 'No.' } }] },
			[undefined, 'No.'],
		],
		['an error that names nobody', { errors: [{ message: 'x', error: 'No.' }] }, ['untold', 'untold']],
		['only one of two', { campaigns: [{ name: 'A', id: '1' }] }, [undefined, 'untold']],
		['nothing', {}, [undefined, undefined]],
	])('a result file with %s', async (_name, content, wanted) => {
		simulator.state.reports.content = () => JSON.stringify(content);
		const items = ['A', 'B'].map((name) => ({ change: 'create', properties: { name, objective_type: 'X' } }));
		const { items: output } = await run('upsert', { ...each, properties }, { items, onError: 'continueRegularOutput' });
		const errors = output.map(({ json }) => (json.error as IDataObject | undefined) ?? {});
		expect(errors.map(({ kind, pinterestMessage }) => (kind === 'unknown' ? 'untold' : pinterestMessage))).toEqual(
			wanted,
		);
	});

	test('501 items are two requests', async () => {
		const items = Array.from({ length: 501 }, (_, n) => ({
			change: 'create',
			properties: { name: `C ${n}`, objective_type: 'CONSIDERATION' },
		}));
		const { json } = await run('upsert', { ...each, properties }, { items });
		expect(json.map(({ name }) => name)).toEqual(items.map(({ properties: { name } }) => name));
		expect(sent()).toHaveLength(2);
	});

	test.each<[RunOptions['parameters'], RegExp]>([
		[{ properties: '[1]' }, /"Properties" is not a JSON object/],
		[{ properties: '{}' }, /is empty/],
		[{ properties: '{"name":"A"}' }, /lacks "objective_type"/],
		[{ change: 'update', entityId: 'Soups', properties: '{"name":"A"}' }, /"Entity ID" is not an ID/],
	])('%j is refused before any call', async (parameters, message) => {
		const { error } = await run('upsert', {
			change: 'create',
			entityType: 'campaigns',
			specify: 'json',
			...parameters,
		});
		expect(error!.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});
});

describe('upsert by columns', () => {
	type Entity = { change: string; entityType: string; entityId?: string };
	const NEW: Entity = { change: 'create', entityType: 'campaigns' };
	const KNOWN: Entity = { change: 'update', entityType: 'campaigns', entityId: '={{ $json.id }}' };

	const columnsOf = async (parameters: Entity) =>
		await loadColumns(simulator, 'bulkColumns', { node: 'pinterestAds', parameters: { ...parameters } });

	/** @param value by column; undefined where the node finds the columns itself */
	const upsert = async (entity: Entity, value?: ResourceMapperValue['value'], more: Partial<RunOptions> = {}) =>
		await run('upsert', { ...entity, columns: mapped(await columnsOf(entity), value) as never }, more);

	const madeOf = (list: string) => (sent()[0].create as Record<string, IDataObject[]>)[list];
	const updatedOf = (list: string) => (sent()[0].update as Record<string, IDataObject[]>)[list];

	test('the editor is offered the properties of what is made, those that are needed at once', async () => {
		const fields = await columnsOf(NEW);
		expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(['name', 'objective_type']);
		expect(fields.filter(({ removed }) => !removed).map(({ id }) => id)).toEqual(['name', 'objective_type']);
		const types = Object.fromEntries(fields.map(({ id, type }) => [id, type]));
		expect(types).toMatchObject({
			name: 'string',
			objective_type: 'options',
			daily_budget: 'string',
			start_time: 'dateTime',
			is_performance_plus: 'boolean',
			tracking_urls: 'object',
		});
		expect(types).not.toHaveProperty('daily_spend_cap');
		expect(fields.find(({ id }) => id === 'daily_budget')?.displayName).toBe('Daily Budget');
		expect(fields.find(({ id }) => id === 'objective_type')?.options).toContainEqual({ name: 'Sales', value: 'SALES' });
		expect((await columnsOf(KNOWN)).some(({ required }) => required)).toBe(false);
		expect(await columnsOf({ ...NEW, change: '={{ $json.change }}' })).toEqual([]);
	});

	test('values and an expression for each column, money exact, times as dates, empty cells left out', async () => {
		const items = [
			{ title: 'Autumn', budget: '12.50', from: '2027-03-01T10:00:00+01:00', goal: 'Consideration' },
			{ title: 'Winter', budget: 0.1, from: '', goal: 'SALES', end: null },
		];
		const { error, items: output } = await upsert(
			NEW,
			{
				name: '={{ $json.title }}',
				objective_type: '={{ $json.goal }}',
				daily_budget: '={{ $json.budget }}',
				start_time: '={{ $json.from }}',
				end_time: '={{ $json.end }}',
				order_line_id: null,
				is_flexible_daily_budgets: false,
				tracking_urls: '{ "click": ["https://a.example/1"] }',
			},
			{ items },
		);
		expect(error).toBeUndefined();
		const same = {
			ad_account_id: adAccountId,
			status: 'PAUSED',
			is_campaign_budget_optimization: true,
			is_flexible_daily_budgets: false,
			tracking_urls: { click: ['https://a.example/1'] },
		};
		expect(madeOf('campaigns')).toEqual([
			{
				...same,
				name: 'Autumn',
				objective_type: 'CONSIDERATION',
				daily_spend_cap: 12_500_000,
				start_time: Date.parse('2027-03-01T09:00:00Z') / 1000,
			},
			{ ...same, name: 'Winter', objective_type: 'SALES', daily_spend_cap: 100_000 },
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('a DateTime of an expression, and a campaign without a budget of its own', async () => {
		const start = "={{ DateTime.fromISO('2027-03-01T09:00:00Z') }}";
		const { error } = await upsert(NEW, { name: 'A', objective_type: 'AWARENESS', start_time: start });
		expect(error).toBeUndefined();
		expect(madeOf('campaigns')[0]).toMatchObject({
			is_campaign_budget_optimization: false,
			start_time: Date.parse('2027-03-01T09:00:00Z') / 1000,
		});
	});

	test('columns of the input by name or label, in any spelling; others are ignored, empty cells left out', async () => {
		const items = [
			{ Name: 'Autumn', OBJECTIVE_TYPE: 'Awareness', 'daily budget': 25, Owner: 'Ada', 'End Time': '', status: null },
			{ name: 'Winter', Objective: 'SALES', 'Lifetime-Budget': '99.90', 'End Time': '2027-12-31', Status: 'active' },
		];
		const { error } = await upsert(NEW, undefined, { items });
		expect(error).toBeUndefined();
		const same = { ad_account_id: adAccountId, is_campaign_budget_optimization: true };
		expect(madeOf('campaigns')).toEqual([
			{ ...same, status: 'PAUSED', name: 'Autumn', objective_type: 'AWARENESS', daily_spend_cap: 25_000_000 },
			{
				...same,
				status: 'ACTIVE',
				name: 'Winter',
				objective_type: 'SALES',
				lifetime_spend_cap: 99_900_000,
				end_time: Date.parse('2027-12-31') / 1000,
			},
		]);
		expect(items[0]).toHaveProperty('Owner');
	});

	test('what a download gave goes back as it came: under its own name money is in millionths', async () => {
		const [{ id }] = (await run('download', { output: 'raw' })).json;
		simulator.requests.length = 0;
		const row = { id, ENTITY_TYPE: 'campaigns', daily_spend_cap: 25_000_000, name: 'Stews', start_time: 1_790_000_000 };
		const { error } = await upsert(KNOWN, undefined, { items: [{ ...row, created_time: 1, tracking_urls: null }] });
		expect(error).toBeUndefined();
		expect(updatedOf('campaigns')).toEqual([
			{ ad_account_id: adAccountId, name: 'Stews', daily_spend_cap: 25_000_000, start_time: 1_790_000_000, id },
		]);
	});

	test('a row for each keyword, label and promoted product group', async () => {
		const keywords: Entity = { change: 'create', entityType: 'keywords' };
		await upsert(keywords, undefined, { items: [{ 'Parent ID': '2680059592705', Keyword: 'soup' }] });
		expect(madeOf('keywords')).toEqual([
			{ parent_id: '2680059592705', keywords: [{ match_type: 'BROAD', value: 'soup' }] },
		]);
		simulator.requests.length = 0;
		await upsert({ change: 'create', entityType: 'labels' }, { parent_id: 'C626735565838', value: 'autumn' });
		expect(madeOf('labels')).toEqual([
			{ parent_id: 'C626735565838', labels: [{ label_type: 'CUSTOM', value: 'autumn' }] },
		]);
		simulator.requests.length = 0;
		const product = { ad_group_id: '2680059592705', catalog_product_group_id: '443727193917', bid: '0.25' };
		await upsert({ change: 'create', entityType: 'product_groups' }, product);
		expect(madeOf('product_groups')).toEqual([
			{
				ad_group_id: '2680059592705',
				product_group_promotion: [
					{ status: 'PAUSED', catalog_product_group_id: '443727193917', bid_in_micro_currency: 250_000 },
				],
			},
		]);
		simulator.requests.length = 0;
		const promoted = { ad_group_id: '2680059592705', id: '2680059592706', included: false };
		await upsert({ change: 'update', entityType: 'product_groups' }, promoted);
		expect(updatedOf('product_groups')).toEqual([
			{ ad_group_id: '2680059592705', product_group_promotion: [{ id: '2680059592706', included: false }] },
		]);
	});

	test('where expressions say what each row is, its columns are found in it', async () => {
		const entity = { change: '={{ $json.change }}', entityType: '={{ $json.kind }}', entityId: '={{ $json.id }}' };
		const { error } = await upsert(entity, undefined, {
			items: [
				{ change: 'create', kind: 'campaigns', Name: 'Autumn', Objective: 'Sales', Keyword: 'ignored' },
				{ change: 'create', kind: 'keywords', 'Parent ID': '2680059592705', Keyword: 'soup', Objective: 'ignored' },
				{ change: 'update', kind: 'ad_groups', id: '2680059592705', Bid: '0.25', 'Campaign ID': 'ignored' },
			],
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				create: {
					campaigns: [expect.objectContaining({ name: 'Autumn', objective_type: 'SALES' })],
					keywords: [{ parent_id: '2680059592705', keywords: [{ match_type: 'BROAD', value: 'soup' }] }],
				},
				update: { ad_groups: [{ id: '2680059592705', bid_in_micro_currency: 250_000 }] },
			},
		]);
	});

	const GOOD = { name: 'A', objective_type: 'SALES' };
	const GROUP: Entity = { change: 'create', entityType: 'ad_groups' };
	const group = { campaign_id: '1', name: 'A', billable_event: 'CLICKTHROUGH' };

	test.each<[string, Entity, Record<string, unknown>, string]>([
		['no name', NEW, { objective_type: 'SALES' }, '"Name" is empty; it needs a value.'],
		['an amount in words', NEW, { ...GOOD, daily_budget: '12 EUR' }, '"Daily Budget" is not an amount of money'],
		[
			'half a millionth',
			NEW,
			{ ...GOOD, daily_spend_cap: 0.5 },
			'"daily_spend_cap" is not a whole number of millionths',
		],
		['two budgets', NEW, { ...GOOD, daily_budget: 1, lifetime_budget: 1 }, 'a campaign has one budget'],
		['no time', NEW, { ...GOOD, start_time: 'soon' }, '"Start Time" is not a moment'],
		[
			'an end before the start',
			NEW,
			{ ...GOOD, start_time: '2027-02-01', end_time: '2027-01-01' },
			'"End Time" is not after "Start Time"',
		],
		['neither on nor off', NEW, { ...GOOD, is_performance_plus: 'maybe' }, '"Performance+" is neither on nor off'],
		['no object', NEW, { ...GOOD, tracking_urls: 'https://a.example' }, '"Tracking URLs" is not a JSON object.'],
		['an ID that is none', GROUP, { ...group, campaign_id: 'Soups' }, '"Campaign ID" is not an ID: "Soups"'],
		['too much', GROUP, { ...group, bid_multiplier: 11 }, '"Bid Multiplier" is 11; it must be at most 10.'],
		['no place', GROUP, { ...group, targeting_spec: '{ "GENDER": ["male"] }' }, 'Targeting needs "Locations"'],
		[
			'a catalog without its type',
			{ change: 'create', entityType: 'catalog_product_groups' },
			{ name: 'Bowls', filters: '{}', catalog_id: '1' },
			'give "Feed ID", or "Catalog ID" and "Catalog Type"',
		],
		[
			'nothing to change',
			{ ...KNOWN, entityId: '1' },
			{ Owner: 'Ada' },
			'"Properties" is empty; there is nothing to do.',
		],
	])('%s is refused before any call', async (_words, entity, item, message) => {
		const { error } = await upsert(entity, undefined, { items: [item as IDataObject] });
		expect(error?.message).toContain(message);
		expect(calls(simulator, 'POST')).toEqual([]);
	});

	test('a wrong value of an expression is told in the same words as one that was found', async () => {
		const { error } = await upsert(NEW, { ...GOOD, daily_budget: "={{ '12 EUR' }}" });
		expect(error?.message).toContain('"Daily Budget" is not an amount of money: "12 EUR".');
		expect(simulator.requests).toEqual([]);
	});
});
