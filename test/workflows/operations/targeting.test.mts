import type { INodeParameters } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import type { AdAccount } from '../../../simulator/state.mts';
import { locator, runNode, type RunOptions } from '../harness.mts';
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

const run = async (resource: string, operation: string, parameters: RunOptions['parameters'] = {}) =>
	await runNode(simulator, {
		node: 'pinterestAds',
		scopes: ['ads:read', 'ads:write', 'pins:read', 'user_accounts:read'],
		parameters: { resource, operation, ...parameters },
	});

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('reference data', () => {
	test('places are one map of values to names: an item for each', async () => {
		const { json } = await run('targeting', 'getOptions', { targetingType: 'LOCATION' });
		expect(json).toEqual([
			{ id: '811', name: 'U.S.: Reno', level: null, parent_id: null },
			{ id: 'GR', name: 'Greece', level: null, parent_id: null },
			{ id: 'US', name: 'United States', level: null, parent_id: null },
		]);
	});

	test('interests are an object each, with their ID under either name', async () => {
		const { json } = await run('targeting', 'getOptions', { targetingType: 'INTEREST' });
		expect(json).toEqual([
			{ id: '935249274030', name: 'Home Decor', level: 1, parent_id: null },
			{ id: '911231513370', name: 'Tableware', level: 2, parent_id: '935249274030' },
		]);
	});

	test('on behalf of an ad account', async () => {
		const options = { adAccountId: locator('id', adAccount.id) };
		await run('targeting', 'getOptions', { targetingType: 'GENDER', options });
		expect(calls(simulator)[0].query.parsed).toEqual({ ad_account_id: adAccount.id });
	});

	test('a type that there is not is refused before any call', async () => {
		const { error } = await run('targeting', 'getOptions', { targetingType: '=SHOES' });
		expect(error?.message).toContain('"Targeting Type" has no choice "SHOES"');
		expect(simulator.requests).toEqual([]);
	});

	test('one interest, and one that is not there', async () => {
		const { json } = await run('targeting', 'getInterest', { interestId: '935249274030' });
		expect(json).toEqual([{ id: '935249274030', name: 'Home Decor', level: 1, child_interests: '911231513370' }]);
		const { error } = await run('targeting', 'getInterest', { interestId: '1' });
		expect(error?.message).toContain('did not find');
	});

	test('countries, metrics, questions', async () => {
		const { json } = await run('targeting', 'getCountries');
		expect(json[0]).toEqual({ code: 'DE', name: 'Germany', currency: 'EUR', index: 1 });
		const { json: metrics } = await run('targeting', 'getMetrics', { filters: { reportType: 'SYNC' } });
		expect(metrics.map(({ name }) => name)).toEqual(['SPEND_IN_DOLLAR', 'TOTAL_CLICKTHROUGH']);
		const { json: questions } = await run('targeting', 'getLeadFormQuestions');
		expect(questions).toContainEqual({ name: 'PHONE_NUMBER' });
	});

	test('whether the numbers of a day are final', async () => {
		const { json } = await run('targeting', 'getMetricsReadyState', { date: day(-10) });
		expect(json).toEqual([{ is_ready: true, conversion_metrics_ready: true, non_conversion_metrics_ready: true }]);
		const { json: today } = await run('targeting', 'getMetricsReadyState', { date: `${day(0)}T10:00:00Z` });
		expect(today[0].is_ready).toBe(false);
		await run('targeting', 'getMetricsReadyState');
		expect(calls(simulator).map(({ query }) => query.parsed.date)).toEqual([day(-10), day(0), day(-1)]);
	});
});

describe('targeting templates', () => {
	const template = (operation: string, parameters: RunOptions['parameters'] = {}) =>
		run('targetingTemplate', operation, { adAccountId: locator('id', adAccount.id), ...parameters });
	const targeting = { locations: 'US', genders: ['female'], interestIds: '935249274030' };
	const spec = { LOCATION: ['US'], GENDER: ['female'], INTEREST: ['935249274030'] };

	test('one with keywords, placement and tracking', async () => {
		const { json, error } = await template('create', {
			name: 'Cooks',
			targeting,
			additionalFields: {
				autoTargetingEnabled: false,
				placementGroup: 'SEARCH',
				keywords: { keyword: [{ value: ' stoneware ', matchType: 'EXACT' }, { value: 'bowl' }] },
				trackingUrls: { url: [{ event: 'click', url: 'https://a.example/1' }] },
			},
		});
		expect(error).toBeUndefined();
		expect(calls(simulator)[0].body).toEqual({
			name: 'Cooks',
			targeting_attributes: spec,
			auto_targeting_enabled: false,
			placement_group: 'SEARCH',
			keywords: [
				{ value: 'stoneware', match_type: 'EXACT' },
				{ value: 'bowl', match_type: 'BROAD' },
			],
			tracking_urls: { click: ['https://a.example/1'] },
		});
		expect(json).toMatchObject([
			{
				name: 'Cooks',
				status: 'ACTIVE',
				locations: 'US',
				interests: '935249274030',
				keywords: 'stoneware, bowl',
				placement_group: 'SEARCH',
			},
		]);
	});

	test('a lost call: made once', async () => {
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { json } = await template('create', { name: 'Cooks', targeting });
		expect([...simulator.state.audiences.templates.keys()]).toEqual([json[0].id]);
	});

	test('what has no field goes in as JSON, before the fields', async () => {
		const json = '{ "LOCATION": ["DE"], "LOCALE": ["en-US"] }';
		await template('create', { name: 'Cooks', targeting: { ...targeting, json } });
		expect(calls(simulator)[0].body).toMatchObject({
			targeting_attributes: { ...spec, LOCATION: ['DE'], LOCALE: ['en-US'] },
		});
	});

	const place = { locations: 'US' };
	const REFUSED: Array<[string, INodeParameters, string]> = [
		['nothing', {}, '"Targeting" is empty'],
		['no place', { genders: ['male'] }, 'Targeting needs "Locations"'],
		['half an age', { ...place, minimumAge: '25' }, '"Lowest Age" and "Highest Age" go together'],
		[
			'two ages',
			{ ...place, minimumAge: '25', maximumAge: '30', ageBuckets: ['25-34'] },
			'"Age Ranges" and "Lowest Age" do not go together',
		],
		[
			'in and out',
			{ ...place, includedAudienceIds: '1', excludedAudienceIds: '1' },
			'The audience 1 is both included and excluded',
		],
		['regions and postal codes', { geo: 'BE-VOV, US-94107' }, 'such as BE-VOV and US-94107'],
		['a list', { json: '["US"]' }, '"Targeting as JSON" is not a JSON object'],
		[
			'an open lowest age as JSON',
			{ json: '{ "LOCATION": ["US"], "MINIMUM_AGE": "65+", "MAXIMUM_AGE": "65+" }' },
			'"Targeting as JSON" has a MINIMUM_AGE that is not an age that Pinterest takes: "65+"',
		],
		['half an age as JSON', { json: '{ "LOCATION": ["US"], "MAXIMUM_AGE": "54" }' }, '"Lowest Age" and "Highest Age"'],
	];

	test.each(REFUSED)('%s is refused before any call, new or changed', async (_words, given, message) => {
		const made = await template('create', { name: 'Cooks', targeting: given });
		const changed = await template('update', { templateId: '1', targeting: given });
		for (const { error } of [made, changed]) expect(error?.message).toContain(message);
		expect(simulator.requests).toEqual([]);
	});

	test('many, with their reach', async () => {
		for (const name of ['Cooks', 'Bakers']) simulator.state.audiences.addTemplate(adAccount, { name });
		const filters = { includeSizing: true, searchQuery: 'bak' };
		const { json } = await template('getAll', { filters });
		expect(json).toMatchObject([{ name: 'Bakers', reach_estimate: 1_200_000 }]);
		expect((await template('getAll')).json.map(({ name }) => name)).toEqual(['Bakers', 'Cooks']);
	});

	test('another targeting, and removal', async () => {
		const made = simulator.state.audiences.addTemplate(adAccount, { name: 'Cooks' });
		const { json } = await template('update', { templateId: made.id, targeting });
		expect(json).toEqual([{ id: made.id, operation: 'UPDATE', updated: true }]);
		expect(made.rest.targeting_attributes).toEqual(spec);
		await template('update', { templateId: made.id, operationType: 'REMOVE' });
		expect(made.status).toBe('DELETED');
		expect(calls(simulator, 'PATCH').at(-1)?.body).toEqual({ id: made.id, operation_type: 'REMOVE' });
	});

	test('one that is not there', async () => {
		const { error } = await template('update', { templateId: '1', targeting });
		expect(error?.message).toContain('did not find');
	});
});
