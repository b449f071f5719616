import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { locator, runNode, type RunOptions } from '../harness.mts';
import { calls } from '../rules/world.mts';

const write = ['boards:read', 'boards:write', 'pins:read', 'pins:write'];
let simulator: Simulator;
let boardId: string;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null } });
});
beforeEach(() => {
	simulator.reset();
	simulator.state.settings.betaRefused = false;
	boardId = simulator.state.addBoard({ name: 'Board' }).id;
});
afterAll(() => simulator.close());

const pin = (operation: string, parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	runNode(simulator, { parameters: { resource: 'pin', operation, ...parameters }, scopes: write, ...more });

describe('search', () => {
	const scopes = ['boards:read', 'boards:read_secret', 'pins:read', 'pins:read_secret'];

	test('finds own Pins by words and by ids', async () => {
		const soup = simulator.state.addPin({ boardId, title: 'Pumpkin soup' });
		const bread = simulator.state.addPin({ boardId, title: 'Rye bread' });
		const { json } = await pin('search', { query: 'soup' }, { scopes });
		expect(json).toMatchObject([{ id: soup.id, title: 'Pumpkin soup' }]);
		const { json: both } = await pin('search', { query: `${soup.id},${bread.id}` }, { scopes });
		expect(both.map(({ id }) => id)).toEqual([bread.id, soup.id]);
	});

	test('reads on with the bookmark, and sends no page size, which this endpoint does not know', async () => {
		for (let number = 1; number <= 60; number++) simulator.state.addPin({ boardId, title: `Soup ${number}` });
		const { json } = await pin('search', { query: 'soup', limit: 55 }, { scopes });
		expect(json).toHaveLength(55);
		expect(simulator.requests.map(({ query }) => Object.keys(query.parsed))).toEqual([
			['query'],
			['query', 'bookmark'],
			['query', 'bookmark'],
		]);
	});
});

describe('searchPartner', () => {
	test('finds public Pins of everybody, in pages of the size that is wanted', async () => {
		const other = simulator.state.addAccount({ username: 'claystudio' });
		const theirs = simulator.state.addBoard({ name: 'Theirs', owner: other });
		const secret = simulator.state.addBoard({ name: 'Secret', privacy: 'SECRET' });
		simulator.state.addPin({ boardId: secret.id, title: 'Soup in secret' });
		const found = simulator.state.addPin({ boardId: theirs.id, title: 'Soup bowl', altText: 'A bowl' });
		const { json } = await pin('searchPartner', {
			term: 'soup',
			countryCode: 'gb',
			additionalFields: { locale: 'en-GB' },
			limit: 3,
		});
		expect(json).toEqual([
			{
				id: found.id,
				url: `https://www.pinterest.com/pin/${found.id}/`,
				title: 'Soup bowl',
				description: null,
				link: null,
				alt_text: 'A bowl',
				image_url: expect.stringContaining('/1200x/'),
				image_size: '1200x1800',
			},
		]);
		expect(simulator.requests[0].query.parsed).toEqual({
			term: 'soup',
			country_code: 'GB',
			locale: 'en-GB',
			limit: '3',
		});
	});

	test('reads on until there are as many as wanted, 50 at a time', async () => {
		for (let number = 1; number <= 130; number++) simulator.state.addPin({ boardId, title: `Soup ${number}` });
		const { json } = await pin('searchPartner', { term: 'soup', countryCode: 'US', limit: 120 });
		expect(json).toHaveLength(120);
		expect(simulator.requests.map(({ query }) => query.parsed.limit)).toEqual(['50', '50', '50']);
	});

	test('says that the feature is in beta, and refuses a country by name', async () => {
		simulator.state.settings.betaRefused = true;
		const { error } = await pin('searchPartner', { term: 'soup', countryCode: 'US' });
		expect(error?.message).toBe('Pinterest has not opened this feature for your app');
		const { error: wrong } = await pin('searchPartner', { term: 'soup', countryCode: 'France' });
		expect(wrong?.message).toContain('"Country Code" must be two letters');
	});
});

describe('product tags', () => {
	const addProducts = (count: number) =>
		Array.from({ length: count }, () => simulator.state.addPin({ boardId, title: 'Product', isProduct: true }).id);
	const heroPin = (productTags: string[] = []) => simulator.state.addPin({ boardId, title: 'Table', productTags });

	test('getProductTags gives an item for each product Pin', async () => {
		const [first, second] = addProducts(2);
		const hero = heroPin([first, second]);
		const { json } = await pin('getProductTags', { pinId: locator('id', hero.id) });
		expect(json).toEqual(
			[first, second].map((id) => ({ product_pin_id: id, product_pin_url: `https://www.pinterest.com/pin/${id}/` })),
		);
		const { json: none } = await pin('getProductTags', { pinId: locator('id', first) });
		expect(none).toEqual([]);
	});

	test('addProductTags takes ids and addresses, and returns the Pin with all its tags', async () => {
		const [before, first, second] = addProducts(3);
		const hero = heroPin([before]);
		const { json } = await pin('addProductTags', {
			pinId: locator('id', hero.id),
			productPinIds: `${first}, https://www.pinterest.com/pin/bowl--${second}/, ${first}`,
		});
		expect(json).toEqual([
			{
				id: hero.id,
				url: `https://www.pinterest.com/pin/${hero.id}/`,
				product_tag_count: 3,
				product_pin_ids: `${before}, ${first}, ${second}`,
			},
		]);
		expect(calls(simulator, 'POST')[0].body).toEqual({ product_tags: [{ pin_id: first }, { pin_id: second }] });
	});

	test('50 tags go out in calls of 24', async () => {
		const products = addProducts(50);
		const hero = heroPin();
		const items = [{ products }];
		const parameters = { pinId: locator('id', hero.id), productPinIds: '={{ $json.products }}', output: 'raw' };
		const { json } = await pin('addProductTags', parameters, { items });
		expect(json).toEqual([{ id: hero.id, product_tags: products.map((id) => ({ pin_id: id })) }]);
		const sizes = calls(simulator, 'POST').map(({ body }) => (body as { product_tags: unknown[] }).product_tags.length);
		expect(sizes).toEqual([24, 24, 2]);
	});

	test('when a later call is refused, the message says how many tags are done', async () => {
		const products = addProducts(24);
		const plain = simulator.state.addPin({ boardId, title: 'No product' });
		const hero = heroPin();
		const { error } = await pin('addProductTags', {
			pinId: locator('id', hero.id),
			productPinIds: [...products, plain.id].join(','),
		});
		expect(error?.message).toContain(`Pin ${plain.id} is not eligible as a product tag.`);
		expect(error?.description).toContain('The first 24 of 25 tags were carried out; doing them again changes nothing.');
		expect(hero.productTags).toEqual(products);
	});

	test('removeProductTags takes tags off, and leaves alone what is not there', async () => {
		const [first, second, third] = addProducts(3);
		const hero = heroPin([first, second]);
		const { json } = await pin('removeProductTags', {
			pinId: locator('id', hero.id),
			productPinIds: `${second}, ${third}`,
		});
		expect(json).toEqual([{ id: hero.id, removed: true, product_tags: [{ pin_id: second }, { pin_id: third }] }]);
		expect(hero.productTags).toEqual([first]);
		expect(simulator.state.pins.has(second)).toBe(true);
	});

	test.each([
		['addProductTags', 'resetAfter', 1],
		['addProductTags', 'resetBefore', 2],
		['removeProductTags', 'statusAfter', 1],
		['removeProductTags', 'resetBefore', 2],
	] as const)('%s: a lost answer (%s) is looked up before anything is sent again', async (operation, kind, sends) => {
		const [first, second] = addProducts(2);
		const hero = heroPin(operation === 'addProductTags' ? [] : [first, second]);
		simulator.faults.add({ method: 'POST', kind });
		const { error } = await pin(operation, { pinId: locator('id', hero.id), productPinIds: `${first},${second}` });
		expect(error).toBeUndefined();
		expect(hero.productTags).toEqual(operation === 'addProductTags' ? [first, second] : []);
		expect(calls(simulator, 'POST')).toHaveLength(sends);
		expect(calls(simulator, 'GET', /product_tags$/).length > 1).toBe(sends > 1);
	});

	test('refuses what is no Pin before any call, also numbers that have lost digits', async () => {
		const hero = heroPin();
		const parameters = { pinId: locator('id', hero.id), productPinIds: 'soup, 123' };
		const { error } = await pin('addProductTags', parameters);
		expect(error?.message).toContain('"Product Pins" is not an ID: "soup"');
		const items = [{ ids: [Number('813744226420795884')] }];
		const { error: lost } = await pin(
			'addProductTags',
			{ ...parameters, productPinIds: '={{ $json.ids }}' },
			{ items },
		);
		expect(lost?.message).toContain('has lost its last digits');
		expect(simulator.requests).toEqual([]);
	});
});

describe('getAll', () => {
	beforeEach(() => {
		simulator.state.addPin({ boardId, title: 'Shop', link: 'https://www.shop.example/1' });
		simulator.state.addPin({ boardId, title: 'Blog', link: 'https://blog.example/2' });
		simulator.state.addPin({ boardId, title: 'Other', link: 'https://other.example/3' });
	});

	test('filters by one domain or by several, joined with commas', async () => {
		const { json } = await pin('getAll', { filters: { domain: 'shop.example' } });
		expect(json.map(({ title }) => title)).toEqual(['Shop']);
		const { json: both } = await pin('getAll', { filters: { domains: 'shop.example, blog.example' } });
		expect(both.map(({ title }) => title)).toEqual(['Blog', 'Shop']);
		expect(simulator.requests[1].query.raw).toContain('domains=shop.example,blog.example');
	});

	test.each(['www.shop.example', 'https://shop.example', ' https://www.shop.example/ '])(
		'takes %j for the domain that is in it',
		async (domain) => {
			const { json } = await pin('getAll', { filters: { domain } });
			expect(json.map(({ title }) => title)).toEqual(['Shop']);
			expect((await pin('getAll', { filters: { domains: [domain] } })).json).toEqual(json);
		},
	);

	test.each(['shop.example/path', 'shop'])('refuses %j, which would find nothing', async (domain) => {
		const { error } = await pin('getAll', { filters: { domain } });
		expect(error?.message).toContain(`"Domain" is not a domain: "${domain}"`);
		expect(simulator.requests).toEqual([]);
	});

	test('adds product tags when asked', async () => {
		const [product] = [simulator.state.addPin({ boardId, title: 'Product', isProduct: true })];
		simulator.state.addPin({ boardId, title: 'Table', productTags: [product.id] });
		const { json } = await pin('getAll', { filters: { includeProductTags: true }, output: 'raw', limit: 1 });
		expect(json).toMatchObject([{ title: 'Table', product_tags: [{ pin_id: product.id }] }]);
	});
});
