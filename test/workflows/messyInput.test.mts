import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { runNode, type RunOptions } from './harness.mts';
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
	])('%s', async (_, given, expected) => {
		const { error } = await run({ title: 'Soup', description: given });
		expect([error, sent().description]).toEqual([undefined, expected]);
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
	])('%s', async (_, link, additionalFields, expected) => {
		const { error } = await run({ link, additionalFields });
		expect([error, sent().link]).toEqual([undefined, expected]);
	});
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
		['a page', 'https://shop.example/soup.html', /leads to a web page.*copy the address of the image/],
		['a video', 'https://pictures.example/soup.mp4', /leads to a MP4 video\. Choose "Video From URL" under Media/],
		['a WebP', 'https://pictures.example/soup.webp', /leads to a WEBP file.*"Add option".*"Format".*JPEG/],
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
