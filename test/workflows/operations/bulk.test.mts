import type { IDataObject } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';
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
	const each = { change: '={{ $json.change }}', entityType: 'campaigns', entityId: '={{ $json.id }}' };
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
		const { error } = await run('upsert', { change: 'create', entityType: 'campaigns', ...parameters });
		expect(error!.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});
});
