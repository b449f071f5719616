import { locator, runNode, type RunOptions } from '../harness.mts';
import { byId, calls, createBoard, createPin, deletePin, getBoard, inWorld, numbered, send } from './world.mts';

type Parameters = RunOptions['parameters'];

const BOARD = '549755885175';
const listBoards = (more: Parameters): Parameters => ({ resource: 'board', operation: 'getAll', ...more });
const updateBoard = (updateFields: object): Parameters => ({
	resource: 'board',
	operation: 'update',
	boardId: byId(BOARD),
	updateFields: updateFields as never,
});

const BAD: Array<[string, Parameters, string | RegExp]> = [
	['a board that the input does not name', getBoard('={{ $json.board }}'), '"Board" is empty; it needs a value.'],
	['an ID with letters', getBoard('12a4'), '"Board" is not an ID: "12a4". IDs consist of digits only.'],
	[
		'the address of a Pin in place of a board',
		{ ...getBoard(''), boardId: locator('url', 'https://www.pinterest.com/pin/813744226420795884/') },
		/^"Board" is not the address of a board/,
	],
	[
		'the address of a board in place of a Pin',
		deletePin('https://www.pinterest.com/willowandthyme/soups/'),
		/^"Pin" is not the address of a Pin/,
	],
	[
		'a short link',
		{ ...deletePin(''), pinId: locator('url', 'https://pin.it/3abcDEF') },
		/^"Pin" is a short pin\.it link/,
	],
	[
		'a title of 101 characters',
		createPin(BOARD, { title: 'x'.repeat(101) }),
		/"Title" has 101 characters.*at most 100/,
	],
	['a description of 801', createPin(BOARD, { description: 'x'.repeat(801) }), /"Description" has 801 .*at most 800/],
	['an alt text of 501', createPin(BOARD, { altText: 'x'.repeat(501) }), /"Alt Text" has 501 .*at most 500/],
	[
		'a link of 2049 characters',
		createPin(BOARD, { link: `https://example.com/${'x'.repeat(2029)}` }),
		/"Link" has 2049 characters.*at most 2048/,
	],
	[
		'a link that is none',
		createPin(BOARD, { link: 'example dot com' }),
		/^"Link" is not a web address: "example dot com"/,
	],
	['a link of another kind', createPin(BOARD, { link: 'javascript:alert(1)' }), /^"Link" is not a web address/],
	['no image', createPin(BOARD, { imageUrl: '={{ $json.image }}' }), '"Image URL" is empty; it needs a value.'],
	['only blanks', createPin(BOARD, { imageUrl: '   ' }), '"Image URL" is empty; it needs a value.'],
	[
		'a WebP address',
		createPin(BOARD, { imageUrl: 'https://example.com/a.webp?w=3' }),
		/^"Image URL" leads to a WEBP file/,
	],
	[
		'a carousel of one',
		createPin(BOARD, { mediaType: 'carouselUrls', carouselItems: { item: [{ url: 'https://example.com/a.jpg' }] } }),
		'A carousel has 2 to 5 images; this item gives 1.',
	],
	[
		'a carousel of six',
		createPin(BOARD, {
			mediaType: 'carouselUrls',
			carouselItems: { item: Array.from({ length: 6 }, () => ({ url: 'https://example.com/a.jpg' })) },
		}),
		'A carousel has 2 to 5 images; this item gives 6.',
	],
	[
		'an image of a carousel without address',
		createPin(BOARD, {
			mediaType: 'carouselUrls',
			carouselItems: { item: [{ url: 'https://example.com/a.jpg' }, { url: '' }] },
		}),
		'"Image URL (2)" is empty; it needs a value.',
	],
	[
		'a choice that does not exist',
		createPin(BOARD, { longText: '={{ "cut" }}' }),
		/^"Long Text" has no choice "cut"\. The choices are refuse, shorten\./,
	],
	[
		'a color that is none',
		createPin(BOARD, { additionalFields: { dominantColor: 'red' } }),
		/^"Dominant Color" is not a color: "red"/,
	],
	['a limit of 0', listBoards({ limit: 0 }), '"Limit" is 0; it must be at least 1.'],
	['half a result', listBoards({ limit: 1.5 }), '"Limit" must be a whole number.'],
	['a limit that is no number', listBoards({ limit: '={{ "many" }}' }), '"Limit" is not a number.'],
	['a concurrency of 51', getBoard(BOARD, { options: { concurrency: 51 } }), /^"Concurrency" is 51; .* at most 50/],
	[
		'a privacy that does not exist',
		createBoard('Autumn', { additionalFields: { privacy: '={{ "HIDDEN" }}' } }),
		/^"Privacy" has no choice "HIDDEN"/,
	],
	['a board without a name', createBoard('={{ $json.name }}'), '"Name" is empty; it needs a value.'],
	['an update without a change', updateBoard({}), '"Update Fields" is empty; it needs a value.'],
	['a name taken away', updateBoard({ name: '' }), '"Name" is empty; it needs a value.'],
	[
		'a section name of 181 characters',
		{ resource: 'boardSection', operation: 'create', boardId: byId(BOARD), name: 'x'.repeat(181) },
		/"Name" has 181 characters.*at most 180/,
	],
	[
		'no fields selected',
		{ ...getBoard(BOARD), output: 'selected', fields: '={{ [] }}' },
		'"Fields" is empty; it needs a value.',
	],
	['another host', send('GET', 'https://example.com/v5/boards'), /^"Path" leads to another host/],
	['a way out of the API', send('GET', '/boards/../../oauth'), /^"Path" has characters that a path cannot have/],
	[
		'a body that is no JSON',
		send('POST', '/boards', { body: '{name: 1' }),
		'"JSON Body" is not a JSON object or list.',
	],
];

describe('bad input fails before any call', () => {
	test.concurrent.each(BAD)('%s', async (_words, parameters, message) => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, { parameters });
			if (typeof message === 'string') expect(error?.message).toBe(message);
			else expect(error?.message).toMatch(message);
			expect(error?.description).toContain('Nothing was sent to Pinterest for this item');
			expect(error?.context.itemIndex).toBe(0);
			expect(simulator.requests).toHaveLength(0);
		});
	});

	test.concurrent('one message lists everything that is wrong with the item', async () => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, {
				parameters: createPin('not-an-id', {
					title: 'x'.repeat(120),
					description: 'y'.repeat(900),
					link: 'nowhere',
					imageUrl: '={{ "" }}',
					additionalFields: { dominantColor: 'red', parentPinId: 'abc' },
					options: { concurrency: 0 },
				}),
			});
			for (const label of [
				'Board',
				'Title',
				'Description',
				'Link',
				'Image URL',
				'Dominant Color',
				'Parent Pin ID',
				'Concurrency',
			]) {
				expect(error?.message).toContain(`"${label}" `);
			}
			expect(simulator.requests).toHaveLength(0);
		});
	});

	test.concurrent.each([
		['no such field', {}, /has no (file|binary|data)|binary/i],
		['a text named .jpg', { mimeType: 'image/jpeg', fileName: 'a.jpg', data: 'SGVsbG8=' }, /JPEG|PNG/],
		['a WebP', { mimeType: 'image/webp', data: Buffer.from('RIFF\0\0\0\0WEBPVP8 ').toString('base64') }, /WebP/i],
		['an empty file', { mimeType: 'image/png', data: '' }, /empty/i],
	])('a file that cannot be pinned is not sent: %s', async (_words, data, message) => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, {
				parameters: createPin(BOARD, { mediaType: 'imageFile', binaryPropertyName: 'data' }),
				binary: 'data' in data ? { data: data as never } : undefined,
			});
			expect(`${error?.message} ${error?.description}`).toMatch(message);
			expect(simulator.requests).toHaveLength(0);
		});
	});

	test.concurrent('texts of just the right length are sent, counted in characters as people see them', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const { error, json } = await runNode(simulator, {
				parameters: createPin(id, { title: '🍲'.repeat(100), description: 'ß'.repeat(800) }),
			});
			expect(error).toBeUndefined();
			expect(json[0].title).toBe('🍲'.repeat(100));
		});
	});

	test.concurrent('one bad item among good ones: no call for it, and its number is told', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const { error } = await runNode(simulator, {
				parameters: getBoard('={{ $json.id }}', { options: { concurrency: 1 } }),
				items: numbered(5, (n) => ({ id: n === 2 ? 'oops' : id })),
			});
			expect(error?.message).toBe('"Board" is not an ID: "oops". IDs consist of digits only.');
			expect(error?.context.itemIndex).toBe(2);
			expect(calls(simulator)).toHaveLength(2);
		});
	});
});
