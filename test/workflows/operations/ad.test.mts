import type { IDataObject } from 'n8n-workflow';

import type { Ad, AdGroup } from '../../../simulator/ads.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { loadList, locator, runNode, type RunOptions } from '../harness.mts';
import { calls, inAds } from '../rules/world.mts';

let simulator: Simulator;
let adAccountId: string;
let adGroup: AdGroup;
let pinId: string;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	const { state } = simulator;
	const adAccount = state.addAdAccount({ name: 'Shop', currency: 'EUR' });
	adAccountId = adAccount.id;
	adGroup = state.ads.addAdGroup({ campaign: state.ads.addCampaign({ adAccount, name: 'Soups' }), name: 'Cooks' });
	pinId = state.addPin({ boardId: state.addBoard({ name: 'Soups' }).id, title: 'Soup' }).id;
});

const addAd = (more: Partial<Ad> = {}) => simulator.state.ads.addAd({ adGroup, pinId, ...more });

const run = async (operation: string, parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	await runNode(simulator, { ...inAds('ad', adAccountId, operation, parameters), ...more });

const sent = (method: string) => calls(simulator, method).map(({ body }) => body as unknown as IDataObject[]);

describe('create', () => {
	const create = async (parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
		await run(
			'create',
			{ adGroupId: locator('id', adGroup.id), pinId: locator('id', pinId), name: 'Soup', ...parameters },
			more,
		);

	test('paused, of a Pin, with what the review says', async () => {
		const { json } = await create({
			additionalFields: { destinationUrl: 'https://shop.example/soup', customizableCtaType: 'SHOP_NOW' },
		});
		expect(sent('POST')).toEqual([
			[
				{
					ad_group_id: adGroup.id,
					pin_id: pinId,
					creative_type: 'REGULAR',
					name: 'Soup',
					status: 'PAUSED',
					destination_url: 'https://shop.example/soup',
					customizable_cta_type: 'SHOP_NOW',
				},
			],
		]);
		expect(json).toEqual([
			{
				id: expect.stringMatching(/^\d+$/),
				ad_group_id: adGroup.id,
				campaign_id: adGroup.campaign.id,
				pin_id: pinId,
				name: 'Soup',
				creative_type: 'REGULAR',
				status: 'PAUSED',
				review_status: 'PENDING',
				rejected_reasons: '',
				destination_url: 'https://shop.example/soup',
			},
		]);
	});

	test('a Pin by its address, and links of the cards of a carousel', async () => {
		await create({
			pinId: locator('url', `https://www.pinterest.com/pin/${pinId}/`),
			creativeType: 'CAROUSEL',
			additionalFields: { carouselDestinationUrls: 'https://a.example/1, https://a.example/2' },
		});
		expect(sent('POST')[0][0]).toMatchObject({
			pin_id: pinId,
			carousel_destination_urls: ['https://a.example/1', 'https://a.example/2'],
		});
	});

	test('40 items are two calls; a Pin that cannot be promoted fails alone and says why', async () => {
		const items = Array.from({ length: 40 }, () => ({ pin: pinId }));
		const { state } = simulator;
		items[5].pin = state.addPin({ boardId: state.addBoard({ name: 'Trial' }).id, title: 'Trial' }).id;
		state.ads.sandboxedPins.add(items[5].pin);
		const { json } = await create(
			{ pinId: locator('id', '={{ $json.pin }}') },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json.filter(({ id }) => id)).toHaveLength(39);
		expect(json[5].error).toMatchObject({
			code: 2781,
			message: 'The Pin cannot be promoted',
			description: expect.stringContaining('Trial access'),
		});
		expect(sent('POST').map(({ length }) => length)).toEqual([30, 10]);
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		[
			'links of cards in an image',
			{ additionalFields: { carouselDestinationUrls: 'https://a.example/1, https://a.example/2' } },
			/"Carousel Destination URLs" goes with "Carousel"/,
		],
		[
			'a carousel of one card',
			{ creativeType: 'CAROUSEL', additionalFields: { carouselDestinationUrls: 'https://a.example/1' } },
			/has 1 values; a carousel has 2 to 5 cards/,
		],
		['a quiz without questions', { creativeType: 'QUIZ' }, /A quiz needs "Quiz"/],
		['a collection with a name', { creativeType: 'COLLECTION' }, /A collection takes no "Name"/],
		['a disclosure without its type', { additionalFields: { disclosureUrl: 'https://a.example/' } }, /go together/],
		['a long name', { name: 'x'.repeat(256) }, /at most 255/],
		['no address', { additionalFields: { destinationUrl: 'shop.example' } }, /is not a web address/],
	])('%s is refused before any call', async (_words, parameters, message) => {
		const { error } = await create(parameters);
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});
});

describe('get, get many and the list', () => {
	test('what the review said, with its reasons', async () => {
		const { id } = addAd({ review: 'REJECTED', rejectedReasons: ['LANDING_PAGE', 'CLICKBAIT'] });
		const { json } = await run('get', { adId: locator('id', id) });
		expect(json).toMatchObject([{ id, review_status: 'REJECTED', rejected_reasons: 'LANDING_PAGE, CLICKBAIT' }]);
	});

	test('of ad groups, archived ones only when they are asked for', async () => {
		const [one] = [addAd(), addAd({ status: 'ARCHIVED' })];
		const { json } = await run('getAll', { filters: { adGroupIds: adGroup.id } });
		expect(json.map(({ id }) => id)).toEqual([one.id]);
		const { json: all } = await run('getAll', { filters: { entityStatuses: ['ACTIVE', 'ARCHIVED'] } });
		expect(all).toHaveLength(2);
	});

	test('IDs of two kinds are refused before any call', async () => {
		const { error } = await run('getAll', { filters: { adIds: '1', campaignIds: '2' } });
		expect(error?.message).toContain('Pinterest takes those of one kind');
		expect(simulator.requests).toEqual([]);
	});

	test('the list of the editor: a name, or else the ID', async () => {
		const named = addAd({ status: 'PAUSED', rest: { name: 'Soup' } });
		const nameless = addAd();
		const list = await loadList(simulator, 'searchAds', inAds('ad', adAccountId, 'get'));
		expect(list.results).toEqual([
			{ name: nameless.id, value: nameless.id },
			{ name: 'Soup · paused', value: named.id },
		]);
	});
});

describe('update and set status', () => {
	test.each<[string, IDataObject, IDataObject]>([
		['only what is given', { name: 'Stew' }, { name: 'Stew' }],
		['no destination', { destinationUrl: '' }, { destination_url: null }],
	])('%s', async (_words, updateFields, body) => {
		const { id } = addAd();
		await run('update', { adId: locator('id', id), updateFields: updateFields as never });
		expect(sent('PATCH')).toEqual([[{ id, ...body }]]);
	});

	test('40 are started in two calls, one that is not there fails alone', async () => {
		const items = Array.from({ length: 40 }, () => ({ id: addAd({ status: 'PAUSED' }).id }));
		items[3].id = '6871999';
		const { json } = await run(
			'setStatus',
			{ adId: locator('id', '={{ $json.id }}'), status: 'ACTIVE' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json.filter(({ status }) => status === 'ACTIVE')).toHaveLength(39);
		expect(json[3].error).toMatchObject({ pinterestMessage: 'Ad not found.' });
		expect(sent('PATCH').map(({ length }) => length)).toEqual([30, 10]);
	});
});

describe('preview', () => {
	test.each<[string, () => RunOptions['parameters'], () => IDataObject]>([
		['of a Pin', () => ({ pinId: locator('id', pinId) }), () => ({ pin_id: pinId })],
		[
			'of an image',
			() => ({ previewOf: 'image', imageUrl: 'https://a.example/soup.jpg', title: 'Soup' }),
			() => ({ image_url: 'https://a.example/soup.jpg', title: 'Soup' }),
		],
		[
			'of a product group',
			() => ({ previewOf: 'productGroup', catalogProductGroupId: '268', additionalFields: { itemId: 'DS-1' } }),
			() => ({ catalog_product_group_id: '268', creative_type: 'SHOPPING', item_id: 'DS-1' }),
		],
	])('%s; a lost call is sent again', async (_words, parameters, body) => {
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { json } = await run('createPreview', parameters());
		expect(sent('POST')).toEqual([body(), body()]);
		expect(json).toEqual([{ url: expect.stringContaining('https://ads.pinterest.com/ad-preview/') }]);
	});

	test('a collection without its hero is refused before any call', async () => {
		const parameters = { previewOf: 'productGroup', catalogProductGroupId: '268', previewCreativeType: 'COLLECTION' };
		const { error } = await run('createPreview', parameters);
		expect(error?.message).toContain('A collection needs "Hero Pin ID"');
		expect(simulator.requests).toEqual([]);
	});
});

describe('numbers', () => {
	const columns = ['SPEND_IN_MICRO_DOLLAR', 'TOTAL_CLICKTHROUGH'];

	test('the ads of all items in one call', async () => {
		const items = Array.from({ length: 3 }, () => ({ id: addAd().id }));
		const { json } = await run('getAnalytics', { adIds: '={{ $json.id }}', columns }, { items });
		expect(json.map((row) => row.ad_id)).toEqual(items.map(({ id }) => id));
		expect(calls(simulator, 'GET')).toHaveLength(1);
	});

	test('in parts', async () => {
		const { id } = addAd();
		const { json } = await run('getTargetingAnalytics', { adIds: id, targetingTypes: ['GENDER'], columns });
		expect(json.map((row) => [row.ad_id, row.targeting_value])[0]).toEqual([id, 'female']);
	});

	test('of Pins in a campaign', async () => {
		addAd();
		const campaignId = adGroup.campaign.id;
		const { json } = await run('getPinAnalytics', {
			campaignId: locator('id', campaignId),
			pinIds: `${pinId}, 123`,
			columns,
		});
		expect(json).toMatchObject([{ campaign_id: campaignId, pin_id: pinId, spend: expect.any(Number) }]);
		expect(calls(simulator, 'GET')[0].query.parsed).toMatchObject({ campaign_id: campaignId, pin_ids: [pinId, '123'] });
	});

	test('more than 100 Pins are refused before any call', async () => {
		const pinIds = Array.from({ length: 101 }, (_, n) => n + 1).join();
		const { error } = await run('getPinAnalytics', { campaignId: locator('id', '1'), pinIds, columns });
		expect(error?.message).toContain('at most 100');
		expect(simulator.requests).toEqual([]);
	});
});
