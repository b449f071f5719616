import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import {
	attributesIn,
	batchCalls,
	catalogOf,
	fromRows,
	mug,
	mugs,
	newCatalog,
	newFeed,
	onCatalogs,
	sizesOf,
	stock,
} from '../catalogWorld.mts';
import type { RunOptions } from '../harness.mts';
import { calls } from '../rules/world.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { catalogs_read: null, catalogs_write: null } });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const run = (operation: string, parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	onCatalogs(simulator, 'item', operation, parameters, more);

const market = { country: 'Germany', language: 'de' };

describe('new items', () => {
	test('1,000 go out in a call, and each item has its own outcome with its warnings', async () => {
		const catalog = newCatalog(simulator);
		const categories = (n: number) => (n === 7 ? {} : { google_product_category: '2092' });
		const { items, json } = await run('create', fromRows(catalog), { items: mugs(1203, categories) });
		expect(sizesOf(simulator)).toEqual([1000, 203]);
		expect(json).toHaveLength(1203);
		expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([...json.keys()]);
		expect(json[7]).toEqual({
			item_id: 'mug-7',
			status: 'SUCCESS',
			batch_id: expect.stringMatching(/^\w+$/),
			warnings: 'google_product_category: google_product_category is missing. (126)',
		});
		expect(json[8].warnings).toBeNull();
		expect(attributesIn(catalog, 'mug-1202')).toMatchObject({ title: 'Mug 1202', image_link: [mug(1202).image_link] });
	});

	test('attributes by clicking go out in the types and names that Pinterest takes', async () => {
		const catalog = newCatalog(simulator);
		await run('create', {
			...catalogOf(catalog),
			...market,
			itemId: 'mug-1',
			attributes: {
				title: 'Mug',
				description: 'Blue',
				link: ' https://shop.example/mugs/1 ',
				imageLink: 'https://shop.example/mugs/1.jpg',
				additionalImageLink: 'https://shop.example/a.jpg, https://shop.example/b.jpg',
				price: '14.99 EUR',
				availability: 'In Stock',
				customLabel0: 'autumn',
				customNumber1: '12',
				adult: 'no',
				lastUpdatedTime: '2026-03-01T10:00:00Z',
				variantNames: ['Color', 'Size'],
				adImages: { entry: [{ link: 'https://shop.example/ad.jpg', tag: 'sale' }] },
			},
		});
		expect(batchCalls(simulator)[0].body).toEqual({
			catalog_type: 'RETAIL',
			catalog_id: catalog.id,
			country: 'DE',
			language: 'de',
			items: [
				{
					operation: 'CREATE',
					item_id: 'mug-1',
					attributes: {
						title: 'Mug',
						description: 'Blue',
						link: 'https://shop.example/mugs/1',
						image_link: ['https://shop.example/mugs/1.jpg'],
						additional_image_link: ['https://shop.example/a.jpg', 'https://shop.example/b.jpg'],
						price: '14.99 EUR',
						availability: 'in stock',
						custom_label_0: 'autumn',
						custom_number_1: 12,
						adult: false,
						last_updated_time: 1772359200000,
						variant_names: ['Color', 'Size'],
						ad_image_0_link: 'https://shop.example/ad.jpg',
						ad_image_0_tag: 'sale',
					},
				},
			],
		});
	});

	test('hotels and creative assets have IDs and attributes of their own', async () => {
		const hotels = newCatalog(simulator, { type: 'HOTEL' });
		const { json } = await run('upsert', {
			...catalogOf(hotels),
			...market,
			catalogType: 'HOTEL',
			itemId: 'lake-1',
			attributes: {
				name: 'Lake Hotel',
				mainImageLink: 'https://hotel.example/1.jpg',
				mainImageTag: 'front, lake',
				addressCity: 'Konstanz',
				addressAddr1: 'Seestr. 1',
				basePrice: '120 EUR',
				latitude: 47.66,
				guestRatingsScore: 8.5,
			},
		});
		expect(json[0]).toMatchObject({ item_id: 'lake-1', status: 'SUCCESS' });
		expect(batchCalls(simulator)[0].body).toMatchObject({
			catalog_type: 'HOTEL',
			items: [
				{
					operation: 'UPSERT',
					hotel_id: 'lake-1',
					attributes: {
						name: 'Lake Hotel',
						main_image: { link: 'https://hotel.example/1.jpg', tag: ['front', 'lake'] },
						address: { city: 'Konstanz', addr1: 'Seestr. 1' },
						base_price: '120 EUR',
						latitude: 47.66,
						guest_ratings: { score: 8.5 },
					},
				},
			],
		});
		const assets = newCatalog(simulator, { type: 'CREATIVE_ASSETS' });
		await run('create', {
			...catalogOf(assets),
			...market,
			catalogType: 'CREATIVE_ASSETS',
			itemId: 'clip-1',
			attributes: { title: 'Clip', videoLink: 'https://shop.example/clip.mp4', visibility: 'visible' },
		});
		expect(batchCalls(simulator)[1].body).toMatchObject({
			items: [{ creative_assets_id: 'clip-1', attributes: { title: 'Clip', visibility: 'visible' } }],
		});
	});

	test('what Pinterest would refuse is told before any call', async () => {
		const catalog = newCatalog(simulator);
		const { error } = await run('create', {
			...catalogOf(catalog),
			country: 'Germany',
			language: 'Klingon',
			itemId: '={{ $json.none }}',
			attributes: {
				price: '14,99 €',
				gtin: '4.00638E+12',
				link: 'shop.example',
				title: 'x'.repeat(501),
				condition: 'broken',
			},
		});
		for (const text of [
			'"Language" is not a language that Pinterest knows: "Klingon"',
			'"Item ID" is empty',
			'"Price" is not a price: "14,99 €"',
			'"GTIN" was rounded by a spreadsheet: 4.00638E+12',
			'"Link" is not a web address',
			'"Title" has 501 characters',
			'"Condition" has no choice "broken"',
			'"Attributes" lack description, image_link, availability',
		])
			expect(error?.message).toContain(text);
		const { error: json } = await run('create', fromRows(catalog, { itemId: 'mug-1', attributesJson: '[1]' }));
		expect(json?.message).toContain('"Attributes (JSON)" is not a JSON object');
		expect(simulator.requests).toEqual([]);
	});

	test('a feed that fills the catalog is named before anything is sent, once for all items', async () => {
		const catalog = simulator.state.catalogs.oldest(simulator.state.account);
		newFeed(simulator, 'Garden Shop Germany');
		const { error } = await run('upsert', fromRows(catalog), { items: mugs(3) });
		expect(error?.message).toContain(
			'filled by the feed "Garden Shop Germany", so Pinterest does not take "Create or Update"',
		);
		expect(error?.description).toContain('"Update", "Delete" and "Discontinue" work');
		expect(calls(simulator, 'GET', /feeds$/)).toHaveLength(1);
		expect(batchCalls(simulator)).toEqual([]);
		catalog.name = 'both ways';
		const options = { despiteFeeds: true };
		const { json } = await run('upsert', fromRows(catalog, { options }), { items: mugs(3) });
		expect(json).toHaveLength(3);
		catalog.name = 'Garden Shop';
		const { error: refused } = await run('create', fromRows(catalog, { options }), { items: mugs(300) });
		expect(refused?.description).toContain('restricted to users without a feed data source');
		expect(sizesOf(simulator)).toEqual([3, 300]);
	});

	test('an inactive feed forbids nothing', async () => {
		const catalog = simulator.state.catalogs.oldest(simulator.state.account);
		newFeed(simulator, 'Old', { status: 'INACTIVE' });
		const { json } = await run('create', fromRows(catalog), { items: mugs(1) });
		expect(json[0].status).toBe('SUCCESS');
	});
});

describe('items that are there', () => {
	test('update changes what is given, beside a feed too', async () => {
		const catalog = simulator.state.catalogs.oldest(simulator.state.account);
		newFeed(simulator);
		stock(catalog, 2);
		const { json } = await run(
			'update',
			{
				...fromRows(catalog),
				attributesJson: '{}',
				attributes: { availability: '={{ $json.stock }}', price: '9 EUR' },
			},
			{
				items: [
					{ id: 'mug-0', stock: 'out of stock' },
					{ id: 'mug-1', stock: 'preorder' },
				],
			},
		);
		expect(json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS']);
		expect(attributesIn(catalog, 'mug-0')).toMatchObject({
			title: 'Mug 0',
			availability: 'out of stock',
			price: '9 EUR',
		});
		expect(attributesIn(catalog, 'mug-1')).toMatchObject({ availability: 'preorder' });
		expect(calls(simulator, 'GET', /feeds$/)).toEqual([]);
	});

	test('attributes are cleared by name or by emptying them, and the mask names all that changes', async () => {
		const catalog = newCatalog(simulator);
		stock(catalog, 1, (n) => mug(n, { sale_price: '9 EUR', brand: 'Willow', color: 'blue' }));
		await run('update', {
			...fromRows(catalog),
			itemId: 'mug-0',
			attributesJson: '{}',
			attributes: { price: '12 EUR', brand: '' },
			clear: 'sale_price',
		});
		expect(batchCalls(simulator)[0].body).toMatchObject({
			items: [{ attributes: { price: '12 EUR' }, update_mask: ['price', 'brand', 'sale_price'] }],
		});
		const attributes = attributesIn(catalog, 'mug-0');
		expect(attributes).toMatchObject({ price: '12 EUR', color: 'blue' });
		expect(Object.keys(attributes!)).not.toEqual(expect.arrayContaining(['brand']));
		expect(Object.keys(attributes!)).not.toEqual(expect.arrayContaining(['sale_price']));
	});

	test('what cannot be updated is told before any call', async () => {
		const catalog = newCatalog(simulator);
		const one = { ...fromRows(catalog), itemId: 'mug-0', attributesJson: '{}' };
		const { error: nothing } = await run('update', one);
		expect(nothing?.message).toContain('There is nothing to change');
		const { error: image } = await run('update', { ...one, attributes: { imageLink: 'https://shop.example/1.jpg' } });
		expect(image?.message).toContain('"Image Link" cannot be changed by "Update"');
		const mobile = { mobileLink: 'https://m.shop.example/1' };
		const { error: mask } = await run('update', { ...one, attributes: mobile, clear: 'brand' });
		expect(mask?.message).toContain('Pinterest cannot change "mobile_link" together with attributes to clear');
		const { error: unknown } = await run('update', { ...one, clear: 'brand, image' });
		expect(unknown?.message).toContain('"Attributes to Clear" has what Pinterest cannot clear: image.');
		expect(simulator.requests).toEqual([]);
	});

	test('delete and discontinue', async () => {
		const catalog = simulator.state.catalogs.oldest(simulator.state.account);
		stock(catalog, 4);
		const { json } = await run('delete', {
			...fromRows(catalog),
			itemId: 'mug-0',
			additionalFields: { lastUpdatedTime: '2026-03-01T10:00:00Z' },
		});
		expect(json[0]).toMatchObject({ item_id: 'mug-0', status: 'SUCCESS' });
		expect(attributesIn(catalog, 'mug-0')).toBeUndefined();
		expect(batchCalls(simulator)[0].body).toMatchObject({
			items: [{ operation: 'DELETE', item_id: 'mug-0', last_updated_time: 1772359200000 }],
		});
		await run('discontinue', { ...market, itemId: '={{ $json.id }}' }, { items: [{ id: 'mug-1' }, { id: 'mug-2' }] });
		expect(batchCalls(simulator)[1].body).toEqual({
			operation: 'DELETE_DISCONTINUED',
			country: 'DE',
			language: 'de',
			items: [{ item_id: 'mug-1' }, { item_id: 'mug-2' }],
		});
		await run('discontinue', { ...catalogOf(catalog), ...market, itemId: 'mug-3' });
		for (const id of ['mug-1', 'mug-2', 'mug-3'])
			expect(attributesIn(catalog, id)).toMatchObject({ availability: 'out of stock' });
	});

	test('get reads 1,000 in a call, and names those that are not there', async () => {
		const catalog = newCatalog(simulator);
		stock(catalog, 1001);
		const parameters = { ...catalogOf(catalog), ...market, itemId: '={{ $json.id }}' };
		const ids = Array.from({ length: 1001 }, (_, n) => ({ id: `mug-${n}` }));
		const { json } = await run('get', parameters, { items: ids });
		expect(calls(simulator, 'POST', /catalogs\/items$/)).toHaveLength(2);
		expect(json).toHaveLength(1001);
		expect(json[1000]).toMatchObject({
			item_id: 'mug-1000',
			title: 'Mug 1000',
			price: '14.99 EUR',
			availability: 'in stock',
		});
		const some = {
			items: [{ id: 'mug-1' }, { id: 'cup-1' }, { id: 'broken-1' }],
			onError: 'continueErrorOutput' as const,
		};
		const { json: found, errorItems } = await run('get', parameters, some);
		expect(found.map(({ item_id: id }) => id)).toEqual(['mug-1']);
		const told = errorItems.map(({ json: item }) => JSON.stringify(item));
		expect(told[0]).toContain('no item with this ID in this country and language');
		expect(told[1]).toContain('4023');
	});
});

describe('batches', () => {
	test('an item that is refused fails alone, with Pinterest’s code and words', async () => {
		const catalog = newCatalog(simulator);
		const prices = (n: number) => (n === 1 ? { price: 'cheap' } : {});
		const { json, errorItems } = await run('create', fromRows(catalog), {
			items: mugs(3, prices),
			onError: 'continueErrorOutput',
		});
		expect(json.map(({ item_id: id }) => id)).toEqual(['mug-0', 'mug-2']);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0].json.error).toMatchObject({
			message: 'Pinterest did not accept a value: price: Price is malformed. (113)',
			code: 113,
		});
		const { error } = await run('create', fromRows(catalog), { items: mugs(3, prices) });
		expect(error?.context.itemIndex).toBe(1);
		expect(error?.description).toContain('2 other items of this run were already carried out');
	});

	test('the same item twice goes out in two calls, in order, so that the last one counts', async () => {
		const catalog = newCatalog(simulator);
		stock(catalog, 1);
		const changes = ['9 EUR', '8 EUR', '8 EUR'].map((price) => ({ id: 'mug-0', attributes: { price } }));
		const { json } = await run('update', fromRows(catalog), { items: changes });
		expect(json).toHaveLength(3);
		expect(sizesOf(simulator)).toEqual([1, 2]);
		expect(attributesIn(catalog, 'mug-0')).toMatchObject({ price: '8 EUR' });
	});

	test('other markets and catalogs go out in other calls', async () => {
		const [one, other] = [newCatalog(simulator), newCatalog(simulator)];
		const rows = [
			{ id: 'mug-0', country: 'DE', catalog: one.id },
			{ id: 'mug-1', country: 'DE', catalog: one.id },
			{ id: 'mug-2', country: 'AT', catalog: one.id },
			{ id: 'mug-3', country: 'AT', catalog: other.id },
		].map((row, n) => ({ ...row, attributes: mug(n) }));
		const parameters = fromRows(one, { catalogId: '={{ $json.catalog }}', country: '={{ $json.country }}' });
		const { json } = await run('create', parameters, { items: rows });
		expect(json).toHaveLength(4);
		expect(sizesOf(simulator)).toEqual([2, 1, 1]);
		expect(batchCalls(simulator).map(({ body }) => (body as { catalog_id: string }).catalog_id)).toEqual([
			one.id,
			one.id,
			other.id,
		]);
	});

	test('without waiting, the batch is named, and Get Batch tells what became of its items', async () => {
		const catalog = newCatalog(simulator);
		simulator.state.catalogs.processing = 1200;
		const options = { waitForResult: false };
		const prices = (n: number) => (n === 1 ? { price: 'cheap' } : {});
		const { json } = await run('create', fromRows(catalog, { options }), { items: mugs(3, prices) });
		const [{ batch_id: batchId }] = json;
		expect(json.map(({ status }) => status)).toEqual(['PROCESSING', 'PROCESSING', 'PROCESSING']);
		expect(calls(simulator, 'GET', /items\/batch/)).toEqual([]);
		const { json: now } = await run('getBatch', { batchId: String(batchId), options });
		expect(now[0]).toMatchObject({ batch_status: 'PROCESSING', item_id: 'mug-0', status: 'PROCESSING' });
		const { json: rows } = await run('getBatch', { batchId: String(batchId) });
		expect(rows.map(({ status }) => status)).toEqual(['SUCCESS', 'FAILURE', 'SUCCESS']);
		expect(rows[1]).toMatchObject({ item_id: 'mug-1', errors: 'price: Price is malformed. (113)' });
	});

	test('a batch that is not there, and what is no ID', async () => {
		const { error } = await run('getBatch', { batchId: '66753b9bb65c46c49bd8503b27fecf9e' });
		expect(error?.message).toContain('The batch was not found');
		const { error: wrong } = await run('getBatch', { batchId: 'a/b' });
		expect(wrong?.message).toContain('"Batch ID" is not the ID of a batch: "a/b"');
	});
});
