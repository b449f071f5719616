import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { drawPng } from '../../simulator/drawing.mts';
import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { useFileStorage } from '../support/storage.mts';
import { runNode, type RunOptions } from './harness.mts';
import { createPin } from './rules/world.mts';

const files: Record<string, Buffer> = {
	'/front.png': drawPng('front', 600, 900),
	'/back.png': drawPng('back', 600, 900),
	'/wide.png': drawPng('wide', 900, 600),
	'/photo': Buffer.from('RIFF\x24\x00\x00\x00WEBPVP8 ', 'latin1'),
	'/page': Buffer.from('<!DOCTYPE html><html></html>'),
};

let simulator: Simulator;
let shop: Server;
let at: string;
let boardId: string;

beforeAll(async () => {
	await useFileStorage();
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null } });
	shop = createServer(({ url = '' }, answer) => {
		const file = files[url.split('?')[0]];
		const [, movedTo] = /^\/moved\/(.*)/.exec(url) ?? [];
		if (url.startsWith('/endless')) {
			const piece = Buffer.alloc(1024 * 1024);
			const more = () => {
				while (!answer.destroyed && answer.write(piece));
			};
			answer.on('drain', more);
			more();
		} else if (movedTo) answer.writeHead(302, { location: `/${movedTo}` }).end();
		else answer.writeHead(file ? 200 : 404).end(file);
	});
	await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done));
	at = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
});

afterAll(async () => {
	await simulator.close();
	shop.closeAllConnections();
	shop.close();
});

beforeEach(() => {
	simulator.reset();
	boardId = simulator.state.addBoard({ name: 'Soups' }).id;
});

const byN8n = { additionalFields: { fetchedBy: 'n8n' } };

const run = async (values: RunOptions['parameters']) =>
	await runNode(simulator, { parameters: createPin(boardId, { ...byN8n, ...values }) });

const media = () => (simulator.requests.at(-1)!.body as { media_source: Record<string, unknown> }).media_source;

const slots = (...names: string[]) => ({
	mediaType: 'carouselUrls',
	carouselItems: { item: names.map((name) => ({ url: `${at}/${name}`, title: name })) },
});

test('an image that only n8n reaches is sent as a file', async () => {
	const { error } = await run({ imageUrl: `${at}/front.png?fm=webp` });
	expect(error).toBeUndefined();
	expect(media()).toMatchObject({ source_type: 'image_base64', content_type: 'image/png' });
	expect(simulator.state.pins.size).toBe(1);
});

test('an image that has moved is followed', async () => {
	const { error } = await run({ imageUrl: `${at}/moved/front.png` });
	expect(error).toBeUndefined();
	expect(media()).toMatchObject({ source_type: 'image_base64', content_type: 'image/png' });
});

test('a carousel too, with its texts', async () => {
	const { error } = await run(slots('front.png', 'back.png'));
	expect(error).toBeUndefined();
	expect(media()).toMatchObject({
		source_type: 'multiple_image_base64',
		items: [
			{ title: 'front.png', content_type: 'image/png' },
			{ title: 'back.png', content_type: 'image/png' },
		],
	});
	expect(JSON.stringify(media())).not.toContain('http://');
});

test('the cover of a video too', async () => {
	const uploaded = { bytes: 5_000_000, readable: true, uploadedAt: 0 };
	const { id: mediaId } = Object.assign(simulator.state.addMedia(), uploaded);
	const cover = { coverType: 'url', coverUrl: `${at}/front.png` };
	const { error } = await run({ mediaType: 'mediaId', mediaId, ...cover });
	expect(error).toBeUndefined();
	expect(media()).toMatchObject({ cover_image_content_type: 'image/png' });
});

test.each<[string, () => RunOptions['parameters'], RegExp]>([
	['a WebP under any name', () => ({ imageUrl: `${at}/photo` }), /is not a JPEG or PNG image, but a WebP image/],
	['a page in place of the image', () => ({ imageUrl: `${at}/page` }), /but a web page/],
	['an image that has moved to a page', () => ({ imageUrl: `${at}/moved/page` }), /but a web page/],
	[
		'nothing there',
		() => ({ imageUrl: `${at}/gone?key=secret` }),
		/The image could not be downloaded from http:\/\/127\.0\.0\.1:\d+\/gone$/,
	],
	[
		'a server that never ends',
		() => ({ imageUrl: `${at}/endless` }),
		/has 20\.1 MB; Pinterest takes at most 20 MB|has 2\d\.\d MB/,
	],
	['images of different sizes', () => slots('front.png', 'wide.png'), /The images of the carousel differ in size/],
])('%s: told, and no Pin is made', async (_, values, message) => {
	const { error } = await run(values());
	expect(error?.message).toMatch(message);
	expect(`${error?.message} ${error?.description}`).not.toContain('secret');
	expect(simulator.requests).toEqual([]);
});

test('the sizes that differ are told, of files as well', async () => {
	const file = (bytes: Buffer) => ({ data: bytes.toString('base64'), mimeType: 'image/png' });
	const parameters = createPin(boardId, { mediaType: 'carouselFiles', binaryPropertyName: 'a, b' });
	const binary = { a: file(files['/front.png']), b: file(files['/wide.png']) };
	const { error } = await runNode(simulator, { parameters, binary });
	expect(error?.description).toContain('image 1 has 600 × 900, image 2 has 900 × 600');
	expect(simulator.requests).toEqual([]);
});
