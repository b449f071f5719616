import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { DEFAULT_SCOPES, locator, runNode, type RunOptions } from './harness.mts';
import { createPin } from './rules/world.mts';

// What feeds, shops and sheets give, and what becomes of it. All of it is made up.

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

const run = async (values: Values, typeVersion = 1.1) =>
	await runNode(simulator, { typeVersion, parameters: createPin(boardId, values) });

const sent = () => simulator.requests.at(-1)!.body as Record<string, string>;

const family = '👩‍👩‍👧‍👦';

describe('texts', () => {
	test.each([
		['a paragraph of a shop', '<p>Warm &amp; creamy</p>', 'Warm & creamy'],
		['two paragraphs', '<p>Warm</p><p>Creamy</p>', 'Warm\n\nCreamy'],
		['line breaks in three spellings', 'One<br>Two<br/>Three<BR />Four', 'One\nTwo\nThree\nFour'],
		['a list', '<ul><li>Pumpkin</li><li>Ginger</li></ul>', '• Pumpkin\n• Ginger'],
		['a table of properties', '<table><tr><td>Size</td><td>M</td></tr></table>', 'Size M'],
		['attributes with signs', '<a href="https://shop.example/?a=1&b=2" title="Go">Soup</a> &gt; Stew', 'Soup > Stew'],
		['styles and scripts', '<style>p{color:red}</style><script>alert("x")</script>Soup', 'Soup'],
		['a comment', 'Soup<!-- wp:paragraph -->', 'Soup'],
		['HTML that a feed has escaped', '&lt;p&gt;Warm &amp;amp; creamy&lt;/p&gt;', 'Warm & creamy'],
		['an apostrophe of WordPress', 'Grandma&#8217;s soup', 'Grandma’s soup'],
		['the same, escaped twice', 'Grandma&amp;#8217;s soup', 'Grandma’s soup'],
		['a hexadecimal character', 'Caf&#xE9;', 'Café'],
		[
			'letters with marks',
			'Cr&egrave;me br&ucirc;l&eacute;e, K&auml;se, A&ntilde;o, &Ccedil;a',
			'Crème brûlée, Käse, Año, Ça',
		],
		['prices', '12 &euro; / &pound;10 &ndash; now &frac12; off', '12 € / £10 – now ½ off'],
		['a blank that does not break', 'Soup&nbsp;of\u00a0the day', 'Soup of the day'],
		['a soft hyphen and a zero-width blank', 'Pump\u00adkin\u200b soup', 'Pumpkin soup'],
		['blanks and lines without end', '  Soup   of \t the day \r\n\r\n\r\n\r\n Now ', 'Soup of the day\n\nNow'],
		['a heart that is no tag', 'I <3 soup & 5 < 6', 'I <3 soup & 5 < 6'],
		['a name that is no character', 'R&D; soup &unknown; &co', 'R&D; soup &unknown; &co'],
		['an emoji of four people', `Soup for ${family}`, `Soup for ${family}`],
		['a forbidden character number', 'Soup&#0;&#xD800;&#1114112;', 'Soup'],
		['the marks of XML around a text', '<![CDATA[<p>Warm &amp; creamy</p>]]>', 'Warm & creamy'],
		[
			'a picture with its caption',
			'<figure><img src="https://shop.example/1.jpg" alt="A bowl"><figcaption>Pumpkin</figcaption></figure>Warm',
			'Pumpkin\n\nWarm',
		],
		['a list of properties', '<dl><dt>Size</dt><dd>M</dd><dt>Color</dt><dd>Red</dd></dl>', 'Size M\nColor Red'],
		[
			'marks of a page builder and of a forum',
			'[vc_row][vc_column width="1/2"]Warm [b]soup[/b][/vc_column][/vc_row]',
			'Warm soup',
		],
		['square brackets of a text', 'Soup [vegan] for [2]', 'Soup [vegan] for [2]'],
		[
			'paragraphs on lines of their own',
			'<p>Warm</p>\n<p data-mce-fragment="1">Creamy</p>\n<ul>\n<li>Hot</li>\n</ul>',
			'Warm\n\nCreamy\n\n• Hot',
		],
		[
			'the end of an excerpt',
			'Warm &#8230; <a href="/soup">Continue reading<span class="screen-reader-text"> Soup</span></a>',
			'Warm … Continue reading Soup',
		],
		['the mark that begins a CSV', '\ufeffSoup', 'Soup'],
	])('%s', async (_, given, expected) => {
		const { error } = await run({ title: 'Soup', description: given });
		expect([error, sent().description]).toEqual([undefined, expected]);
	});

	test.each([
		['#N/A', /^"Title" is "#N\/A", which a spreadsheet shows for a formula without a result\. Correct the cell\./],
		['#WERT!', /^"Title" is "#WERT!", which a spreadsheet shows/],
		['Soup [object Object]', /^"Title" holds "\[object Object\]": an expression put an object/],
	])('what nobody wrote is refused: %s', async (title, message) => {
		const { error } = await run({ title });
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test.each(['#NA', '#Soup', 'A soup, #REF! or not'])('what only looks so is not: %s', async (title) => {
		const { error } = await run({ title });
		expect([error, sent().title]).toEqual([undefined, title]);
	});

	test('titles and alt texts become one line', async () => {
		await run({ title: '<h1>Pumpkin<br>soup</h1>', altText: '<p>A bowl</p><p>of soup</p>' });
		expect(sent()).toMatchObject({ title: 'Pumpkin soup', alt_text: 'A bowl of soup' });
	});

	test('what is left of the text has to fit, not its HTML', async () => {
		const { error } = await run({ title: `<b>${'a'.repeat(95)}</b> &amp; b` });
		expect([error, sent().title]).toEqual([undefined, `${'a'.repeat(95)} & b`]);
	});

	test('a workflow that was made before leaves texts as they are; switched off, a new one too', async () => {
		const html = '<p>Warm &amp; creamy</p>';
		await run({ description: html }, 1);
		expect(sent().description).toBe(html);
		await run({ description: html, cleanText: false });
		expect(sent().description).toBe(html);
		await run({ description: html, cleanText: true }, 1);
		expect(sent().description).toBe('Warm & creamy');
	});

	test('an update cleans its texts too', async () => {
		const pin = simulator.state.addPin({ boardId, title: 'Soup' });
		const parameters = {
			resource: 'pin',
			operation: 'update',
			pinId: pin.id,
			updateFields: { title: 'Pumpkin &amp; ginger' },
		};
		await runNode(simulator, { typeVersion: 1.1, parameters });
		expect(sent()).toEqual({ title: 'Pumpkin & ginger' });
	});
});

describe('texts that are too long, shortened', () => {
	const sentence = 'A warming soup with ginger and coconut milk for cold evenings. ';

	test.each<[string, string, RegExp]>([
		['at the end of a sentence', sentence.repeat(14), /evenings\.$/],
		['at a word, where no sentence ends near', `Soup ${'pumpkin '.repeat(110)}`, /pumpkin…$/],
		['in Japanese, at a sentence', 'かぼちゃのスープはとても美味しいです。'.repeat(50), /です。$/],
		['in Thai, at a word', 'ซุปฟักทองร้อนๆสำหรับเย็นวันหนาว'.repeat(40), /…$/],
		[
			'with the hashtags at its end',
			`${sentence.repeat(14)}#soup #pumpkin #vegan`,
			/evenings\. #soup #pumpkin #vegan$/,
		],
		['never within an emoji', family.repeat(120), /👩‍👩‍👧‍👦…$/u],
	])('%s', async (_, description, ends) => {
		const { error } = await run({ description, longText: 'shorten' });
		expect(error).toBeUndefined();
		expect(sent().description).toMatch(ends);
		const { length } = Array.from(sent().description);
		expect(length).toBeLessThanOrEqual(800);
		expect(length).toBeGreaterThan(480);
	});
});

describe('links', () => {
	test.each([
		['without https', 'shop.example/soup', {}, 'https://shop.example/soup'],
		['without a protocol', '//shop.example/soup', {}, 'https://shop.example/soup'],
		['with blanks and umlauts', 'https://shop.example/süße suppe', {}, 'https://shop.example/s%C3%BC%C3%9Fe%20suppe'],
		['relative to a shop', '/soup?size=m', { baseUrl: 'shop.example' }, 'https://shop.example/soup?size=m'],
		[
			'with tracking',
			'https://shop.example/soup',
			{ utmSource: 'pinterest' },
			'https://shop.example/soup?utm_source=pinterest',
		],
		[
			'tracked before',
			'https://shop.example/?utm_source=feed',
			{ utmSource: 'pinterest' },
			'https://shop.example/?utm_source=feed',
		],
		[
			'with a fragment and tracking',
			'https://shop.example/soup#recipe',
			{ utmSource: 'pinterest' },
			'https://shop.example/soup?utm_source=pinterest#recipe',
		],
		['of Markdown', '[Pumpkin soup](https://shop.example/soup)', {}, 'https://shop.example/soup'],
		[
			'of Markdown, with brackets and a title',
			'[Soup](https://shop.example/soup_(hot) "Hot")',
			{},
			'https://shop.example/soup_(hot)',
		],
		['of HTML', '<a href="https://shop.example/soup">Soup</a>', {}, 'https://shop.example/soup'],
		['between angle brackets', '<https://shop.example/soup>', {}, 'https://shop.example/soup'],
		['between quotation marks', '"https://shop.example/soup"', {}, 'https://shop.example/soup'],
		['between printed quotation marks', '„https://shop.example/soup“', {}, 'https://shop.example/soup'],
		['with one slash', 'http:/shop.example/soup', {}, 'http://shop.example/soup'],
		['without the colon', 'https//shop.example/soup', {}, 'https://shop.example/soup'],
		['with backslashes', 'https:\\\\shop.example\\soup', {}, 'https://shop.example/soup'],
		['with its beginning twice', 'https://https://shop.example/soup', {}, 'https://shop.example/soup'],
		['to a host that begins as a protocol', 'https://http.shop.example/', {}, 'https://http.shop.example/'],
		['to a host with an umlaut', 'https://küche.example/suppe', {}, 'https://xn--kche-0ra.example/suppe'],
		[
			'escaped by a feed',
			'https://shop.example/soup?a=1&amp;b=2&#038;c=3',
			{},
			'https://shop.example/soup?a=1&b=2&c=3',
		],
		['with blanks that nobody sees', '\ufeff https://shop.example/soup\u00a0\n', {}, 'https://shop.example/soup'],
		['in capitals, as it is', 'HTTPS://Shop.Example/Soup', {}, 'HTTPS://Shop.Example/Soup'],
	])('%s', async (_, link, additionalFields, expected) => {
		const { error } = await run({ link, additionalFields });
		expect([error, sent().link]).toEqual([undefined, expected]);
	});
});

test.each<[string, RegExp]>([
	['javascript:alert(1)', /^"Link" is not a web address: "javascript:alert\(1\)"\. It must begin with https:/],
	['mailto:cook@shop.example', /^"Link" is not a web address/],
	['soup', /^"Link" is not a web address.* For a link without a host set "Base URL" under Additional Fields\.$/],
	[
		'https://shop.example/soup, https://shop.example/stew',
		/^"Link" holds more than one address.*choose it with an expression/,
	],
])('no link: %s', async (link, message) => {
	const { error } = await run({ link });
	expect(error?.message).toMatch(message);
	expect(simulator.requests).toEqual([]);
});

describe('a short link gets a hint, and is sent as it is', () => {
	const hint = expect.stringMatching(/^https:\/\/bit\.ly\/3xY is a short link\..*address of the page itself\.$/);
	const link = 'https://bit.ly/3xY';

	test.each(['bit.ly/3xY', 'https://t.co/AbC', 'https://www.tinyurl.com/soup?a=1', 'HTTPS://AMZN.TO/3xY'])(
		'of the Pin: %s',
		async (given) => {
			const { error, json } = await run({ link: given });
			expect([error, json[0].hint]).toEqual([undefined, expect.stringContaining(`${sent().link} is a short link.`)]);
			expect(simulator.state.pins.size).toBe(1);
		},
	);

	test.each(['https://shop.example/bit.ly', 'https://bit.ly.shop.example/soup', ''])(
		'what is none has none: "%s"',
		async (given) => {
			const { error, json } = await run({ link: given });
			expect([error, Object.keys(json[0])]).toEqual([undefined, expect.not.arrayContaining(['hint'])]);
		},
	);

	test('of an image of a carousel', async () => {
		const item = ['one', 'two'].map((name) => ({ url: `https://pictures.example/${name}.jpg`, link }));
		const { error, json } = await run({ mediaType: 'carouselUrls', carouselItems: { item } });
		expect([error, json[0].hint]).toEqual([undefined, hint]);
	});

	test('in every form of the output', async () => {
		const selected = await run({ link, output: 'selected', fields: ['id'] });
		expect(selected.json).toEqual([{ id: expect.any(String), hint }]);
		expect((await run({ link, output: 'raw' })).json[0]).toMatchObject({ hint, media: expect.anything() });
	});

	test('in an update, and in a table of wanted Pins also where nothing changes', async () => {
		const { id } = simulator.state.addPin({ boardId, title: 'Soup' });
		const update = { resource: 'pin', operation: 'update', pinId: id, updateFields: { link } };
		expect((await runNode(simulator, { parameters: update })).json).toEqual([expect.objectContaining({ id, hint })]);
		const wanted = createPin(boardId, { operation: 'createOrUpdate', title: 'Soup', link });
		expect((await runNode(simulator, { parameters: wanted })).json).toEqual([
			expect.objectContaining({ id, outcome: 'unchanged', hint }),
		]);
	});
});

describe('addresses of images', () => {
	test.each([
		['without https', '//pictures.example/soup.jpg', 'https://pictures.example/soup.jpg'],
		['with a blank', 'https://pictures.example/my soup.jpg', 'https://pictures.example/my%20soup.jpg'],
		[
			'with what the server makes of it',
			'https://pictures.example/soup.jpg?w=1000&fm=jpg',
			'https://pictures.example/soup.jpg?w=1000&fm=jpg',
		],
		[
			'with a kind that only the server knows',
			'https://pictures.example/soup.jpg?fm=webp',
			'https://pictures.example/soup.jpg?fm=webp',
		],
		['of Markdown', '![Soup](https://pictures.example/soup.jpg)', 'https://pictures.example/soup.jpg'],
		[
			'of HTML',
			'<img class="wp-image-7" src="https://pictures.example/soup.jpg" alt="A bowl" />',
			'https://pictures.example/soup.jpg',
		],
		[
			'escaped by a feed',
			'https://pictures.example/soup.jpg?v=1&amp;width=800',
			'https://pictures.example/soup.jpg?v=1&width=800',
		],
	])('%s', async (_, imageUrl, expected) => {
		const { error } = await run({ imageUrl });
		expect(error).toBeUndefined();
		expect(sent().media_source).toMatchObject({ source_type: 'image_url', url: expected });
	});

	test.each<[string, string, RegExp]>([
		[
			'the image itself',
			'data:image/png;base64,iVBORw0KGgo=',
			/holds the image itself.*Convert to File.*Image From File/,
		],
		[
			'what only a browser has',
			'blob:https://shop.example/5f0c',
			/known only to the browser that made it.*"Image From File"/,
		],
		[
			'a file of Windows',
			'C:\\pictures\\soup.jpg',
			/place of a file on a computer: "C:\\pictures\\soup\.jpg".*"Read\/Write Files from Disk" node/,
		],
		['a file on a share', '\\\\nas\\pictures\\soup.jpg', /place of a file on a computer/],
		['a file by its address', 'file:///C:/pictures/soup.jpg', /place of a file on a computer/],
		[
			'a path of the shop',
			'/uploads/soup.jpg',
			/does not say on which server the image is: "\/uploads\/soup\.jpg"\. Put the address of the shop in front/,
		],
		['the name of a file', 'soup.jpg', /does not say on which server the image is/],
		[
			'the images of a product',
			'https://pictures.example/1.jpg, https://pictures.example/2.jpg',
			/^"Image URL" holds more than one address.*choose it with an expression/,
		],
		[
			'the same with another sign',
			'https://pictures.example/1.jpg|https://pictures.example/2.jpg',
			/^"Image URL" holds more than one address/,
		],
		['a page', 'https://shop.example/soup.html', /leads to a web page.*copy the address of the image/],
		['a video', 'https://pictures.example/soup.mp4', /leads to a MP4 video\. Choose "Video From URL" under Media/],
		['a WebP', 'https://pictures.example/soup.webp', /leads to a WEBP file.*"Add option".*"Format".*JPEG/],
		['a GIF', 'https://pictures.example/soup.gif', /leads to a GIF file.*"Add option".*"Format".*JPEG/],
		['an AVIF', 'https://pictures.example/soup.avif', /leads to a AVIF file.*Export it as JPEG/],
		['a HEIC', 'https://pictures.example/IMG_1.HEIC', /leads to a HEIC file.*Export it as JPEG/],
		[
			'the own computer',
			'http://localhost:8080/soup.jpg',
			/"localhost", which Pinterest cannot reach.*"Images Fetched By" to "This Server"/,
		],
		['the own network', 'http://192.168.1.20/soup.jpg', /"192\.168\.1\.20", which Pinterest cannot reach/],
		['a name of the own network', 'http://nas/soup.jpg', /"nas", which Pinterest cannot reach/],
		['OneDrive', 'https://1drv.ms/i/s!AbCd', /page of OneDrive.*Microsoft OneDrive node before this one/],
		['SharePoint', 'https://shop.sharepoint.com/:i:/s/soup', /page of SharePoint.*Microsoft SharePoint node/],
		[
			'a folder of Google Drive',
			'https://drive.google.com/drive/folders/1a2B3c4D5e6F7g8H9',
			/page of Google Drive.*Google Drive node/,
		],
		['Google Photos', 'https://photos.app.goo.gl/AbCdEf', /page of Google Photos.*give the file or its public address/],
		['Canva', 'https://www.canva.com/design/DAF/view', /page of Canva/],
		['Instagram', 'https://www.instagram.com/p/AbCd/', /page of Instagram/],
	])('%s is refused before anything is sent', async (_, imageUrl, message) => {
		const { error } = await run({ imageUrl });
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});
});

describe('IDs from a sheet', () => {
	const get = async (pinId: unknown) => {
		const parameters = { resource: 'pin', operation: 'get', pinId: pinId as string };
		return await runNode(simulator, { parameters });
	};

	test.each<[string, (id: string) => string]>([
		["'813744226420795884", (id) => `'${id}`],
		['="813744226420795884"', (id) => `="${id}"`],
		['"813744226420795884"', (id) => `"${id}"`],
		['\\ufeff813744226420795884\\u00a0', (id) => `\ufeff${id}\u00a0`],
		[
			'https://www.pinterest.de/pin/soup--813744226420795884/?utm_source=share',
			(id) => `https://www.pinterest.de/pin/soup--${id}/?utm_source=share`,
		],
	])('%s', async (_, written) => {
		const { id } = simulator.state.addPin({ boardId, title: 'Soup' });
		for (const value of [written(id), locator('id', written(id))]) {
			const { error, json } = await get(value);
			expect([error, json[0].id]).toEqual([undefined, id]);
		}
	});

	const rounded = /^"Pin" was rounded by a spreadsheet.*Format the column as plain text, enter it again/;

	test.each<[unknown, RegExp]>([
		['8.13744E+17', rounded],
		['8,13744226420796E+17', rounded],
		['8.137442264207959e+17', rounded],
		['813744226420795884.0', rounded],
		[813744226420795900, /^"Pin" came as a number, which has lost its last digits/],
		['813,744,226,420,795,884', /^"Pin" is not an ID.*digits only/],
		['https://pin.it/4Xyz', /^"Pin" is a short pin\.it link/],
	])('what is not whole is never guessed: %s', async (value, message) => {
		for (const pinId of [value, locator('id', value as string)]) {
			const { error } = await get(pinId);
			expect(error?.message).toMatch(message);
		}
		expect(simulator.requests).toEqual([]);
	});

	test('of a board neither, which is not taken for a name', async () => {
		for (const given of ['8,13744E+17', locator('name', '8,13744E+17'), locator('id', '8.13744E+17')]) {
			const { error } = await run({ boardId: given });
			expect(error?.message).toMatch(/^"Board" was rounded by a spreadsheet/);
		}
		expect(simulator.requests).toEqual([]);
	});

	test('among several, too', async () => {
		const parameters = { resource: 'pin', operation: 'getManyAnalytics', pinIds: `8.13744E+17\n813744226420795884` };
		const { error } = await runNode(simulator, { parameters });
		expect(error?.message).toMatch(/was rounded by a spreadsheet: 8\.13744E\+17/);
	});
});

describe('names of boards and sections', () => {
	test.each([
		['Grandma’s Soups', "Grandma's Soups"],
		['Soups – Winter', 'soups - winter'],
		['Soups & Stews', 'Soups &amp; Stews'],
		['Love ❤️', 'love ❤'],
		['Winter Soups', 'Winter\u00a0Soups'],
		['Winter Soups', ' winter  soups '],
		['Soups 🍲', 'SOUPS 🍲'],
		['Ｓoups 2026', 'soups 2026'],
		['Winter Soups', 'https://www.pinterest.com/willow/winter-soups/?utm_source=share'],
	])('%s is found as %j', async (name, given) => {
		const board = simulator.state.addBoard({ name });
		const written = given.replace('willow', simulator.state.account.username);
		for (const boardId of [written, locator('name', written)]) {
			const { error, json } = await run({ boardId });
			expect([error, json[0].board_id]).toEqual([undefined, board.id]);
		}
	});

	test('of two that differ only so, the one that is written letter by letter', async () => {
		const [one, other] = ['Grandma’s', "Grandma's"].map((name) => simulator.state.addBoard({ name }).id);
		expect((await run({ boardId: 'Grandma’s' })).json[0].board_id).toBe(one);
		expect((await run({ boardId: "Grandma's" })).json[0].board_id).toBe(other);
		expect((await run({ boardId: "GRANDMA'S" })).error?.message).toBe('There are 2 boards called "GRANDMA\'S"');
	});

	test('a section in other case', async () => {
		const { id } = simulator.state.addSection({ boardId, name: 'Hot Soups' });
		const { error } = await run({ sectionId: 'hot  SOUPS' });
		expect([error, sent().board_section_id]).toEqual([undefined, id]);
	});
});

test.each([
	'Autumn, Winter',
	'Autumn; Winter',
	'Autumn\nWinter',
	'Autumn，Winter',
	',Autumn,,Winter, ',
	'Autumn, autumn, Winter',
	'"Autumn", "Winter"',
	'["Autumn","Winter"]',
])('boards in one cell: %j', async (alsoSaveTo) => {
	for (const name of ['Autumn', 'Winter']) simulator.state.addBoard({ name });
	const { error, json } = await run({ additionalFields: { alsoSaveTo } });
	expect(error).toBeUndefined();
	expect(json[0].saved_pin_ids).toHaveLength(2);
});

test('a domain as it is copied', async () => {
	const filters = { domain: 'https://www.shop.example/' };
	const scopes = [...DEFAULT_SCOPES, 'pins:read_secret', 'boards:read_secret'];
	const { error } = await runNode(simulator, { scopes, parameters: { resource: 'pin', operation: 'getAll', filters } });
	expect([error, simulator.requests.at(-1)!.query.parsed.domain]).toEqual([undefined, 'shop.example']);
});

test('a name with a comma in it is one between quotation marks', async () => {
	for (const name of ['Soups, Stews', 'Winter']) simulator.state.addBoard({ name });
	const { error, json } = await run({ additionalFields: { alsoSaveTo: 'Winter, "Soups, Stews"' } });
	expect([error, (json[0].saved_pin_ids as string[]).length]).toEqual([undefined, 2]);
});

describe('switches, choices, numbers and colors', () => {
	const source = () => simulator.requests.at(-1)!.body as { media_source: Record<string, unknown> };

	test.each<[string | number, boolean]>([
		['TRUE', true],
		['yes', true],
		['ja', true],
		['WAHR', true],
		['oui', true],
		[1, true],
		['FALSE', false],
		['Nein', false],
		['faux', false],
	])('%s', async (isStandard, expected) => {
		const { error } = await run({ additionalFields: { isStandard } });
		expect([error, source().media_source.is_standard]).toEqual([undefined, expected]);
	});

	test('what is neither is refused', async () => {
		const { error } = await run({ additionalFields: { isStandard: 'maybe' } });
		expect(error?.message).toMatch(/^"Standard Pin" is neither on nor off: "maybe"/);
		expect(simulator.requests).toEqual([]);
	});

	const board = async (privacy: string) =>
		await runNode(simulator, {
			parameters: { resource: 'board', operation: 'create', name: 'Winter', additionalFields: { privacy } },
		});

	test.each([' Public ', 'public', 'PUBLIC'])('the choice "%s"', async (privacy) => {
		const { error } = await board(privacy);
		expect([error, sent().privacy]).toEqual([undefined, 'PUBLIC']);
	});

	test('a choice that there is not is told with those that there are', async () => {
		const { error } = await board('Öffentlich');
		expect(error?.message).toBe('"Privacy" has no choice "Öffentlich". The choices are PROTECTED, PUBLIC, SECRET.');
	});

	test.each([
		['2', 2],
		['2,0', 2],
		['1.000,0', 3],
	])('the number %s', async (limit, count) => {
		for (const name of ['Autumn', 'Winter']) simulator.state.addBoard({ name });
		const { error, json } = await runNode(simulator, {
			parameters: { resource: 'board', operation: 'getAll', limit },
		});
		expect([error, json.length]).toEqual([undefined, count]);
	});

	test.each([
		['1,5', '"Limit" must be a whole number.'],
		['1,000', '"Limit" is not a number.'],
		['ten', '"Limit" is not a number.'],
	])('%s is refused', async (limit, message) => {
		const { error } = await runNode(simulator, { parameters: { resource: 'board', operation: 'getAll', limit } });
		expect(error?.message).toBe(message);
	});

	test.each([
		['#6E7874', '#6E7874'],
		['6E7874', '#6E7874'],
		['#f80', '#ff8800'],
	])('the color %s', async (dominantColor, expected) => {
		const { error } = await run({ additionalFields: { dominantColor } });
		expect([error, sent().dominant_color]).toEqual([undefined, expected]);
	});
});

describe('days', () => {
	// The last one that only can be read with the month first or last, so that Pinterest still has its numbers.
	const day = new Date();
	do day.setUTCDate(day.getUTCDate() - 1);
	while (day.getUTCDate() < 13);
	const iso = day.toISOString().slice(0, 10);
	const [year, month, number] = iso.split('-');
	const serial = Date.parse(iso) / 86_400_000 + 25_569;
	const analytics = async (startDate: unknown) => {
		const parameters = { resource: 'userAccount', operation: 'getAnalytics', dateRange: 'custom' };
		return await runNode(simulator, { parameters: { ...parameters, startDate: startDate as string } });
	};

	test.each<[string, unknown]>([
		['31.10.2026', `${number}.${month}.${year}`],
		['31/10/2026', `${number}/${month}/${year}`],
		['10/31/2026', `${month}/${number}/${year}`],
		['31.10.2026 10:30', `${number}.${month}.${year} 10:30`],
		['2026-10-31', iso],
		['20261031', `${year}${month}${number}`],
		['2026-10-31T08:00:00+02:00', `${iso}T08:00:00+02:00`],
		['2026-10-31 10:00:00 UTC', `${iso} 10:00:00 UTC`],
		['Sat, 31 Oct 2026 10:00:00 GMT', new Date(`${iso}T10:00:00Z`).toUTCString()],
		['46326, a day of Excel', serial],
		['46326.5, a time of Excel, as text', `${serial}.5`],
		['seconds', Date.parse(iso) / 1000],
		['milliseconds as text', String(Date.parse(iso))],
	])('%s', async (_, startDate) => {
		const { error } = await analytics(startDate);
		expect([error, simulator.requests.at(-1)!.query.parsed.start_date]).toEqual([undefined, iso]);
	});

	test.each([
		[`03/04/${year}`, /^"Start Date" can be read in two ways: .*Write \d{4}-04-03 or \d{4}-03-04\./],
		['31.10.26', /^"Start Date" is not a date: "31\.10\.26"\. It looks like/],
		['soon', /^"Start Date" is not a date: "soon"/],
	])('%s is asked about', async (startDate, message) => {
		const { error } = await analytics(startDate);
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test.each(['Last 7 Days', 'last7days', 'LAST_7_DAYS'])('the range %s', async (dateRange) => {
		const { error } = await runNode(simulator, {
			parameters: { resource: 'userAccount', operation: 'getAnalytics', dateRange },
		});
		expect([error, simulator.requests]).toEqual([undefined, [expect.objectContaining({ status: 200 })]]);
	});
});
