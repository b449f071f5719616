import type { IDataObject } from 'n8n-workflow';

import type { AdAudience } from '../../../simulator/audiences.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import type { AdAccount } from '../../../simulator/state.mts';
import { loadList, locator, runNode, type RunOptions } from '../harness.mts';
import { calls } from '../rules/world.mts';

let simulator: Simulator;
let adAccount: AdAccount;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	adAccount = simulator.state.addAdAccount({ name: 'Shop' });
});

const onAudiences = (operation: string, parameters: RunOptions['parameters']): RunOptions => ({
	node: 'pinterestAds',
	scopes: ['ads:read', 'ads:write'],
	parameters: { resource: 'audience', operation, adAccountId: locator('id', adAccount.id), ...parameters },
});

const run = async (operation: string, parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	await runNode(simulator, { ...onAudiences(operation, parameters), ...more });

const addAudience = (audience: Partial<AdAudience> = {}) =>
	simulator.state.audiences.addAudience({ adAccount, name: 'Visitors', ...audience });

const sent = () => calls(simulator).map(({ body }) => body as IDataObject);

describe('create', () => {
	test.each<[string, RunOptions['parameters'], IDataObject]>([
		[
			'VISITOR',
			{
				conversionTagId: locator('id', '2617998078212'),
				additionalFields: {
					description: 'Of the last month',
					event: 'checkout',
					eventData: { order_quantity: 2 },
					eventSources: ['web', 'mobile'],
					prefill: false,
					retentionDays: 30,
					urls: 'https://shop.example/a, https://shop.example/b',
				},
			},
			{
				visitor_source_id: '2617998078212',
				event: 'checkout',
				event_data: { order_quantity: 2 },
				event_source: { '=': ['web', 'mobile'] },
				prefill: false,
				retention_days: 30,
				url: ['https://shop.example/a', 'https://shop.example/b'],
			},
		],
		[
			'ACTALIKE',
			{ seedIds: '2542620905475', country: 'GB', percentage: 3 },
			{ seed_id: ['2542620905475'], country: 'GB', percentage: 3 },
		],
		[
			'ENGAGEMENT',
			{ engagementDomains: 'shop.example', additionalFields: { engagementType: 'save', pinIds: '11, 12' } },
			{ engagement_domain: ['shop.example'], engagement_type: 'save', pin_id: ['11', '12'] },
		],
		['PERSONA', { additionalFields: { rule: '{ "country": "US" }' } }, { country: 'US' }],
		['PERSONA', {}, {}],
	])('%s', async (audienceType, parameters, rule) => {
		const { json } = await run('create', { name: 'Ours', audienceType, ...parameters });
		const { description } = (parameters.additionalFields ?? {}) as IDataObject;
		expect(sent()).toEqual([{ name: 'Ours', audience_type: audienceType, rule, ...(description && { description }) }]);
		expect(json).toEqual([
			{
				id: expect.stringMatching(/^\d+$/),
				name: 'Ours',
				audience_type: audienceType,
				status: 'INITIALIZING',
				size: null,
				description: description ?? null,
				ad_account_id: adAccount.id,
				created_by: null,
				created_at: expect.stringMatching(/Z$/),
				updated_at: expect.stringMatching(/Z$/),
			},
		]);
	});

	test('of a customer list', async () => {
		const list = simulator.state.audiences.addList({ adAccount, name: 'Readers' });
		const parameters = { name: 'Readers', audienceType: 'CUSTOMER_LIST', customerListId: locator('id', list.id) };
		await run('create', parameters);
		expect(sent()).toEqual([{ name: 'Readers', audience_type: 'CUSTOMER_LIST', rule: { customer_list_id: list.id } }]);
	});

	test('the rule in JSON and fields go together, and the JSON of the item stays as it was', async () => {
		const items = [{ rule: { url: { contains: '/shoes' } } }];
		const additionalFields = { rule: '={{ $json.rule }}', retentionDays: 7 };
		const parameters = { name: 'Ours', conversionTagId: locator('id', '26'), additionalFields };
		await run('create', parameters, { items });
		expect(sent()[0].rule).toEqual({ visitor_source_id: '26', retention_days: 7, url: { contains: '/shoes' } });
		expect(items[0].rule).toEqual({ url: { contains: '/shoes' } });
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['no seed', { audienceType: 'ACTALIKE', seedIds: '={{ "" }}' }, /"Seed Audiences" is empty/],
		[
			'a part of another type',
			{ audienceType: 'ACTALIKE', seedIds: '1', additionalFields: { retentionDays: 7 } },
			/"Retention \(Days\)" is not for an audience of this type/,
		],
		[
			'data without an event',
			{ conversionTagId: locator('id', '26'), additionalFields: { eventData: '{ "value": "1" }' } },
			/"Event Data \(JSON\)" needs "Event"/,
		],
		[
			'too long a retention',
			{ conversionTagId: locator('id', '26'), additionalFields: { retentionDays: 541 } },
			/must be at most 540/,
		],
		[
			'a rule that is no object',
			{ conversionTagId: locator('id', '26'), additionalFields: { rule: '[1]' } },
			/"Rule \(JSON\)" is not a JSON object/,
		],
	])('%s is refused before any call', async (_words, parameters, message) => {
		const { error } = await run('create', { name: 'Ours', ...parameters });
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('a lost answer: found by name, type and rule, though older ones have the same name', async () => {
		const rule = { visitor_source_id: '26', retention_days: 30 };
		addAudience({ name: 'Ours', rule, createdAt: Date.now() - 3_600_000 });
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const parameters = { conversionTagId: locator('id', '26'), additionalFields: { retentionDays: 30 } };
		const { json, error } = await run('create', { name: 'Ours', ...parameters });
		expect(error).toBeUndefined();
		const [, made] = simulator.state.audiences.audiences.values();
		expect(json[0].id).toBe(made.id);
		expect(calls(simulator, 'POST')).toHaveLength(1);
	});

	test('a refusal: an analyst is told the role', async () => {
		const owner = simulator.state.addAccount({ username: 'owner' });
		const members: Array<[typeof owner, string]> = [[simulator.state.account, 'ANALYST']];
		const shared = simulator.state.addAdAccount({ name: 'Shared', owner, members });
		const parameters = { adAccountId: locator('id', shared.id), name: 'Ours', audienceType: 'PERSONA' };
		const { error } = await run('create', parameters);
		expect(error?.description).toContain('the role Owner, Admin, Audience or Campaign');
	});
});

describe('get, get many and update', () => {
	test('one', async () => {
		const { id } = addAudience();
		expect((await run('get', { audienceId: locator('id', id) })).json).toMatchObject([{ id, name: 'Visitors' }]);
	});

	test('own ones, received ones, and the list of the editor', async () => {
		addAudience();
		addAudience({ name: 'Buyers', createdAt: Date.now() - 7_200_000 });
		addAudience({ name: 'Of others', received: true });
		expect((await run('getAll')).json.map(({ name }) => name)).toEqual(['Buyers', 'Visitors']);
		const { json } = await run('getAll', { filters: { ownershipType: 'RECEIVED' } });
		expect(json.map(({ name }) => name)).toEqual(['Of others']);
		const { results } = await loadList(simulator, 'searchAudiences', onAudiences('get', {}));
		expect(results.map(({ name }) => name)).toEqual(['Buyers', 'Visitors · initializing']);
	});

	test('an update sends what is given', async () => {
		const { id } = addAudience();
		const updateFields = { name: 'Guests', retentionDays: 90 };
		const { json } = await run('update', { audienceId: locator('id', id), updateFields });
		expect(sent()).toEqual([{ operation_type: 'UPDATE', name: 'Guests', rule: { retention_days: 90 } }]);
		expect(json).toMatchObject([{ id, name: 'Guests' }]);
	});

	test('one with a list that is picked', async () => {
		const { id } = addAudience();
		const updateFields = { customerListId: locator('id', '643892711934') };
		await run('update', { audienceId: locator('id', id), updateFields });
		expect(sent()[0].rule).toEqual({ customer_list_id: '643892711934' });
	});

	test('removing one', async () => {
		const { id } = addAudience();
		await run('update', { audienceId: locator('id', id), operationType: 'REMOVE' });
		expect(sent()).toEqual([{ operation_type: 'REMOVE' }]);
		expect(simulator.state.audiences.audiences.size).toBe(0);
	});

	test('one that is not there', async () => {
		const { error } = await run('get', { audienceId: locator('id', '254999') });
		expect(error?.message).toContain('did not find');
	});
});

describe('insights', () => {
	test('a row for each part of the audience', async () => {
		const { json } = await run('getInsights');
		expect(json).toContainEqual({
			audience_type: 'YOUR_TOTAL_AUDIENCE',
			date: '2026-11-20',
			size: 48_200,
			size_is_upper_bound: true,
			dimension: 'interest',
			key: '911231513370',
			name: 'Tableware',
			parent: 'Home Decor',
			ratio: 0.31,
			affinity: 3.2,
		});
		expect(new Set(json.map(({ dimension }) => dimension))).toEqual(
			new Set(['age', 'country', 'device', 'gender', 'interest', 'metro']),
		);
		expect((await run('getInsights', { output: 'raw' })).json).toHaveLength(1);
	});

	test('their scope', async () => {
		const { json } = await run('getInsightScope');
		expect(json).toContainEqual({ type: 'ENGAGEMENT', scope: 'PINTEREST', date: '2026-11-01' });
	});
});

describe('sharing', () => {
	test('with ad accounts and businesses of all items in one call each, and back', async () => {
		const { id, sharedWith } = addAudience();
		const audienceId = locator('id', id);
		const items = [{ to: '549755885175' }, { to: '549755885176' }];
		const adAccountIds = '={{ $json.to }}';
		const { json } = await run('shareWithAdAccount', { audienceId, adAccountIds }, { items });
		expect(sent()).toEqual([
			{ audience_id: id, operation_type: 'SHARE', recipient_account_ids: ['549755885175', '549755885176'] },
		]);
		expect(json[1]).toMatchObject({ audience_id: id, operation: 'SHARE', recipients: '549755885176' });
		await run('shareWithBusiness', { audienceId, businessIds: '729' });
		expect([...sharedWith.keys()]).toEqual(['549755885175', '549755885176', '729']);

		const { json: accounts } = await run('getSharedAccounts', { audienceId });
		expect(accounts.map(({ account_id: account }) => account)).toEqual(['549755885176', '549755885175']);
		const { json: businesses } = await run('getSharedAccounts', { audienceId, accountType: 'BUSINESS_ACCOUNT' });
		expect(businesses).toMatchObject([{ account_id: '729', shared_at: expect.stringMatching(/Z$/) }]);

		await run('shareWithAdAccount', { audienceId, adAccountIds: '549755885175', operationType: 'REVOKE' });
		expect([...sharedWith.keys()]).toEqual(['549755885176', '729']);
	});

	test('one that belongs to others is refused', async () => {
		const { id } = addAudience({ received: true });
		const { error } = await run('shareWithBusiness', { audienceId: locator('id', id), businessIds: '729' });
		expect(error?.httpCode).toBe('403');
	});
});
