import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ seed: 'demo' });
});
beforeEach(() => simulator.reset('demo'));
afterAll(() => simulator.close());

const trend = (operation: string, parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	runNode(simulator, {
		parameters: { resource: 'trend', operation, ...parameters },
		scopes: ['user_accounts:read'],
		...more,
	});

describe('getKeywords', () => {
	test('a row for each keyword, the strongest trend first, with growth, the latest week and the peak', async () => {
		const { json, items } = await trend('getKeywords', { region: 'US', trendType: 'growing', limit: 5 });
		expect(json).toHaveLength(5);
		for (const row of json) {
			expect(row).toEqual({
				keyword: expect.any(String),
				pct_growth_wow: expect.any(Number),
				pct_growth_mom: expect.any(Number),
				pct_growth_yoy: expect.any(Number),
				latest_week: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
				latest_value: expect.any(Number),
				peak_week: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			});
		}
		const growth = json.map((row) => Number(row.pct_growth_mom));
		expect(growth).toEqual([...growth].sort((a, b) => b - a));
		expect(items[4].pairedItem).toEqual({ item: 0 });
	});

	test('the columns of the series are those of the raw output', async () => {
		const parameters = { region: 'US', trendType: 'monthly', limit: 1 };
		const { json: simplified } = await trend('getKeywords', parameters);
		const { json: raw } = await trend('getKeywords', { ...parameters, output: 'raw' });
		const series = raw[0].time_series as Record<string, number>;
		const dates = Object.keys(series).sort();
		expect(dates).toHaveLength(52);
		expect(simplified[0]).toMatchObject({ latest_week: dates[51], latest_value: series[dates[51]] });
		expect(series[String(simplified[0].peak_week)]).toBe(100);
	});

	test.each(['GB+IE', 'MX+AR+CO+CL'])('the region %s arrives encoded', async (region) => {
		const { error } = await trend('getKeywords', { region, trendType: 'yearly', limit: 1 });
		expect(error).toBeUndefined();
		expect(simulator.requests[0].path).toBe(`/trends/keywords/${region.replaceAll('+', '%2B')}/top/yearly`);
	});

	test('another region for each input item', async () => {
		const items = [{ region: 'GB+IE' }, { region: 'DE' }];
		const parameters = { region: '={{ $json.region }}', trendType: 'growing', limit: 2 };
		const { items: rows } = await trend('getKeywords', parameters, { items });
		expect(rows.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 1 }, { item: 1 }]);
	});

	test('filters narrow the list down', async () => {
		const filters = { interests: ['food_and_drinks', 'gardening'], genders: ['female'], ages: ['25-34', '65+'] };
		const { json } = await trend('getKeywords', {
			region: 'US',
			trendType: 'monthly',
			filters: { ...filters, includeKeywords: 'soup, garden' },
		});
		expect(json.length).toBeGreaterThan(2);
		for (const { keyword } of json) expect(keyword).toMatch(/soup|garden/);
		expect(simulator.requests[0].query.raw).toContain('include_keywords=soup&include_keywords=garden');
		expect(simulator.requests[0].query.raw).toContain('ages=25-34&ages=65%2B');
	});

	test('prediction and demographics come in the raw output, for one scale when asked', async () => {
		const { json } = await trend('getKeywords', {
			region: 'US',
			trendType: 'seasonal',
			limit: 3,
			additionalFields: { includePrediction: true, includeDemographics: true, normalizeAgainstGroup: true },
			output: 'raw',
		});
		expect(json[0]).toMatchObject({ has_prediction: true, demographics: { gender_distribution: expect.any(Object) } });
		const peaks = json.map(({ time_series: series }) => Math.max(...Object.values(series as object)));
		expect(Math.max(...peaks)).toBe(100);
		expect(Math.min(...peaks)).toBeLessThan(100);
	});

	test('refuses more than 50 keywords, long ones and unknown regions before any call', async () => {
		const many = Array.from({ length: 51 }, (_, n) => `word ${n}`).join(',');
		const parameters = { region: 'XX', trendType: 'growing', limit: 51, filters: { includeKeywords: many } };
		const { error } = await trend('getKeywords', parameters);
		expect(error?.message).toContain('"Region" has no choice "XX". The choices are ');
		expect(error?.message).toContain('"Limit" is 51; it must be at most 50.');
		expect(error?.message).toContain('"Keywords" has 51 values; Pinterest takes at most 50 at a time.');
		const { error: long } = await trend('getKeywords', { filters: { includeKeywords: `soup, ${'x'.repeat(101)}` } });
		expect(long?.message).toContain('"Keywords" has a value of more than 100 characters');
		expect(simulator.requests).toEqual([]);
	});
});

describe('getFeaturedTopics', () => {
	test('a row for each topic, with its interest and market', async () => {
		const { json } = await trend('getFeaturedTopics', { region: 'GB+IE', filters: { interest: 'FOOD_AND_DRINKS' } });
		expect(json).toHaveLength(5);
		expect(json[0]).toEqual({
			interest: 'FOOD_AND_DRINKS',
			market: 'GB+IE',
			title: 'Soup season',
			description: expect.any(String),
			percent_growth_mom: expect.any(Number),
			latest_value: expect.any(Number),
			related_interests: 'food_and_drinks',
			related_searches: 'pumpkin soup, cozy soup recipes, ramen at home',
			pin_ids: expect.stringMatching(/^\d+(, \d+){5}$/),
			image_url: expect.stringMatching(/^http/),
		});
		expect(simulator.requests[0].query.raw).toBe('region=GB%2BIE&interest=FOOD_AND_DRINKS');
	});

	test('all interests, and in the raw output everything about a topic', async () => {
		const { json } = await trend('getFeaturedTopics', { region: 'US', output: 'raw' });
		expect(new Set(json.map(({ interest }) => interest)).size).toBeGreaterThan(3);
		expect(json[0]).toMatchObject({
			interest: expect.any(String),
			market: 'US',
			time_series: expect.any(Object),
			pins: expect.any(Array),
		});
	});
});

test('getTrendingCategories lists what grows, with every filter', async () => {
	const { json } = await trend('getTrendingCategories', {
		region: 'CA',
		filters: { verticals: ['FASHION'], ages: ['18-24'], genders: ['FEMALE', 'UNSPECIFIED'], engagementType: 'SAVE' },
	});
	expect(json).toHaveLength(4);
	expect(json).toContainEqual({
		product_category: 'APRONS',
		pinterest_product_category_id: expect.any(String),
		engagement_type: 'SAVE',
		pct_change_mom: expect.any(Number),
		percent_relative_volume: expect.any(Number),
		verticals: 'FASHION, HOME_DECOR',
	});
	expect(simulator.requests[0].query.raw).toContain('genders=FEMALE&genders=UNSPECIFIED');
});

describe('getCategoryDetails', () => {
	test('a row for each category', async () => {
		const { json } = await trend('getCategoryDetails', {
			region: 'US',
			productCategories: ['BOOTS', 'CANDLES'],
			additionalFields: { lookbackWindow: '90', engagementType: 'OUTBOUND_CLICK' },
		});
		expect(json).toHaveLength(2);
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(json[0]).toMatchObject({
			product_category: 'BOOTS',
			engagement_pct_change_mom: expect.any(Number),
			female: expect.any(Number),
			largest_age_group: expect.stringMatching(/^\d\d/),
			related_searches: 'boots aesthetic, boots ideas',
			latest_value: expect.any(Number),
		});
		expect(simulator.requests[0].query.parsed).toMatchObject({ lookback_window: '90' });
	});

	test('refuses more than 20 categories, and tells a long list of choices in short', async () => {
		const { error } = await trend('getCategoryDetails', { region: 'US', productCategories: ['SHIPS'] });
		expect(error?.message).toContain('"Product Categories" has no choice "SHIPS". There are 383 choices, such as ');
		expect(error!.message.length).toBeLessThan(300);
		const { productCategories } = await import('../../../nodes/Pinterest/resources/trend/productCategories');
		const many = productCategories.slice(0, 21).map(({ value }) => value);
		const { error: tooMany } = await trend('getCategoryDetails', { region: 'US', productCategories: many });
		expect(tooMany?.message).toContain('"Product Categories" has 21 values; Pinterest takes at most 20 at a time.');
		expect(simulator.requests).toEqual([]);
	});
});

test('getEditorialArticles gives lists as texts', async () => {
	const { json } = await trend('getEditorialArticles', { region: 'US' });
	expect(json[0]).toEqual({
		title: 'The slow kitchen',
		description: expect.any(String),
		board_url: 'https://www.pinterest.com/pinterest/the-slow-kitchen/',
		interests: 'FOOD_AND_DRINKS, HOME_DECOR',
		related_keywords: 'sourdough starter, cozy soup recipes, earthy kitchen',
		pins_url: expect.stringMatching(/^https:\/\/www\.pinterest\.com\/pin\/\d+\/, /),
	});
});
