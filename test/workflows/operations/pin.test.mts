import type { IBinaryData } from 'n8n-workflow';

import { drawPng } from '../../../simulator/drawing.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { DEFAULT_SCOPES, locator, runNode, type RunOptions } from '../harness.mts';
import { calls } from '../rules/world.mts';

let simulator: Simulator;
let boardId: string;
let sectionId: string;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null } });
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	boardId = simulator.state.addBoard({ name: 'Autumn Recipes' }).id;
	sectionId = simulator.state.addSection({ boardId, name: 'Soups' }).id;
});

const run = async (operation: string, more: object = {}, options: Partial<RunOptions> = {}) =>
	await runNode(simulator, { parameters: { resource: 'pin', operation, ...more }, ...options });

const imageUrl = 'https://pictures.example/soup.jpg';
const create = async (more: object = {}, options: Partial<RunOptions> = {}) =>
	await run('create', { boardId: locator('id', boardId), imageUrl, ...more }, options);

const sentBody = () => simulator.requests.at(-1)!.body as Record<string, unknown>;
const pins = () => [...simulator.state.pins.values()];

describe('create', () => {
	test('a link of a feed is completed and tracked, and is known again without the tracking', async () => {
		const parameters = {
			link: '={{ $json.path }}',
			duplicates: 'skipSameLink',
			additionalFields: { baseUrl: 'shop.example', utmSource: 'pinterest', utmCampaign: 'autumn' },
		};
		const items = [
			{ json: { path: '/kürbis suppe' } },
			{ json: { path: 'https://shop.example/k%C3%BCrbis%20suppe/' } },
		];
		const { json } = await create(parameters, { items });
		expect(pins().map(({ link }) => link)).toEqual([
			'https://shop.example/k%C3%BCrbis%20suppe?utm_campaign=autumn&utm_source=pinterest',
		]);
		expect(json[1]).toMatchObject({ id: json[0].id, skipped: true });
		const { error } = await create({ link: '/suppe' });
		expect(error?.message).toContain('set "Base URL" under Additional Fields');
	});

	test('the least: a board and an image', async () => {
		const { json, items } = await create();
		const [pin] = pins();
		expect(json).toEqual([
			{
				id: pin.id,
				url: `https://www.pinterest.com/pin/${pin.id}/`,
				title: null,
				description: null,
				link: null,
				board_id: boardId,
				board_section_id: null,
				created_at: expect.stringMatching(/^\d{4}-/),
				image_url: expect.stringMatching(/1200x/),
				image_size: '1200x1800',
				alt_text: null,
				media_type: 'image',
			},
		]);
		expect(items[0].pairedItem).toEqual({ item: 0 });
		expect(simulator.requests).toHaveLength(1);
		expect(sentBody()).toEqual({ board_id: boardId, media_source: { source_type: 'image_url', url: imageUrl } });
	});

	test('each item may bring its own kind of media', async () => {
		const { json, error } = await create(
			{ mediaType: '={{ $json.kind }}', imageUrl: '={{ $json.image }}', mediaId: '={{ $json.media }}' },
			{
				items: [
					{ kind: 'imageUrl', image: imageUrl },
					{ kind: 'mediaId', media: '' },
				],
				onError: 'continueRegularOutput',
			},
		);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id: pins()[0].id });
		expect(json[1]).toMatchObject({ error: { message: '"Media ID" is empty; it needs a value.' } });
	});

	test('with everything', async () => {
		const parent = simulator.state.addPin({ boardId, title: 'Parent' });
		const { json } = await create({
			title: 'Pumpkin soup',
			description: 'With ginger',
			link: 'https://example.com/soup',
			altText: 'A bowl',
			output: 'raw',
			additionalFields: {
				sectionId: locator('id', sectionId),
				dominantColor: '#A35C3B',
				aiDisclosures: ['SYNTHETIC_PERFORMER'],
				parentPinId: parent.id,
				isStandard: false,
				sponsorId: '549755885175',
			},
		});
		expect(sentBody()).toEqual({
			board_id: boardId,
			board_section_id: sectionId,
			title: 'Pumpkin soup',
			description: 'With ginger',
			link: 'https://example.com/soup',
			alt_text: 'A bowl',
			dominant_color: '#A35C3B',
			ai_disclosures: { values: ['AI_MODIFIED', 'SYNTHETIC_PERFORMER'] },
			parent_pin_id: parent.id,
			sponsor_id: '549755885175',
			media_source: { source_type: 'image_url', url: imageUrl, is_standard: false },
		});
		expect(json[0]).toMatchObject({
			title: 'Pumpkin soup',
			board_section_id: sectionId,
			is_standard: false,
			ai_disclosures: { values: ['AI_MODIFIED', 'SYNTHETIC_PERFORMER'] },
		});
	});

	test('board and section by name: one list of each for many items', async () => {
		const { json } = await create(
			{
				boardId: locator('name', 'autumn recipes'),
				additionalFields: { sectionId: locator('name', 'Soups') },
				title: '={{ $json.title }}',
			},
			{ items: ['Pumpkin', 'Carrot', 'Leek'].map((title) => ({ title })) },
		);
		expect(json.map(({ title, board_section_id: section }) => [title, section])).toEqual([
			['Pumpkin', sectionId],
			['Carrot', sectionId],
			['Leek', sectionId],
		]);
		expect(calls(simulator, 'GET').map(({ path }) => path)).toEqual(['/boards', `/boards/${boardId}/sections`]);
	});

	test('for a client, by the ad account', async () => {
		const client = simulator.state.addAccount({ username: 'client' });
		const members: Array<[typeof client, string]> = [[simulator.state.account, 'ADMIN']];
		const adAccount = simulator.state.addAdAccount({ name: 'Client Ads', owner: client, members });
		const board = simulator.state.addBoard({ name: 'Candles', owner: client });
		const options = { adAccountId: locator('list', adAccount.id) };
		const { json } = await create({ boardId: locator('name', 'Candles'), options });
		expect(json[0].board_id).toBe(board.id);
		expect(pins()[0].owner).toBe(client);
	});

	test('a secret board needs more permissions, and says so', async () => {
		const secret = simulator.state.addBoard({ name: 'Draft', privacy: 'SECRET' });
		const onSecret = { boardId: locator('id', secret.id) };
		expect((await create(onSecret)).error).toMatchObject({
			message: 'Pinterest does not let this account use this board, Pin or ad account',
			description: expect.stringContaining('the permissions for secret boards and Pins'),
			httpCode: '403',
		});
		expect((await create(onSecret, { scopes: [...DEFAULT_SCOPES, 'pins:write_secret'] })).error).toBeUndefined();
	});

	test('a carousel from addresses', async () => {
		const item = [
			{ url: ' https://pictures.example/1.jpg', title: 'Front', description: '', link: 'https://example.com/1' },
			{ url: 'https://pictures.example/2.jpg', title: '={{ 2 }}' },
		];
		const { json } = await create({ mediaType: 'carouselUrls', carouselItems: { item } });
		expect(sentBody().media_source).toEqual({
			source_type: 'multiple_image_urls',
			items: [
				{ url: 'https://pictures.example/1.jpg', title: 'Front', link: 'https://example.com/1' },
				{ url: 'https://pictures.example/2.jpg', title: '2' },
			],
		});
		expect(json[0]).toMatchObject({ board_id: boardId, image_size: '1200x1800' });
		expect(pins()[0].images.map(({ title }) => title)).toEqual(['Front', '2']);
	});

	test('a carousel from files, with texts for some', async () => {
		const file = (seed: string): IBinaryData => ({
			data: drawPng(seed, 20, 30).toString('base64'),
			mimeType: 'image/png',
			fileName: `${seed}.png`,
		});
		const { error } = await create(
			{
				mediaType: 'carouselFiles',
				binaryPropertyName: 'front, back,detail',
				carouselItems: { item: [{ title: 'Front' }] },
			},
			{ binary: { front: file('front'), back: file('back'), detail: file('detail') } },
		);
		expect(error).toBeUndefined();
		const image = (seed: string) => ({ content_type: 'image/png', data: file(seed).data });
		expect(sentBody().media_source).toEqual({
			source_type: 'multiple_image_base64',
			items: [{ title: 'Front', ...image('front') }, image('back'), image('detail')],
		});
		expect(pins()[0].creativeType).toBe('CAROUSEL');
		expect(pins()[0].images.map(({ title, width }) => [title, width])).toEqual([
			['Front', 20],
			[undefined, 20],
			[undefined, 20],
		]);
	});

	test('a carousel of which one file is missing sends nothing', async () => {
		const data = drawPng('front', 20, 30).toString('base64');
		const { error } = await create(
			{ mediaType: 'carouselFiles', binaryPropertyName: 'front,back' },
			{ binary: { front: { data, mimeType: 'image/png' } } },
		);
		expect(error?.message).toBe('The item has no file in the field "back"');
		expect(simulator.requests).toEqual([]);
	});
});

describe('duplicates', () => {
	const rows = Array.from({ length: 300 }, (_, n) => ({ title: `Soup ${n}`, link: `https://shop.example/${n}` }));
	const guarded = async (duplicates: string, items: object[] = rows, more: object = {}) => {
		simulator.requests.length = 0;
		const result = await create(
			{ title: '={{ $json.title }}', link: '={{ $json.link }}', duplicates, ...more },
			{ items: items as never },
		);
		expect(result.error).toBeUndefined();
		return { ...result, reads: calls(simulator, 'GET').length, creates: calls(simulator, 'POST').length };
	};

	test.each(['skipSameLink', 'skipSameTitleAndLink'])(
		'%s: a second run creates nothing and reads the board once',
		async (duplicates) => {
			const first = await guarded(duplicates);
			expect([first.creates, first.reads]).toEqual([300, 1]);
			expect(first.json.filter((pin) => 'skipped' in pin)).toEqual([]);

			const second = await guarded(duplicates);
			expect([second.creates, second.reads]).toEqual([0, 2]);
			expect(second.json.every(({ skipped }) => skipped === true)).toBe(true);
			expect(second.json.map(({ id }) => id)).toEqual(first.json.map(({ id }) => id));
			expect(simulator.state.pins.size).toBe(300);
		},
	);

	test('allow: a second run publishes again, and reads nothing', async () => {
		const items = rows.slice(0, 3);
		await guarded('allow', items);
		expect(await guarded('allow', items)).toMatchObject({ creates: 3, reads: 0 });
	});

	test('a run that stopped in the middle goes on where it stopped', async () => {
		await guarded('skipSameLink', rows.slice(0, 100));
		const { creates, json } = await guarded('skipSameLink');
		expect(creates).toBe(200);
		expect(json.map(({ link }) => link)).toEqual(rows.map(({ link }) => link));
		expect(json.filter(({ skipped }) => skipped)).toHaveLength(100);
	});

	test('the same link twice in one run, however it is written', async () => {
		const links = [
			'https://shop.example/a',
			'https://SHOP.example/a/',
			' https://shop.example/a',
			'https://shop.example/A',
		];
		const { json, creates } = await guarded(
			'skipSameLink',
			links.map((link, n) => ({ title: `T${n}`, link })),
		);
		expect(creates).toBe(2);
		expect(json.map(({ skipped }) => skipped ?? false)).toEqual([false, true, true, false]);
	});

	test('the same link with another title is another Pin where both count', async () => {
		const items = [rows[0], { ...rows[0], title: 'Other' }, rows[0]];
		expect((await guarded('skipSameTitleAndLink', items)).creates).toBe(2);
		expect(simulator.state.pins.size).toBe(2);
	});

	test('without a link the title alone counts, where titles count', async () => {
		expect((await guarded('skipSameTitleAndLink', [{ title: 'A' }, { title: 'A' }])).creates).toBe(1);
		expect((await guarded('skipSameTitleAndLink', [{ title: 'A' }, { title: 'B' }])).creates).toBe(1);
	});

	test('another board is another place, another section of the board is not', async () => {
		const other = simulator.state.addBoard({ name: 'Other' });
		await guarded('skipSameLink', rows.slice(0, 2));
		expect((await guarded('skipSameLink', rows.slice(0, 2), { boardId: locator('id', other.id) })).creates).toBe(2);
		const additionalFields = { sectionId: locator('id', sectionId) };
		expect((await guarded('skipSameLink', rows.slice(0, 2), { additionalFields })).creates).toBe(0);
	});

	test('items that choose for themselves', async () => {
		await guarded('allow', [rows[0]]);
		const items = [
			{ ...rows[0], same: 'skipSameLink' },
			{ ...rows[0], same: 'skipSameTitleAndLink' },
			{ ...rows[0], title: 'Other', same: 'skipSameTitleAndLink' },
			{ ...rows[0], same: 'allow' },
		];
		const { json, creates } = await guarded('={{ $json.same }}', items);
		expect(json.map(({ skipped }) => skipped ?? false)).toEqual([true, true, false, false]);
		expect(creates).toBe(2);
	});

	test('a shortened title is still the same', async () => {
		const items = [{ title: 'Soup '.repeat(40), link: 'https://shop.example/1' }];
		await guarded('skipSameTitleAndLink', items, { longText: 'shorten' });
		expect((await guarded('skipSameTitleAndLink', items, { longText: 'shorten' })).creates).toBe(0);
	});
});

describe('get', () => {
	test.each([
		['ID', (id: string) => locator('id', id)],
		['the list', (id: string) => locator('list', id)],
		['address', (id: string) => locator('url', `https://www.pinterest.com/pin/pumpkin-soup--${id}/?utm_source=x`)],
		['text of an expression', (id: string) => `={{ "${id}" }}`],
	])('by %s', async (_, given) => {
		const pin = simulator.state.addPin({ boardId, title: 'Pumpkin' });
		const { json } = await run('get', { pinId: given(pin.id) });
		expect(json).toEqual([expect.objectContaining({ id: pin.id, title: 'Pumpkin' })]);
		expect(simulator.requests).toHaveLength(1);
	});

	test('with its numbers', async () => {
		const pin = simulator.state.addPin({ boardId, title: 'Pumpkin' });
		const { json } = await run('get', {
			pinId: locator('id', pin.id),
			additionalFields: { pinMetrics: true },
			output: 'selected',
			fields: ['title', 'pin_metrics'],
		});
		expect(json[0]).toEqual({
			title: 'Pumpkin',
			pin_metrics: { '90d': expect.any(Object), lifetime_metrics: expect.any(Object) },
		});
	});

	test('one that is not there', async () => {
		const { error } = await run('get', { pinId: locator('id', '813744226420795884') });
		expect(error).toMatchObject({ message: 'The Pin was not found', httpCode: '404', context: { itemIndex: 0 } });
	});
});

describe('getAll', () => {
	beforeEach(() => {
		for (let n = 1; n <= 260; n++) {
			const kind = n % 2 ? ('VIDEO' as const) : ('REGULAR' as const);
			simulator.state.addPin({ boardId, title: `Pin ${n}`, creativeType: kind, parentPinId: n % 13 ? null : '1' });
		}
	});

	test('50, a chosen number, and all', async () => {
		expect((await run('getAll')).json).toHaveLength(50);
		expect((await run('getAll', { limit: 251 })).json).toHaveLength(251);
		expect((await run('getAll', { returnAll: true })).json.map(({ title }) => title)).toEqual(
			Array.from({ length: 260 }, (_, n) => `Pin ${260 - n}`),
		);
		expect(simulator.requests.map(({ query }) => query.parsed.page_size)).toEqual(['50', '250', '1', '250', '250']);
	});

	test('filters', async () => {
		const filters = { creativeTypes: ['VIDEO'], pinFilter: 'exclude_repins' };
		const { json } = await run('getAll', { returnAll: true, filters });
		expect(json).toHaveLength(120);
		expect(simulator.requests[0].query.raw).toBe('creative_types=VIDEO&pin_filter=exclude_repins&page_size=250');
	});
});

describe('update', () => {
	const given = { title: 'Old', description: 'Old words', link: 'https://example.com/old', altText: 'Old image' };

	test('only what is given', async () => {
		const pin = simulator.state.addPin({ boardId, ...given });
		const { json } = await run('update', { pinId: locator('id', pin.id), updateFields: { title: 'New' } });
		expect(sentBody()).toEqual({ title: 'New' });
		expect(json[0]).toMatchObject({ id: pin.id, title: 'New', description: 'Old words' });
	});

	test('emptied fields are cleared', async () => {
		const pin = simulator.state.addPin({ boardId, sectionId, ...given });
		const updateFields = { altText: '', description: '', link: '', title: '', sectionId: locator('list', '') };
		const { json, error } = await run('update', { pinId: locator('id', pin.id), updateFields });
		expect(error).toBeUndefined();
		expect(sentBody()).toEqual({ alt_text: '', description: '', link: '', title: '', board_section_id: null });
		expect(json[0]).toMatchObject({ title: '', link: '', board_section_id: null, board_id: boardId });
	});

	test('moved to another board and its section, both by name', async () => {
		const pin = simulator.state.addPin({ boardId, ...given });
		const other = simulator.state.addBoard({ name: 'Winter' });
		const stews = simulator.state.addSection({ boardId: other.id, name: 'Stews' });
		const updateFields = { boardId: locator('name', 'winter'), sectionId: locator('name', 'stews') };
		const { json } = await run('update', { pinId: locator('id', pin.id), updateFields });
		expect(json[0]).toMatchObject({ board_id: other.id, board_section_id: stews.id });
	});

	test('texts are shortened on request', async () => {
		const pin = simulator.state.addPin({ boardId });
		const updateFields = { title: 'Soup '.repeat(40) };
		await run('update', { pinId: locator('id', pin.id), updateFields, longText: 'shorten' });
		expect(sentBody().title).toMatch(/^(Soup ?){19}…$/);
	});

	test('the texts of a carousel, and what is told about AI', async () => {
		const images = [{ id: '1' }, { id: '2' }];
		const pin = simulator.state.addPin({ boardId, creativeType: 'CAROUSEL', images });
		const slot = [{ title: 'Front', description: '', link: '' }, { link: 'https://example.com/back' }];
		const updateFields = { carouselSlots: { slot }, aiDisclosures: ['SYNTHETIC_PERFORMER'] };
		const { error } = await run('update', { pinId: locator('id', pin.id), updateFields });
		expect(error).toBeUndefined();
		expect(sentBody()).toEqual({
			ai_disclosures: { values: ['AI_MODIFIED', 'SYNTHETIC_PERFORMER'] },
			carousel_slots: [{ title: 'Front' }, { link: 'https://example.com/back' }],
		});
	});

	test('an answer that was lost: the Pin is read again, and not changed twice', async () => {
		const images = [{ id: '1' }, { id: '2' }];
		const pin = simulator.state.addPin({ boardId, creativeType: 'CAROUSEL', images });
		simulator.faults.add({ method: 'PATCH', kind: 'resetAfter' });
		const updateFields = { title: 'New', carouselSlots: { slot: [{ title: 'A' }, { title: 'B' }] } };
		const { json, error } = await run('update', { pinId: locator('id', pin.id), updateFields });
		expect(error).toBeUndefined();
		expect(json[0].title).toBe('New');
		expect(simulator.requests.map(({ method }) => method)).toEqual(['PATCH', 'GET']);
	});

	test('an app without this feature', async () => {
		const pin = simulator.state.addPin({ boardId });
		simulator.state.settings.pinUpdatesRefused = true;
		const { error } = await run('update', { pinId: locator('id', pin.id), updateFields: { title: 'New' } });
		simulator.state.settings.pinUpdatesRefused = false;
		expect(error).toMatchObject({
			message: 'Pinterest has not opened this feature for your app',
			description: expect.stringContaining('beta'),
		});
	});
});

test('delete', async () => {
	const keep = simulator.state.addPin({ boardId });
	const pin = simulator.state.addPin({ boardId });
	const { json } = await run('delete', { pinId: locator('url', `https://pinterest.com/pin/${pin.id}`) });
	expect(json).toEqual([{ deleted: true, id: pin.id }]);
	expect(pins()).toEqual([keep]);
});

describe('save', () => {
	test('to a board, and to a section of it', async () => {
		const other = simulator.state.addAccount({ username: 'other' });
		const theirs = simulator.state.addBoard({ name: 'Theirs', owner: other });
		const pin = simulator.state.addPin({ boardId: theirs.id, title: 'Pumpkin' });
		const { json } = await run('save', {
			pinId: locator('url', `https://www.pinterest.com/pin/${pin.id}/`),
			boardId: locator('name', 'Autumn Recipes'),
		});
		expect(json[0]).toMatchObject({ title: 'Pumpkin', board_id: boardId, board_section_id: null });
		expect(json[0].id).not.toBe(pin.id);
		expect(sentBody()).toEqual({ board_id: boardId });

		const additionalFields = { sectionId: locator('name', 'Soups') };
		const inSection = await run('save', {
			pinId: locator('id', pin.id),
			boardId: locator('id', boardId),
			additionalFields,
		});
		expect(inSection.json[0].board_section_id).toBe(sectionId);
	});

	test('a Pin that nobody may see', async () => {
		const other = simulator.state.addAccount({ username: 'other' });
		const secret = simulator.state.addBoard({ name: 'Secret', owner: other, privacy: 'SECRET' });
		const pin = simulator.state.addPin({ boardId: secret.id });
		const { error } = await run('save', { pinId: locator('id', pin.id), boardId: locator('id', boardId) });
		expect(error?.httpCode).toBe('403');
		expect(simulator.state.pins.size).toBe(1);
	});
});
