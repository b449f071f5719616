import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { conversion, newAdAccount, SCOPES } from '../conversionWorld.mts';
import { loadList, locator, type RunOptions } from '../harness.mts';
import { calls } from '../rules/world.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const run = (
	resource: string,
	operation: string,
	parameters: RunOptions['parameters'] = {},
	more: Partial<RunOptions> = {},
) => conversion(simulator, resource, operation, { adAccountId: newAdAccount(simulator), ...parameters }, more);

function shopTags() {
	const adAccount = simulator.state.addAdAccount({ name: 'Shop Ads' });
	const { conversions } = simulator.state;
	const tags = ['Checkout', 'Newsletter', 'Blog'].map((name) => conversions.addTag({ adAccount, name }));
	return { adAccountId: locator('id', adAccount.id), tags };
}

describe('tags', () => {
	test('create returns the snippet, with the switches that were set', async () => {
		const { json } = await run('tag', 'create', {
			name: 'Shop Checkout',
			additionalFields: { aemEnabled: true, aemPhEnabled: 'yes', mdFrequency: 0.6 },
		});
		expect(json[0]).toMatchObject({
			name: 'Shop Checkout',
			automatic_enhanced_match: true,
			last_fired: null,
			code_snippet: expect.stringContaining(String(json[0].id)),
		});
		expect(simulator.requests[0].body).toEqual({
			name: 'Shop Checkout',
			aem_enabled: true,
			aem_ph_enabled: true,
			md_frequency: 0.6,
		});
	});

	test('a tag whose answer is lost is found, and made once', async () => {
		simulator.faults.add({ method: 'POST', path: /conversion_tags$/, kind: 'resetAfter' });
		const { json } = await run('tag', 'create', { name: 'Shop Checkout' });
		expect([...simulator.state.conversions.tags.values()].map(({ id }) => id)).toEqual([json[0].id]);
	});

	test('get, get many, page visits page by page, and what can be optimized for', async () => {
		const { adAccountId, tags } = shopTags();
		tags[0].firedAt = Date.parse('2026-03-01T10:00:00Z');
		const { json } = await run('tag', 'get', { adAccountId, conversionTagId: locator('id', tags[0].id) });
		expect(json[0]).toMatchObject({ id: tags[0].id, name: 'Checkout', last_fired: '2026-03-01T10:00:00.000Z' });
		const { json: all } = await run('tag', 'getAll', { adAccountId, filters: { filterDeleted: true } });
		expect(all.map(({ name }) => name)).toEqual(['Blog', 'Newsletter', 'Checkout']);
		simulator.state.settings.shortPages = true;
		const { json: visits } = await run('tag', 'getPageVisitTags', { adAccountId, returnAll: true, order: 'ASCENDING' });
		expect(visits.map(({ conversion_tag_id: id }) => id)).toEqual(tags.map(({ id }) => id));
		expect(visits[0]).toMatchObject({ conversion_event: 'PAGE_VISIT', created: expect.stringMatching(/^20\d\d-.*Z$/) });
		simulator.state.settings.shortPages = false;
		const { json: optimizable } = await run('tag', 'getOptimizableTags', { adAccountId });
		expect(optimizable).toHaveLength(6);
		expect(optimizable.map(({ conversion_event: event }) => event)).toContain('CHECKOUT');
	});

	test('the editor lists the tags of the chosen ad account, and its ad accounts', async () => {
		const { adAccountId, tags } = shopTags();
		const options = { parameters: { adAccountId }, scopes: SCOPES };
		const { results } = await loadList(simulator, 'searchConversionTags', { ...options, filter: 'news' });
		expect(results).toEqual([{ name: 'Newsletter', value: tags[1].id }]);
		const { results: accounts } = await loadList(simulator, 'searchAdAccounts', options);
		expect(accounts).toEqual([{ name: 'Shop Ads · USD', value: adAccountId.value }]);
		const none = await loadList(simulator, 'searchConversionTags', { parameters: {}, scopes: SCOPES });
		expect(none.results).toEqual([]);
	});
});

test('event quality: a row for each part of the score and each kind of event', async () => {
	const { json } = await run('eventQuality', 'get', {
		lookbackPeriod: '1d',
		filters: { sourcePlatform: 'OFFLINE', ingestionSource: 'CONVERSIONS_API' },
	});
	expect(simulator.requests[0].query.parsed).toEqual({
		lookback_period: '1d',
		source_platform: 'OFFLINE',
		ingestion_source: 'CONVERSIONS_API',
	});
	expect(json).toHaveLength(4);
	expect(json[2]).toEqual({
		component: 'click_id_epik',
		event_type: 'CHECKOUT',
		coverage: 41,
		overlap: null,
		issues: 'Low coverage: Fewer than half of the events have a click ID.',
		overall_status: 'FAIR',
		source_platform: 'OFFLINE',
		ingestion_source: 'CONVERSIONS_API',
		lookback_period: '1d',
	});
	const { json: raw } = await run('eventQuality', 'get', { lookbackPeriod: '1d', output: 'raw' });
	expect(raw[0]).toHaveProperty('quality_components');
});

test('advertiser events: names of your own and the standard event that each counts as', async () => {
	const { json } = await run('advertiserEvent', 'getAll');
	expect(json).toEqual([{ name: 'download_picture', mapped_conversion_type: 'LEAD' }]);
});

describe('measurement events', () => {
	const attributed = {
		eventName: 'checkout',
		eventId: 'order-1',
		eventTime: '2026-03-01T10:00:00Z',
		adGroupId: '2680060704746',
		attributionScope: 'click',
	};

	test('go out with moments in seconds, and an answer without content is a success', async () => {
		const { json } = await run('measurementEvent', 'send', {
			...attributed,
			additionalFields: { value: '12.5', currency: 'EUR', actionTimestamps: '2026-02-28T09:00:00Z, 1772180000' },
		});
		expect(json).toEqual([{ id: 'order-1', sent: true, event_name: 'checkout' }]);
		expect(simulator.state.conversions.measured).toEqual([
			{
				event_name: 'checkout',
				event_id: 'order-1',
				event_timestamp: 1772359200,
				ad_group_id: '2680060704746',
				attribution_scope: 'click',
				value: 12.5,
				currency: 'EUR',
				action_timestamps: [1772269200, 1772180000],
			},
		]);
	});

	test('what Pinterest would refuse is told before any call', async () => {
		const { error } = await run('measurementEvent', 'send', {
			...attributed,
			additionalFields: { attributionScore: 0 },
		});
		expect(error?.message).toContain('"Value" is missing');
		expect(error?.message).toContain('"Attribution Score" is 0');
		const { error: second } = await run('measurementEvent', 'send', { ...attributed, additionalFields: { value: 3 } });
		expect(second?.message).toContain('"Currency" is missing; a value needs it.');
		expect(simulator.requests).toEqual([]);
	});

	test('are not sent a second time when their answer is lost', async () => {
		simulator.faults.add({ method: 'POST', path: /msot/, kind: 'resetAfter' });
		const { error } = await run('measurementEvent', 'send', { ...attributed, eventName: 'lead' });
		expect(error?.message).toMatch(/not known/);
		expect(calls(simulator, 'POST')).toHaveLength(1);
	});

	test('need their own permission', async () => {
		const { error } = await run(
			'measurementEvent',
			'send',
			{ ...attributed, eventName: 'lead' },
			{ scopes: ['ads:write'] },
		);
		expect(error?.message).toBe('The credential lacks the permission Send Measurement Events (msot:write)');
	});
});
