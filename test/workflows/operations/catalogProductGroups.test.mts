import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { bodiesOf, catalogOf, feedOf, newCatalog, newFeed, onCatalogs, SCOPES } from '../catalogWorld.mts';
import { loadList, type RunOptions } from '../harness.mts';
import { byId, calls } from '../rules/world.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { catalogs_read: null, catalogs_write: null } });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const run = (operation: string, parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	onCatalogs(simulator, 'productGroup', operation, parameters, more);

const newGroup = (name = 'Mugs', more = {}) =>
	simulator.state.catalogs.addProductGroup({
		catalog: simulator.state.catalogs.oldest(simulator.state.account),
		name,
		...more,
	});

const groupOf = ({ id }: { id: string }) => ({ productGroupId: byId(id) });

const autumn = { filters: { label: [{ attribute: 'CUSTOM_LABEL_0', comparison: 'is', values: 'autumn' }] } };

describe('create', () => {
	test('filters by clicking become what Pinterest takes', async () => {
		const feed = newFeed(simulator);
		const { json } = await run('create', {
			...feedOf(feed),
			name: 'Cheap blue mugs',
			match: 'all_of',
			filters: {
				text: [{ attribute: 'BRAND', comparison: 'isNot', values: 'Willow, Thyme' }],
				label: [{ attribute: 'CUSTOM_LABEL_1', comparison: 'contains', values: ['autumn'] }],
				productType: [{ attribute: 'PRODUCT_TYPE_1', comparison: 'is', values: 'Kitchen > Mugs' }],
				price: [
					{ comparison: 'GREATER_THAN', value: 5 },
					{ comparison: 'LESS_THAN_OR_EQUALS', value: '20' },
				],
				currency: [{ currency: 'eur' }],
				number: [{ attribute: 'CUSTOM_NUMBER_0', comparison: 'LESS_THAN', value: 3 }],
				gender: [{ comparison: 'is', values: ['UNISEX'] }],
			},
			additionalFields: { description: 'For the autumn ads', isFeatured: true },
		});
		expect(bodiesOf(simulator, 'POST', /product_groups$/)).toEqual([
			{
				feed_id: feed.id,
				name: 'Cheap blue mugs',
				description: 'For the autumn ads',
				is_featured: true,
				filters: {
					all_of: [
						{ CUSTOM_LABEL_1: { values: ['autumn'], negated: false, filter_operator_type: 'CONTAINS' } },
						{ CUSTOM_NUMBER_0: { operator: 'LESS_THAN', value: 3, negated: false } },
						{ CURRENCY: { values: 'EUR', negated: false } },
						{ GENDER: { values: ['UNISEX'], negated: false } },
						{ MIN_PRICE: { values: 5, inclusion: false, negated: false } },
						{ MAX_PRICE: { values: 20, inclusion: true, negated: false } },
						{ PRODUCT_TYPE_1: { values: [['Kitchen', 'Mugs']], negated: false } },
						{ BRAND: { values: ['Willow', 'Thyme'], negated: true } },
					],
				},
			},
		]);
		expect(json[0]).toMatchObject({ name: 'Cheap blue mugs', feed_id: feed.id, type: 'MERCHANT_CREATED' });
	});

	test('of hotels, with a price in its currency and countries by name', async () => {
		const catalog = newCatalog(simulator, { type: 'HOTEL' });
		await run('create', {
			...catalogOf(catalog),
			basedOn: 'HOTEL',
			name: 'Lakes',
			match: 'any_of',
			filters: {
				price: [{ comparison: 'LESS_THAN', value: 120, currency: 'EUR' }],
				country: [{ comparison: 'is', values: 'Germany, AT' }],
			},
		});
		expect(bodiesOf(simulator, 'POST', /product_groups$/)).toEqual([
			{
				catalog_id: catalog.id,
				catalog_type: 'HOTEL',
				name: 'Lakes',
				filters: {
					any_of: [
						{ COUNTRY: { values: ['DE', 'AT'], negated: false } },
						{ PRICE: { operator: 'LESS_THAN', value: 120, currency: 'EUR', negated: false } },
					],
				},
			},
		]);
	});

	test('several go out in one call, up to 1,000, and each comes out with its ID', async () => {
		const feed = newFeed(simulator);
		const items = Array.from({ length: 1002 }, (_, n) => ({ label: `label-${n}` }));
		const filters = { label: [{ attribute: 'CUSTOM_LABEL_0', comparison: 'is', values: '={{ $json.label }}' }] };
		const { json } = await run('create', { ...feedOf(feed), name: '={{ $json.label }}', filters }, { items });
		expect(bodiesOf(simulator, 'POST', /multiple$/).map(({ length }) => length)).toEqual([1000, 2]);
		expect(json.map(({ name }) => name)).toEqual(items.map(({ label }) => label));
		expect(new Set(json.map(({ id }) => id))).toEqual(new Set(simulator.state.catalogs.productGroups.keys()));
	});

	test('of several in one call the one that is refused fails alone', async () => {
		const feed = newFeed(simulator);
		newGroup('taken');
		const names = ['one', 'taken', 'three'].map((name) => ({ name }));
		const filters = { label: [{ attribute: 'CUSTOM_LABEL_0', comparison: 'is', values: '={{ $json.name }}' }] };
		const { json, errorItems } = await run(
			'create',
			{ ...feedOf(feed), name: '={{ $json.name }}', filters },
			{ items: names, onError: 'continueErrorOutput' },
		);
		expect(json.map(({ name }) => name)).toEqual(['one', 'three']);
		expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(JSON.stringify(errorItems[0].json)).toContain('There is already a product group with this name');
	});

	test('product groups whose answer is lost are found by their names, and made once', async () => {
		const feed = newFeed(simulator);
		simulator.faults.add({ method: 'POST', path: /product_groups/, kind: 'resetAfter' });
		const items = ['one', 'two'].map((name) => ({ name }));
		const filters = { label: [{ attribute: 'CUSTOM_LABEL_0', comparison: 'is', values: '={{ $json.name }}' }] };
		const { json } = await run('create', { ...feedOf(feed), name: '={{ $json.name }}', filters }, { items });
		expect(json.map(({ name }) => name)).toEqual(['one', 'two']);
		expect(simulator.state.catalogs.productGroups.size).toBe(2);
		expect(calls(simulator, 'POST', /product_groups/)).toHaveLength(1);
	});

	test('filters as JSON, and what is wrong told before any call', async () => {
		const feed = newFeed(simulator);
		const one = { ...feedOf(feed), name: 'Mugs' };
		const filtersJson = '{ "any_of": [{ "BRAND": { "values": ["Willow"] } }] }';
		await run('create', { ...one, filtersJson });
		expect(bodiesOf(simulator, 'POST', /product_groups$/)[0].filters).toEqual(JSON.parse(filtersJson));
		const list = { ...one, name: 'Cups', ...autumn, match: 'any_of', filtersJson: [{ BRAND: { values: ['Thyme'] } }] };
		await run('create', list);
		expect(bodiesOf(simulator, 'POST', /product_groups$/)[1].filters.any_of).toHaveLength(2);
		simulator.requests.length = 0;
		const { error: none } = await run('create', one);
		expect(none?.message).toContain('"Filters" are empty');
		const { error: json } = await run('create', { ...one, filtersJson: '{ "BRAND": 1 }' });
		expect(json?.message).toContain('"Filters (JSON)" is not a list of filters');
		const { error: empty } = await run('create', {
			...one,
			filters: { text: [{ attribute: 'BRAND', comparison: 'is', values: '={{ [] }}' }] },
		});
		expect(empty?.message).toContain('"Values (1)" is empty');
		const { error: more } = await run('create', { ...one, ...autumn, additionalFields: { country: 'DE' } });
		expect(more?.message).toContain('"Country" is for product groups of a retail catalog');
		expect(simulator.requests).toEqual([]);
	});

	test('refusals say what to do', async () => {
		const feed = newFeed(simulator);
		const filters = { any_of: [{ BRAND: { values: ['Willow'] } }] };
		newGroup('Willow', { feed, rest: { filters } });
		const { error } = await run('create', { ...feedOf(feed), name: 'Again', filtersJson: JSON.stringify(filters) });
		expect(error?.message).toContain('There is already a product group with these filters');
	});
});

describe('product groups that are there', () => {
	test('get, get many, and update', async () => {
		const group = newGroup();
		const other = newGroup('Plates');
		const { json } = await run('get', groupOf(group));
		expect(json[0]).toMatchObject({ id: group.id, name: 'Mugs', created_at: expect.stringMatching(/^20\d\d-/) });
		simulator.state.settings.shortPages = true;
		const { json: all } = await run('getAll', { returnAll: true });
		expect(all.map(({ name }) => name)).toEqual(['Plates', 'Mugs']);
		simulator.requests.length = 0;
		const filters = { productGroupIds: `${group.id}, ${other.id}`, ...catalogOf(group.catalog) };
		await run('getAll', { filters });
		expect(simulator.requests[0].query.parsed).toMatchObject({
			id: `${group.id},${other.id}`,
			catalog_id: group.catalog.id,
		});
		await run('update', { ...groupOf(group), ...autumn, updateFields: { name: 'Cups' } });
		expect(bodiesOf(simulator, 'PATCH', /product_groups/)).toEqual([
			{
				name: 'Cups',
				filters: { all_of: [{ CUSTOM_LABEL_0: { values: ['autumn'], negated: false, filter_operator_type: 'IS' } }] },
			},
		]);
		const { error: nothing } = await run('update', groupOf(group));
		expect(nothing?.message).toContain('There is nothing to change');
		group.type = 'ALL_PRODUCTS';
		const { error } = await run('update', { ...groupOf(group), updateFields: { name: 'Mine' } });
		expect(error?.message).toContain('Pinterest made this product group by itself');
	});

	test('delete: one by its path, several in one call, and only the promoted one stays', async () => {
		const groups = ['one', 'two', 'three', 'four'].map((name) => newGroup(name));
		const { json } = await run('delete', groupOf(groups[0]));
		expect(json).toEqual([{ deleted: true, id: groups[0].id }]);
		expect(calls(simulator, 'DELETE').map(({ path }) => path)).toEqual([`/catalogs/product_groups/${groups[0].id}`]);
		const rest = groups.slice(1);
		rest[1].rest.promoted = true;
		const items = rest.map(({ id }) => ({ id }));
		const { json: gone, errorItems } = await run(
			'delete',
			{ productGroupId: '={{ $json.id }}' },
			{ items, onError: 'continueErrorOutput' },
		);
		expect(gone.map(({ id }) => id)).toEqual([rest[0].id, rest[2].id]);
		expect(JSON.stringify(errorItems[0].json)).toContain('is being promoted');
		expect(calls(simulator, 'DELETE', /multiple$/)[0].query.parsed).toEqual({ id: rest.map(({ id }) => id).join(',') });
		expect([...simulator.state.catalogs.productGroups.keys()]).toEqual([rest[1].id]);
	});

	test('a delete whose answer is lost is no error', async () => {
		const groups = ['one', 'two'].map((name) => newGroup(name));
		simulator.faults.add({ method: 'DELETE', kind: 'resetAfter' });
		const items = groups.map(({ id }) => ({ id }));
		const { json } = await run('delete', { productGroupId: '={{ $json.id }}' }, { items });
		expect(json.map(({ deleted }) => deleted)).toEqual([true, true]);
	});

	test('products of a group and of filters, and counts', async () => {
		const group = newGroup();
		simulator.state.settings.shortPages = true;
		const { json } = await run('getProducts', { ...groupOf(group), returnAll: true, options: { pinMetrics: true } });
		expect(json).toHaveLength(3);
		expect(json[0]).toEqual({
			pin_id: '813744226420795883',
			item_id: 'mug-3',
			title: 'Mug 3',
			price: 14.99,
			sale_price: null,
			currency: 'EUR',
			availability: 'IN_STOCK',
			link: 'https://shop.example/mugs/3',
			catalog_type: 'RETAIL',
		});
		const retail = { ...catalogOf(group.catalog), basedOn: 'RETAIL', country: 'DE', locale: 'de' };
		const { json: found } = await run('getProductsByFilter', { ...retail, ...autumn, returnAll: true });
		expect(found).toHaveLength(3);
		expect(bodiesOf(simulator, 'POST', /filters$/)[0]).toMatchObject({
			catalog_type: 'RETAIL',
			country: 'DE',
			locale: 'de',
		});
		const { json: counts } = await run('getProductCounts', groupOf(group));
		expect(counts).toEqual([
			{ catalog_type: 'RETAIL', total: 12, in_stock: 9, out_of_stock: 2, preorder: 1, videos: 3 },
		]);
		const { error } = await run('getProductCounts', { productGroupId: byId('443727193917') });
		expect(error?.message).toContain('The product group was not found');
	});

	test('the editor lists them', async () => {
		const group = newGroup('Mugs');
		const { results } = await loadList(simulator, 'searchProductGroups', { parameters: {}, scopes: SCOPES });
		expect(results).toEqual([{ name: 'Mugs', value: group.id }]);
	});
});
