import type { IDataObject } from 'n8n-workflow';

import { scopeWords } from '../../../simulator/scopes.mts';
import { startSimulator, type RecordedRequest, type Simulator } from '../../../simulator/simulator.mts';
import { locator, runNode, type RunOptions } from '../harness.mts';

const DAY = 86_400_000;
const day = (fromToday: number) => new Date(Date.now() + fromToday * DAY).toISOString().slice(0, 10);

let simulator: Simulator;
let boardId: string;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_analytics: null, org_read: null } });
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	boardId = simulator.state.addBoard({ name: 'Soups' }).id;
});

type Creative = 'REGULAR' | 'VIDEO';
const addPin = (daysAgo = 40, creativeType: Creative = 'REGULAR') =>
	simulator.state.addPin({ boardId, title: 'Soup', creativeType, createdAt: new Date(Date.now() - daysAgo * DAY) });

const run = async (parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	await runNode(simulator, { parameters, ...more });
const account = (more: RunOptions['parameters'] = {}) => ({
	resource: 'userAccount',
	operation: 'getAnalytics',
	...more,
});
const onePin = (id: string, more: RunOptions['parameters'] = {}) => ({
	resource: 'pin',
	operation: 'getAnalytics',
	pinId: locator('id', id),
	...more,
});
const manyPins = (pinIds: string, more: RunOptions['parameters'] = {}) => ({
	resource: 'pin',
	operation: 'getManyAnalytics',
	pinIds,
	...more,
});
const total = (rows: IDataObject[], column: string) => rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
const sentPins = ({ query }: RecordedRequest) => [query.parsed.pin_ids].flat();

describe('account', () => {
	test('by default a row for each of the last 30 whole days, ready for a sheet', async () => {
		addPin();
		const { json, error } = await run(account());
		expect(error).toBeUndefined();
		expect(json.map(({ date }) => date)).toEqual(Array.from({ length: 30 }, (_, index) => day(index - 30)));
		expect(json.map((row) => Object.keys(row).join(' '))).toEqual(
			Array.from({ length: 30 }, () => 'date data_status impression engagement pin_click outbound_click save'),
		);
		expect(json.map(({ data_status }) => data_status).slice(-2)).toEqual(['READY', 'ESTIMATE']);
		expect(json.every(({ impression }) => Number.isInteger(impression) && Number(impression) > 100)).toBe(true);
		expect(simulator.requests.map(({ query }) => query.raw)).toEqual([
			`metric_types=IMPRESSION,ENGAGEMENT,PIN_CLICK,OUTBOUND_CLICK,SAVE&split_field=NO_SPLIT&start_date=${day(-30)}&end_date=${day(-1)}`,
		]);
	});

	test('total: one row with the sums of the days', async () => {
		const { json: days } = await run(account({ dateRange: 'last7Days' }));
		const { json } = await run(account({ dateRange: 'last7Days', rows: 'total' }));
		expect(days).toHaveLength(7);
		expect(json).toEqual([
			{
				start_date: day(-7),
				end_date: day(-1),
				impression: total(days, 'impression'),
				engagement: total(days, 'engagement'),
				pin_click: total(days, 'pin_click'),
				outbound_click: total(days, 'outbound_click'),
				save: total(days, 'save'),
			},
		]);
	});

	test('split: a row for each part, times the days', async () => {
		const split = { splitField: 'APP_TYPE', metricTypes: ['IMPRESSION', 'SAVE_RATE'] };
		const { json } = await run(account({ ...split, rows: 'total' }));
		expect(json.map(({ app_type }) => app_type)).toEqual(['MOBILE', 'TABLET', 'WEB']);
		expect(json.every((row) => 'save_rate' in row && Number(row.impression) > 0)).toBe(true);
		const { json: days } = await run(account({ ...split, dateRange: 'last7Days' }));
		expect(days).toHaveLength(21);
		expect(Object.keys(days[0])).toEqual(['date', 'app_type', 'data_status', 'impression', 'save_rate']);
	});

	test('with no metrics chosen every number comes', async () => {
		const { json } = await run(account({ metricTypes: [], rows: 'total' }));
		expect(Object.keys(json[0])).toHaveLength(2 + 9);
		expect(simulator.requests[0].query.parsed).not.toHaveProperty('metric_types');
	});

	test('metrics as text with commas, as an expression or an agent gives them', async () => {
		const { json } = await run(account({ metricTypes: '={{ "SAVE, PIN_CLICK" }}', rows: 'total' }));
		expect(Object.keys(json[0])).toEqual(['start_date', 'end_date', 'save', 'pin_click']);
	});

	test('filters go into the call', async () => {
		const filters = {
			appTypes: 'WEB',
			contentType: 'ORGANIC',
			fromClaimedContent: 'CLAIMED',
			pinFormat: 'ORGANIC_VIDEO',
			source: 'YOUR_PINS',
		};
		await run(account({ filters, options: { adAccountId: locator('id', addAdAccount()) } }));
		expect(simulator.requests[0].query.parsed).toMatchObject({
			app_types: 'WEB',
			content_type: 'ORGANIC',
			from_claimed_content: 'CLAIMED',
			pin_format: 'ORGANIC_VIDEO',
			source: 'YOUR_PINS',
			ad_account_id: expect.stringMatching(/^549/),
		});
	});

	test('raw is what Pinterest sends, selected are columns of the rows', async () => {
		const { json: raw } = await run(account({ output: 'raw', dateRange: 'last7Days' }));
		expect(raw).toEqual([
			{
				all: {
					summary_metrics: expect.any(Object),
					daily_metrics: Array.from({ length: 7 }, () => expect.objectContaining({ metrics: expect.any(Object) })),
				},
			},
		]);
		const { json } = await run(account({ output: 'selected', fields: ['date', 'save'], dateRange: 'last7Days' }));
		expect(json.map((row) => Object.keys(row))).toEqual(Array.from({ length: 7 }, () => ['date', 'save']));
	});
});

describe('dates as users of n8n give them', () => {
	test.each([
		['a day', () => day(-5)],
		['a day with blanks', () => ` ${day(-5)} `],
		['what the date picker stores', () => `${day(-5)}T00:00:00`],
		['ISO in UTC', () => `${day(-5)}T23:59:59.999Z`],
		['a DateTime', () => '={{ $now.minus({ hours: 120 }) }}'],
		['a DateTime in another zone', () => '={{ $now.setZone("Asia/Tokyo").minus({ hours: 120 }) }}'],
		['a DateTime as ISO', () => '={{ $now.minus({ hours: 120 }).toISO() }}'],
		['a DateTime inside text', () => '= {{ $now.minus({ hours: 120 }) }}'],
		['a Date', () => '={{ new Date(Date.now() - 120 * 3600 * 1000) }}'],
		['milliseconds', () => '={{ Date.now() - 120 * 3600 * 1000 }}'],
		['seconds', () => '={{ Math.floor(Date.now() / 1000) - 120 * 3600 }}'],
		['a field of the item', () => '={{ $json.since }}'],
	])('%s', async (_, start) => {
		const { json, error } = await run(account({ dateRange: 'custom', startDate: start(), endDate: '' }), {
			items: [{ since: day(-5) }],
		});
		expect(error).toBeUndefined();
		expect(simulator.requests[0].query.parsed).toMatchObject({ start_date: day(-5), end_date: day(0) });
		expect(json).toHaveLength(6);
		expect(json[5]).toMatchObject({ date: day(0), data_status: 'PROCESSING', impression: null });
	});

	test('all that Pinterest has, to the last day', async () => {
		const { json, error } = await run(account({ dateRange: 'custom', startDate: day(-89), endDate: day(0) }));
		expect(error).toBeUndefined();
		expect(json).toHaveLength(90);
		expect((await run(account({ dateRange: 'last89Days' }))).json).toHaveLength(89);
	});

	test.each([
		['too early', -90, 0, /"Start Date" is .* Pinterest reports only the last 90 days\./],
		['in the future', 0, 1, /"End Date" is .*, which is in the future\./],
		['reversed', -3, -5, /"Start Date" \(.*\) is after "End Date" \(.*\)\./],
	])('%s: refused before any call, with the dates that are allowed', async (_, start, end, message) => {
		const { error } = await run(account({ dateRange: 'custom', startDate: day(start), endDate: day(end) }));
		expect(error?.message).toMatch(message);
		expect(error?.message).toContain(`Allowed are ${day(-89)} to ${day(0)} (UTC).`);
		expect(simulator.requests).toEqual([]);
	});

	test.each([
		['nothing', '', /"Start Date" is empty/],
		[
			'a day that can be read in two ways',
			'03/02/2026',
			/"Start Date" can be read in two ways: "03\/02\/2026"\. Write 2026-02-03 or 2026-03-02/,
		],
		['an impossible day', '2026-02-30', /"Start Date" is not a date/],
	])('%s', async (_, startDate, message) => {
		const { error } = await run(account({ dateRange: 'custom', startDate }));
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});
});

describe('what does not go together is refused by name, before any call', () => {
	test.each<[string, RunOptions['parameters'], RegExp]>([
		[
			'video numbers of the account',
			account({ metricTypes: '={{ ["VIDEO_START"] }}' }),
			/"Metrics" has no choice "VIDEO_START"/,
		],
		[
			'lifetime numbers by day',
			onePin('1', { rows: 'daily', metricTypes: ['TOTAL_COMMENTS'] }),
			/^TOTAL_COMMENTS cannot be given by day/,
		],
		['a Pin without metrics', onePin('1', { metricTypes: '={{ [] }}' }), /"Metrics" is empty/],
		['a Pin by source', onePin('1', { splitField: '={{ "SOURCE" }}' }), /"Split By" has no choice "SOURCE"/],
		[
			'images among the top videos',
			{ resource: 'userAccount', operation: 'getTopVideoPins', filters: { pinFormat: '={{ "ORGANIC_IMAGE" }}' } },
			/"Pin Format" has no choice "ORGANIC_IMAGE"/,
		],
		[
			'top Pins by a rate',
			{ resource: 'userAccount', operation: 'getTopPins', sortBy: '={{ "SAVE_RATE" }}' },
			/"Sort By" has no choice "SAVE_RATE"/,
		],
		[
			'more than 50 top Pins',
			{ resource: 'userAccount', operation: 'getTopPins', limit: 51 },
			/"Limit" is 51; it must be at most 50/,
		],
	])('%s', async (_, parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('lifetime numbers can still be had raw', async () => {
		const pin = addPin();
		const { json } = await run(onePin(pin.id, { output: 'raw', rows: 'daily', metricTypes: ['TOTAL_COMMENTS'] }));
		expect(json).toMatchObject([{ all: { lifetime_metrics: { TOTAL_COMMENTS: expect.any(Number) } } }]);
	});
});

describe('one Pin', () => {
	test('by default one row with the numbers of the period and of its whole life', async () => {
		const pin = addPin();
		const { json } = await run(onePin(pin.id));
		expect(json.map((row) => Object.keys(row))).toEqual([
			[
				...['pin_id', 'start_date', 'end_date', 'impression', 'pin_click', 'outbound_click', 'save'],
				...['total_comments', 'total_reactions'],
			],
		]);
		expect(Object.values(json[0])).not.toContain(null);
		expect(json[0]).toMatchObject({ pin_id: pin.id, start_date: day(-30), end_date: day(-1) });
	});

	test('by day, by address; days before the Pin have no numbers', async () => {
		const pin = addPin(3);
		const address = `https://www.pinterest.com/pin/soup--${pin.id}/`;
		const { json } = await run(onePin(address, { rows: 'daily', dateRange: 'last7Days' }));
		expect(json.map(({ data_status }) => data_status)).toEqual([
			...Array.from({ length: 4 }, () => 'BEFORE_PIN_CREATED'),
			...['READY', 'READY', 'ESTIMATE'],
		]);
		expect(json[0]).toEqual({
			...{ pin_id: pin.id, date: day(-7), data_status: 'BEFORE_PIN_CREATED' },
			...{ impression: null, pin_click: null, outbound_click: null, save: null },
		});
		expect(json[6].impression).toBeGreaterThan(0);
	});

	test('by device', async () => {
		const { json } = await run(onePin(addPin().id, { splitField: 'APP_TYPE', metricTypes: ['IMPRESSION'] }));
		expect(json.map(({ app_type }) => app_type)).toEqual(['MOBILE', 'TABLET', 'WEB']);
	});

	test('video numbers of a video', async () => {
		const metricTypes = ['VIDEO_MRC_VIEW', 'VIDEO_AVG_WATCH_TIME', 'QUARTILE_95_PERCENT_VIEW'];
		const { json } = await run(onePin(addPin(40, 'VIDEO').id, { metricTypes }));
		expect(json).toMatchObject([
			{
				video_mrc_view: expect.any(Number),
				video_avg_watch_time: expect.any(Number),
				quartile_95_percent_view: expect.any(Number),
			},
		]);
	});

	test('a refusal that may be about video numbers says so', async () => {
		simulator.faults.add({
			path: '/pins/{pin_id}/analytics',
			kind: 'status',
			status: 400,
			code: 1,
			message: 'Invalid.',
		});
		const { error } = await run(onePin(addPin().id, { metricTypes: ['SAVE', 'VIDEO_START'] }));
		expect(error?.description).toMatch(/for a Pin without a video take VIDEO_START out of "Metrics"/);
	});

	test("a Pin that is gone, and somebody else's", async () => {
		const { error: gone } = await run(onePin('110852000000000999'));
		expect(gone?.message).toBe('The Pin was not found');
		const other = simulator.state.addPin({ owner: simulator.state.addAccount({ username: 'other' }) });
		const { error: foreign } = await run(onePin(other.id));
		expect(foreign?.message).toMatch(/does not let this account use/);
	});
});

describe('many Pins', () => {
	const ids = (count: number) => Array.from({ length: count }, () => addPin().id);

	test('a list with commas: one call, one row each, in the order given', async () => {
		const [first, second, third] = ids(3);
		const { json, items } = await run(manyPins(`${third}, ${first},${second},${first}`));
		expect(json.map(({ pin_id }) => pin_id)).toEqual([third, first, second]);
		expect(json[0]).toMatchObject({
			start_date: day(-30),
			impression: expect.any(Number),
			total_comments: expect.any(Number),
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 0 }]);
		// The description repeats the key.
		expect(simulator.requests.map(({ query }) => query.raw.match(/pin_ids=\d+/g))).toEqual([
			[`pin_ids=${third}`, `pin_ids=${first}`, `pin_ids=${second}`],
		]);
	});

	test.each([
		['a list from an expression', '={{ $json.ids }}'],
		['a list inside text', '={{ JSON.stringify($json.ids) }}'],
		['one per line', '={{ $json.ids.join("\\n") }}'],
		['addresses', '={{ $json.ids.map((id) => "https://www.pinterest.com/pin/" + id + "/") }}'],
	])('%s', async (_, pinIds) => {
		const list = ids(3);
		const { json, error } = await run(manyPins(pinIds), { items: [{ ids: list }] });
		expect(error).toBeUndefined();
		expect(json.map(({ pin_id }) => pin_id)).toEqual(list);
	});

	test('250 Pins of one item: three calls of at most 100', async () => {
		const list = ids(250);
		const { json } = await run(manyPins('={{ $json.ids }}'), { items: [{ ids: list }] });
		expect(json.map(({ pin_id }) => pin_id)).toEqual(list);
		expect(simulator.requests.map((request) => sentPins(request).length)).toEqual([100, 100, 50]);
	});

	test('250 items with one Pin each: three calls too, each row linked to its item', async () => {
		const list = ids(250);
		const { json, items } = await run(manyPins('={{ $json.id }}'), { items: list.map((id) => ({ id })) });
		expect(json.map(({ pin_id }) => pin_id)).toEqual(list);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(list.map((_, item) => ({ item })));
		// The first goes alone; in which order the others arrive is not promised.
		expect(simulator.requests.map((request) => sentPins(request).length).sort((a, b) => b - a)).toEqual([100, 100, 50]);
	});

	test('items that ask for different things do not share a call', async () => {
		const [first, second] = ids(2);
		const { json } = await run(manyPins('={{ $json.id }}', { dateRange: '={{ $json.range }}' }), {
			items: [
				{ id: first, range: 'last7Days' },
				{ id: second, range: 'last30Days' },
			],
		});
		expect(json.map(({ pin_id, start_date }) => [pin_id, start_date])).toEqual([
			[first, day(-7)],
			[second, day(-30)],
		]);
		expect(simulator.requests).toHaveLength(2);
	});

	test('by day: a row for each Pin and day', async () => {
		const list = ids(2);
		const { json } = await run(manyPins(list.join(), { rows: 'daily', dateRange: 'last7Days' }));
		expect(json.map(({ pin_id, date }) => [pin_id, date])).toEqual(
			list.flatMap((id) => Array.from({ length: 7 }, (_, index) => [id, day(index - 7)])),
		);
	});

	test('a Pin without numbers, which Pinterest leaves out: a row of nulls in total', async () => {
		const today = addPin(0).id;
		const { json } = await run(manyPins(`${today}, ${addPin().id}`));
		expect(json).toMatchObject([
			{ pin_id: today, impression: null, total_comments: null },
			{ impression: expect.any(Number) },
		]);
	});

	test('raw: what Pinterest sends, the Pins of all calls together', async () => {
		const list = ids(101);
		const { json } = await run(manyPins('={{ $json.ids }}', { output: 'raw' }), { items: [{ ids: list }] });
		expect(json).toHaveLength(1);
		expect(Object.keys(json[0])).toEqual(list);
		expect(json[0][list[100]]).toEqual({ all: expect.objectContaining({ summary_metrics: expect.any(Object) }) });
	});

	test('one Pin that is gone fails its own item only', async () => {
		const list = [...ids(2), '110852000000000999', ...ids(2)];
		const { json } = await run(manyPins('={{ $json.id }}'), {
			items: list.map((id) => ({ id })),
			onError: 'continueRegularOutput',
		});
		expect(json.map((row) => row.pin_id ?? (row.error as IDataObject).message)).toEqual([
			...list.slice(0, 2),
			'The Pin was not found',
			...list.slice(3),
		]);
	});

	test('one Pin that is gone among those of one item: says how to get at the others', async () => {
		const { error } = await run(manyPins(`${addPin().id}, 110852000000000999`));
		expect(error?.message).toBe('The Pin was not found');
		expect(error?.description).toMatch(/Give each Pin an input item of its own/);
	});

	test('an item with a bad ID does not spoil the others', async () => {
		const good = addPin().id;
		const { json } = await run(manyPins('={{ $json.id }}'), {
			items: [{ id: good }, { id: 'soup' }, { id: '' }],
			onError: 'continueRegularOutput',
		});
		expect(json).toMatchObject([
			{ pin_id: good },
			{ error: { message: expect.stringMatching(/"Pin IDs" is not an ID: "soup"/) } },
			{ error: { message: expect.stringMatching(/"Pin IDs" is empty/) } },
		]);
		expect(simulator.requests).toHaveLength(1);
	});

	test('an ID that was kept as a number has lost digits', async () => {
		const { error } = await run(manyPins('={{ [813744226420795884] }}'));
		expect(error?.message).toMatch(/which has lost its last digits: .* Give it as text/);
		expect(simulator.requests).toEqual([]);
	});

	test('where Pinterest has not opened the feature, it is asked once for all items', async () => {
		const message = 'Your application does not have access to this restricted feature.';
		simulator.faults.add({ path: '/pins/analytics', kind: 'status', status: 403, code: 3, message, times: 9 });
		const { json } = await run(manyPins('={{ $json.id }}'), {
			items: ids(3).map((id) => ({ id })),
			onError: 'continueRegularOutput',
		});
		expect(json.map(({ error }) => (error as IDataObject).message)).toEqual(
			Array.from({ length: 3 }, () => 'Pinterest has not opened this feature for your app'),
		);
		expect(simulator.requests).toHaveLength(1);
	});

	test('a lost connection is a new try, not a refusal', async () => {
		simulator.faults.add({ path: '/pins/analytics', kind: 'resetBefore' });
		const list = ids(2);
		const { json } = await run(manyPins('={{ $json.id }}'), { items: list.map((id) => ({ id })) });
		expect(json.map(({ pin_id }) => pin_id)).toEqual(list);
		expect(simulator.requests).toHaveLength(2);
	});
});

describe('top Pins', () => {
	const top = (operation: string, more: RunOptions['parameters'] = {}) => ({
		resource: 'userAccount',
		operation,
		...more,
	});

	test('the best first, one row each', async () => {
		for (let number = 0; number < 60; number++) addPin();
		const { json } = await run(top('getTopPins', { sortBy: 'SAVE', limit: 5 }));
		expect(json.map((row) => Object.keys(row).join(' '))).toEqual(
			Array.from(
				{ length: 5 },
				() => 'rank pin_id url engagement impression outbound_click pin_click save data_status available_until',
			),
		);
		expect(json.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
		const saves = json.map(({ save }) => Number(save));
		expect(saves).toEqual([...saves].sort((a, b) => b - a));
		expect(json[0]).toMatchObject({
			url: `https://www.pinterest.com/pin/${json[0].pin_id as string}/`,
			data_status: 'READY',
			available_until: day(-1),
		});
		expect((await run(top('getTopPins'))).json).toHaveLength(50);
		expect(simulator.requests[0].query.parsed).toMatchObject({ sort_by: 'SAVE', num_of_pins: '5' });
	});

	test('only Pins of the last 30 days', async () => {
		addPin(40);
		const recent = addPin(10);
		const { json } = await run(top('getTopPins', { filters: { createdInLastNDays: 30 } }));
		expect(json.map(({ pin_id }) => pin_id)).toEqual([recent.id]);
	});

	test('videos by their own numbers', async () => {
		addPin();
		const video = addPin(40, 'VIDEO');
		const { json } = await run(top('getTopVideoPins', { sortBy: 'VIDEO_MRC_VIEW' }));
		expect(json).toEqual([
			{
				rank: 1,
				pin_id: video.id,
				url: `https://www.pinterest.com/pin/${video.id}/`,
				impression: expect.any(Number),
				video_mrc_view: expect.any(Number),
				video_avg_watch_time: expect.any(Number),
				outbound_click: expect.any(Number),
				save: expect.any(Number),
				data_status: 'READY',
				available_until: day(-1),
			},
		]);
	});

	test('raw is the whole answer', async () => {
		addPin();
		const { json } = await run(top('getTopPins', { output: 'raw' }));
		expect(json).toMatchObject([{ sort_by: 'IMPRESSION', pins: [expect.any(Object)], date_availability: {} }]);
	});
});

describe('the simulator is as strict as the description', () => {
	const period = () => `start_date=${day(-7)}&end_date=${day(-1)}`;
	test.each<[string, (pinId: string) => string, RegExp]>([
		['no dates', () => '/user_account/analytics', /'start_date' is a required property/],
		[
			'90 days ago',
			() => `/user_account/analytics?start_date=${day(-90)}&end_date=${day(0)}`,
			/more than 90 days back/,
		],
		['tomorrow', () => `/user_account/analytics?start_date=${day(0)}&end_date=${day(1)}`, /in the future/],
		['reversed', () => `/user_account/analytics?start_date=${day(-1)}&end_date=${day(-2)}`, /cannot be after/],
		['no day', () => `/user_account/analytics?start_date=2026-02-30&end_date=${day(0)}`, /must be dates/],
		[
			'a time',
			() => `/user_account/analytics?start_date=${day(-1)}T00:00:00&end_date=${day(0)}`,
			/must match the pattern/,
		],
		['no metrics', (id) => `/pins/${id}/analytics?${period()}`, /'metric_types' is a required property/],
		[
			'repeated metrics',
			(id) => `/pins/${id}/analytics?${period()}&metric_types=SAVE&metric_types=IMPRESSION`,
			/metric_types/,
		],
		['unknown metric', (id) => `/pins/${id}/analytics?${period()}&metric_types=SAVE,LIKES`, /metric_types/],
		[
			'joined Pins',
			(id) => `/pins/analytics?${period()}&metric_types=SAVE&pin_ids=${id},${id}`,
			/must match the pattern/,
		],
		[
			'101 Pins',
			(id) => `/pins/analytics?${period()}&metric_types=SAVE${`&pin_ids=${id}`.repeat(101)}`,
			/more than 100 items/,
		],
		['no order', () => `/user_account/analytics/top_pins?${period()}`, /'sort_by' is a required property/],
		[
			'a split of many',
			(id) => `/pins/analytics?${period()}&metric_types=SAVE&pin_ids=${id}&split_field=APP_TYPE`,
			/unknown query parameter/,
		],
	])('%s', async (_, path, message) => {
		const { accessToken } = simulator.issueToken({ scopes: Object.keys(scopeWords) });
		const answer = await fetch(`${simulator.url}/v5${path(addPin().id)}`, {
			headers: { authorization: `Bearer ${accessToken}` },
		});
		expect([answer.status, await answer.json()]).toEqual([400, { code: 1, message: expect.stringMatching(message) }]);
	});
});

function addAdAccount(): string {
	return simulator.state.addAdAccount({ name: 'Ads' }).id;
}
