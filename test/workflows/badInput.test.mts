import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { locator, runNode, type Result, type RunOptions } from './harness.mts';
import { byId, calls, createBoard, createPin, deletePin, getBoard, numbered, send } from './rules/world.mts';

let simulator: Simulator;
let boardId: string;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null } });
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	boardId = simulator.state.addBoard({ name: 'Soups' }).id;
});

type Values = RunOptions['parameters'];

const run = async (parameters: Values, more: Partial<RunOptions> = {}) =>
	await runNode(simulator, { parameters, ...more });

const NOTHING_SENT = 'Nothing was sent to Pinterest for this item. Correct it and run the item again.';

/** The run failed at its first item and Pinterest heard nothing. */
function refusedUnsent({ error, json }: Result): string {
	expect(json).toEqual([]);
	expect(simulator.requests).toEqual([]);
	expect(error).toMatchObject({ description: NOTHING_SENT, context: { itemIndex: 0 }, node: { name: 'Pinterest' } });
	return error!.message;
}

describe('refused before anything is sent', () => {
	/** An expression that finds nothing; what the editor leaves empty n8n itself does not run. */
	const NONE = '={{ "" }}';
	const update = (updateFields: object, more: Values = {}): Values => ({
		resource: 'pin',
		operation: 'update',
		pinId: byId('813744226420795884'),
		updateFields: updateFields as never,
		...more,
	});
	const section = (name: string): Values => ({
		resource: 'boardSection',
		operation: 'create',
		boardId: byId('549755885175'),
		name,
	});
	const list = (more: Values): Values => ({ resource: 'pin', operation: 'getAll', ...more });
	const pinWith = (more: Values) => createPin('549755885175', more);
	const carousel = (count: number) => ({
		mediaType: 'carouselUrls',
		carouselItems: { item: Array.from({ length: count }, (_, at) => ({ url: `https://pictures.example/${at}.jpg` })) },
	});

	test.each<[string, Values, string]>([
		// Empty and missing
		['no name', createBoard(NONE), '"Name" is empty; it needs a value.'],
		['blanks as a name', createBoard(' \n\t'), '"Name" is empty; it needs a value.'],
		['a name that an expression did not find', createBoard('={{ $json.title }}'), '"Name" is empty; it needs a value.'],
		['no board', getBoard('', { boardId: locator('list', NONE) }), '"Board" is empty; it needs a value.'],
		['no Pin', deletePin(NONE), '"Pin" is empty; it needs a value.'],
		['nothing to update', update({}), '"Update Fields" is empty; it needs a value.'],
		['no image address', pinWith({ imageUrl: NONE }), '"Image URL" is empty; it needs a value.'],
		['no fields selected', list({ output: 'selected', fields: '={{ [] }}' }), '"Fields" is empty; it needs a value.'],
		['no path', send('GET', ' '), '"Path" is empty; it needs a value.'],

		// Over-long
		[
			'all texts of a Pin at once',
			pinWith({
				title: 'a'.repeat(101),
				description: 'b'.repeat(801),
				link: `https://example.com/${'c'.repeat(2030)}`,
				altText: 'd'.repeat(501),
			}),
			[
				'"Title" has 101 characters; Pinterest takes at most 100. Shorten it, or set "Long Text" to "Shorten It".',
				'"Description" has 801 characters; Pinterest takes at most 800. Shorten it, or set "Long Text" to "Shorten It".',
				'"Link" has 2050 characters; Pinterest takes at most 2048. Shorten it.',
				'"Alt Text" has 501 characters; Pinterest takes at most 500. Shorten it, or set "Long Text" to "Shorten It".',
			].join(' '),
		],
		[
			'a link is never shortened',
			pinWith({ link: `https://example.com/${'c'.repeat(2030)}`, longText: 'shorten' }),
			'"Link" has 2050 characters; Pinterest takes at most 2048. Shorten it.',
		],
		['a section name', section('s'.repeat(181)), '"Name" has 181 characters; Pinterest takes at most 180. Shorten it.'],
		[
			'a title in an update',
			update({ title: 'a'.repeat(101) }),
			'"Title" has 101 characters; Pinterest takes at most 100. Shorten it, or set "Long Text" to "Shorten It".',
		],

		// Malformed
		[
			'a file name as an image address',
			pinWith({ imageUrl: 'soup.jpg' }),
			'"Image URL" does not say on which server the image is: "soup.jpg". Put the address of the shop in front of it, such as https://shop.example/soup.jpg.',
		],
		[
			'a file path as an image address',
			pinWith({ imageUrl: 'C:\\soup.jpg' }),
			'"Image URL" is the place of a file on a computer: "C:\\soup.jpg". Read it with the "Read/Write Files from Disk" node before this one, and choose "Image From File" under Media.',
		],
		[
			'the address of a WebP',
			pinWith({ imageUrl: 'https://pictures.example/soup.webp?size=large' }),
			'"Image URL" leads to a WEBP file. Pins take JPEG and PNG only. Put an Edit Image node between the file and this node, choose the operation "Rotate" (0 degrees leave the picture as it is), click "Add option", choose "Format", and set it to JPEG.',
		],
		[
			'a script as a link',
			pinWith({ link: 'javascript:alert(1)' }),
			'"Link" is not a web address: "javascript:alert(1)". It must begin with https:// or http://.',
		],
		[
			'a color in words',
			pinWith({ additionalFields: { dominantColor: 'orange' } }),
			'"Dominant Color" is not a color: "orange". It looks like #6E7874.',
		],
		[
			'a parent Pin in words',
			pinWith({ additionalFields: { parentPinId: 'the other one' } }),
			'"Parent Pin ID" is not an ID: "the other one". IDs consist of digits only.',
		],
		[
			'an unknown kind of media',
			pinWith({ mediaType: 'gif' }),
			'"Media" has no choice "gif". The choices are carouselFiles, carouselUrls, imageFile, imageUrl, pinUrl, mediaId, videoFile, videoUrl.',
		],
		['a carousel of one', pinWith(carousel(1)), 'A carousel has 2 to 5 images; this item gives 1.'],
		['a carousel of six', pinWith(carousel(6)), 'A carousel has 2 to 5 images; this item gives 6.'],
		['a carousel of none', pinWith({ mediaType: 'carouselUrls' }), 'A carousel has 2 to 5 images; this item gives 0.'],
		[
			'a carousel of one file',
			pinWith({ mediaType: 'carouselFiles', binaryPropertyName: 'front,' }),
			'A carousel has 2 to 5 images; this item gives 1.',
		],
		[
			'one image of a carousel without an address',
			pinWith({
				mediaType: 'carouselUrls',
				carouselItems: { item: [{ url: 'https://pictures.example/1.jpg' }, { url: '', link: 'somewhere' }] },
			}),
			'"Image URL (2)" is empty; it needs a value. "Link (2)" is not a web address: "somewhere". It must begin with https:// or http://.',
		],
		['a limit of nothing', list({ limit: 0 }), '"Limit" is 0; it must be at least 1.'],
		['a limit in words', list({ limit: '={{ "many" }}' }), '"Limit" is not a number.'],
		['half a result', list({ limit: 2.5 }), '"Limit" must be a whole number.'],
		[
			'more at once than allowed',
			list({ options: { concurrency: 51 } }),
			'"Concurrency" is 51; it must be at most 50.',
		],
		[
			'an unknown privacy',
			createBoard('New', { additionalFields: { privacy: 'HIDDEN' } }),
			'"Privacy" has no choice "HIDDEN". The choices are PROTECTED, PUBLIC, SECRET.',
		],
		[
			'a list as a name',
			createBoard('={{ ["a", "b"] }}'),
			'"Name" is not a text but a list. Choose one value of it with an expression.',
		],
		[
			'a path to another host',
			send('GET', 'https://evil.example/v5/boards'),
			'"Path" leads to another host. Give only the path, for example /boards.',
		],
		[
			'a path that climbs',
			send('GET', '/boards/../../oauth/token'),
			'"Path" has characters that a path cannot have: "/boards/../../oauth/token".',
		],
		[
			'a path that was not filled in',
			send('GET', '/boards/{board_id}'),
			'"Path" has characters that a path cannot have: "/boards/{board_id}".',
		],
		[
			'a body that is not JSON',
			send('POST', '/boards', { body: '{name: soup}' }),
			'"JSON Body" is not a JSON object or list.',
		],
		['a body that is a number', send('POST', '/boards', { body: '5' }), '"JSON Body" is not a JSON object or list.'],

		// IDs and addresses
		[
			'the address of a Pin as a board ID',
			getBoard('https://www.pinterest.com/pin/813744226420795884/'),
			'"Board" is not the address of a board: "https://www.pinterest.com/pin/813744226420795884/". It looks like https://www.pinterest.com/username/board-name/.',
		],
		[
			'the address of a profile as a board ID',
			getBoard('https://www.pinterest.com/willow/'),
			'"Board" is not the address of a board: "https://www.pinterest.com/willow/". It looks like https://www.pinterest.com/username/board-name/.',
		],
		[
			'the address of a board as a Pin ID',
			deletePin('https://www.pinterest.com/willow/soups/'),
			'"Pin" is not the address of a Pin: "https://www.pinterest.com/willow/soups/". It looks like https://www.pinterest.com/pin/1234567890/.',
		],
		[
			'a short link as a Pin ID',
			deletePin('https://pin.it/4Xyz'),
			'"Pin" is a short pin.it link, which does not hold the ID. Open it in a browser and copy the full address from there.',
		],
		[
			'another address as a board ID',
			getBoard('https://example.com/boards/1'),
			'"Board" is not an ID: "https://example.com/boards/1". IDs consist of digits only.',
		],
		[
			'a path as an ID',
			getBoard('../user_account'),
			'"Board" is not an ID: "../user_account". IDs consist of digits only.',
		],
		[
			'an address as a section',
			{
				resource: 'boardSection',
				operation: 'delete',
				boardId: byId('1'),
				sectionId: byId('https://www.pinterest.com/u/b/s/'),
			},
			'"Section" cannot be given as an address. Give its name or its ID, or pick it from the list.',
		],
		[
			'an address as an ad account',
			list({ options: { adAccountId: byId('https://ads.pinterest.com/advertiser/549755885175/') } }),
			'"Act for Ad Account" is not an ID: "https://ads.pinterest.com/advertiser/549755885175/". IDs consist of digits only.',
		],
		[
			'an ID that came as a rounded number',
			deletePin('={{ 813744226420795884 }}'),
			'"Pin" came as a number, which has lost its last digits: 813744226420795900. Give it as text, for example in quotation marks.',
		],
	])('%s', async (_, parameters, message) => {
		expect(refusedUnsent(await run(parameters))).toBe(message);
	});

	test('what is left empty in the editor is refused by n8n, by name', async () => {
		await expect(run(createBoard(''))).rejects.toThrow('Parameter "Name" is required.');
		await expect(run(getBoard('', { boardId: locator('list', '') }))).rejects.toThrow('Parameter "Board" is required.');
		expect(simulator.requests).toEqual([]);
	});

	test('the parameter that is wrong is named in the error item', async () => {
		const { json } = await run(createBoard(NONE), { onError: 'continueRegularOutput' });
		expect(json).toEqual([
			{
				error: {
					kind: 'input',
					message: '"Name" is empty; it needs a value.',
					description: NOTHING_SENT,
					parameter: 'name',
				},
			},
		]);
		expect(simulator.requests).toEqual([]);
	});
});

describe('what can be put right is put right', () => {
	const sentBody = () => simulator.requests.at(-1)!.body as Record<string, string>;

	test('long texts are shortened on request, by the characters that Pinterest counts', async () => {
		const title = `${'🍲'.repeat(60)} ${'soup '.repeat(20)}`;
		const words = 'Pumpkin and ginger '.repeat(60);
		const { error } = await run(createPin(boardId, { title, description: words, altText: words, longText: 'shorten' }));
		expect(error).toBeUndefined();
		for (const [name, max] of [
			['title', 100],
			['description', 800],
			['alt_text', 500],
		] as const) {
			const length = Array.from(sentBody()[name]).length;
			expect([name, length <= max, length > max * 0.6]).toEqual([name, true, true]);
			expect(sentBody()[name]).toMatch(/\S…$/);
		}
	});

	test('100 characters that are two in JavaScript are 100', async () => {
		const title = '🍲'.repeat(100);
		expect((await run(createPin(boardId, { title }))).json[0].title).toBe(title);
	});

	test('a number as a title, and blanks around a link', async () => {
		const { error } = await run(createPin(boardId, { title: '={{ 2026 }}', link: ' https://example.com/soup \n' }));
		expect(error).toBeUndefined();
		expect(sentBody()).toMatchObject({ title: '2026', link: 'https://example.com/soup' });
	});

	test('an ID that is the address of the thing', async () => {
		const pin = simulator.state.addPin({ boardId, title: 'Soup' });
		const address = `https://www.pinterest.com/pin/pumpkin-soup--${pin.id}/?utm_source=share`;
		const { json } = await run({ resource: 'pin', operation: 'get', pinId: byId(address) });
		expect(json[0].id).toBe(pin.id);
		const { username } = simulator.state.account;
		const board = await run(getBoard(`https://www.pinterest.com/${username}/soups/`));
		expect(board.json[0].id).toBe(boardId);
	});

	test('numbers and switches that come as text', async () => {
		for (let number = 1; number <= 3; number++) simulator.state.addPin({ boardId, title: `Soup ${number}` });
		const list = (more: Values): Values => ({ resource: 'pin', operation: 'getAll', ...more });
		expect((await run(list({ limit: '={{ "2" }}' }))).json).toHaveLength(2);
		expect((await run(list({ returnAll: '={{ "false" }}', limit: 1 }))).json).toHaveLength(1);
		expect((await run(list({ returnAll: '={{ "true" }}', limit: 1 }))).json).toHaveLength(3);
	});
});

describe('board names', () => {
	const byName = (name: string) => createPin('', { boardId: locator('name', name) });

	test('one that does not exist: what there is, and nothing published', async () => {
		simulator.state.addBoard({ name: 'Bread' });
		const { error } = await run(byName('Breads'));
		expect(error).toMatchObject({
			message: 'There is no board called "Breads"',
			description:
				'Check the spelling, or pick the board from the list. The boards of the connected account (2): "Bread", "Soups".',
			context: { itemIndex: 0 },
		});
		expect(simulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /boards']);
	});

	test('one that exists twice: both IDs, and nothing published', async () => {
		const twin = simulator.state.addBoard({ name: 'Soups' });
		const { error } = await run(byName('soups'));
		expect(error).toMatchObject({
			message: 'There are 2 boards called "soups"',
			description: `Pick the board from the list, or use its ID. The IDs are ${twin.id}, ${boardId}.`,
		});
		expect(calls(simulator, 'POST')).toEqual([]);
	});

	test('a section without its board, and one that the board does not have', async () => {
		const section = (name: string) => createPin(boardId, { additionalFields: { sectionId: locator('name', name) } });
		simulator.state.addSection({ boardId, name: 'Cold' });
		expect((await run(section('Warm'))).error).toMatchObject({
			message: 'There is no section called "Warm"',
			description: 'Check the spelling, or pick the section from the list. The sections of the board (1): "Cold".',
		});
		const update = {
			resource: 'pin',
			operation: 'update',
			pinId: byId('1'),
			updateFields: { sectionId: locator('name', 'Cold') },
		};
		expect((await run(update as Values)).error).toMatchObject({
			message: 'The section "Cold" cannot be found without its board',
			description: 'Give the board too, or give the section by ID.',
		});
		expect(calls(simulator, 'POST').concat(calls(simulator, 'PATCH'))).toEqual([]);
	});

	test('twenty items with two names read the list once; the wrong ones fail alone', async () => {
		const items = numbered(20, (n) => ({ board: n % 5 === 4 ? 'Stews' : 'Soups' }));
		const { json } = await run(byName('={{ $json.board }}'), { items, onError: 'continueRegularOutput' });
		expect(json).toHaveLength(20);
		expect(json.flatMap((item, n) => ('error' in item ? [n] : []))).toEqual([4, 9, 14, 19]);
		expect(calls(simulator, 'GET', '/boards')).toHaveLength(1);
		expect(simulator.state.pins.size).toBe(16);
	});
});

describe('bad items among good ones', () => {
	const items = ['First', '', 'Third', 'a'.repeat(101), 'Fifth'].map((title) => ({ title, name: title }));

	test('go on: each bad one has its own message, each good one its Pin', async () => {
		const titles = items.map(({ title }) => ({ title: title || ' ' }));
		const { items: output } = await run(
			createPin(boardId, { title: '={{ $json.title }}', link: '={{ $json.title === " " ? "x" : "" }}' }),
			{
				items: titles,
				onError: 'continueRegularOutput',
			},
		);
		expect(
			output.map(({ json, pairedItem }) => [pairedItem, json.title ?? (json.error as { message: string }).message]),
		).toEqual([
			[{ item: 0 }, 'First'],
			[
				{ item: 1 },
				'"Link" is not a web address: "x". It must begin with https:// or http://. For a link without a host set "Base URL" under Additional Fields.',
			],
			[{ item: 2 }, 'Third'],
			[{ item: 3 }, expect.stringMatching(/^"Title" has 101 characters/)],
			[{ item: 4 }, 'Fifth'],
		]);
		expect(calls(simulator, 'POST', '/pins')).toHaveLength(3);
	});

	test('stop: nothing is carried out, and the others that are wrong are told too', async () => {
		const wrong = [...items, { title: '', name: ' ' }];
		const { error } = await run(createBoard('={{ $json.name }}'), { items: wrong });
		expect(error).toMatchObject({
			message: '"Name" is empty; it needs a value.',
			description: `${NOTHING_SENT} Nothing was sent for the other items of this run either. One of them is wrong too. Item 5: "Name" is empty; it needs a value.`,
			context: { itemIndex: 1 },
		});
		expect(simulator.requests).toEqual([]);
	});
});

test('no items: nothing is sent and nothing comes out', async () => {
	const { items, error } = await run(createBoard('New'), { items: [] });
	expect([items, error, simulator.requests]).toEqual([[], undefined, []]);
});

test('2,000 items: one Pin each, in order', async () => {
	const items = numbered(2000);
	const result = await run(createPin(boardId, { title: '={{ "Soup " + $json.n }}', output: 'raw' }), { items });
	expect(result.error).toBeUndefined();
	expect(result.json.map(({ title }) => title)).toEqual(items.map(({ n }) => `Soup ${n}`));
	expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(items.map(({ n }) => ({ item: n })));
	expect(simulator.state.pins.size).toBe(2000);
});

test('10,000 items, of which all but a hundred are duplicates', async () => {
	const items = numbered(10_000);
	const link = '={{ "https://shop.example/" + $json.n % 100 }}';
	const result = await run(createPin(boardId, { link, duplicates: 'skipSameLink' }), { items });
	expect(result.error).toBeUndefined();
	expect(result.json.map((pin) => pin.link)).toEqual(items.map(({ n }) => `https://shop.example/${Number(n) % 100}`));
	expect(result.json.filter(({ skipped }) => skipped)).toHaveLength(9900);
	expect(simulator.state.pins.size).toBe(100);
	expect(calls(simulator, 'GET')).toHaveLength(1);
});
