import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IBinaryData } from 'n8n-workflow';

import { drawPng } from '../../simulator/drawing.mts';
import { startSimulator, type Fault, type Simulator } from '../../simulator/simulator.mts';
import { video } from '../support/mp4.mts';
import { inMemory, stored, useFileStorage } from '../support/storage.mts';
import { locator, runNode } from './harness.mts';

let simulator: Simulator;
let file: IBinaryData;

beforeAll(async () => {
	await useFileStorage();
	file = await stored(video(), 'soup.mp4', 'video/mp4');
});

beforeEach(async () => {
	simulator = await startSimulator({ rateLimits: { org_write: null, org_read: null } });
});

afterEach(async () => await simulator.close());

function parameters(boardId: string, changes = {}) {
	return {
		resource: 'pin',
		operation: 'create',
		boardId: locator('id', boardId),
		mediaType: 'videoFile',
		title: 'Soup',
		...changes,
	};
}

const pins = () => [...simulator.state.pins.values()];
const calls = (path: RegExp) => simulator.requests.filter((request) => path.test(request.path));

describe('a video Pin', () => {
	test('is made from a file that n8n keeps on disk: registered, uploaded, processed, created', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const { json, error } = await runNode(simulator, { parameters: parameters(board.id), binary: { data: file } });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(pins()).toHaveLength(1);
		const [upload] = calls(/^\/upload\//);
		expect(upload.body).toMatchObject({ file: { bytes: video().length } });
		expect((upload.body as { order: string[] }).order.at(-1)).toBe('file');
		const [created] = calls(/^\/pins$/);
		expect(created.body).toMatchObject({ media_source: { source_type: 'video_id', cover_image_key_frame_time: 1 } });
	});

	test('is made from a file that n8n keeps in memory', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const binary = { data: inMemory(video({ brand: 'qt  ' }), 'soup.mov', 'video/quicktime') };
		const { error } = await runNode(simulator, { parameters: parameters(board.id), binary });
		expect(error).toBeUndefined();
		expect(pins()).toHaveLength(1);
	});

	test('never sends the token to the upload host', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		await runNode(simulator, { parameters: parameters(board.id), binary: { data: file } });
		const [upload] = calls(/^\/upload\//);
		expect(upload.headers.authorization).toBeUndefined();
		expect(upload.headers['content-length']).toMatch(/^\d+$/);
	});

	test.each([
		[
			'url',
			{ coverType: 'url', coverUrl: 'https://example.com/cover.jpg' },
			{ cover_image_url: 'https://example.com/cover.jpg' },
		],
		['key frame', { coverType: 'keyFrame', coverTime: 7 }, { cover_image_key_frame_time: 7 }],
	])('takes its cover from a %s', async (_name, changes, source) => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const { error } = await runNode(simulator, { parameters: parameters(board.id, changes), binary: { data: file } });
		expect(error).toBeUndefined();
		expect((calls(/^\/pins$/)[0].body as { media_source: object }).media_source).toMatchObject(source);
	});

	test('takes its cover from a file', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const binary = { data: file, cover: inMemory(drawPng('cover', 100, 150), 'cover.png', 'image/png') };
		const { error } = await runNode(simulator, { parameters: parameters(board.id, { coverType: 'file' }), binary });
		expect(error?.message).toBeUndefined();
		expect((calls(/^\/pins$/)[0].body as { media_source: object }).media_source).toMatchObject({
			cover_image_content_type: 'image/png',
		});
	});

	test('that takes too long to process names the media ID, with which the next run goes on without an upload', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		simulator.state.settings.mediaProcessing = 4000;
		const slow = await runNode(simulator, {
			parameters: parameters(board.id, { options: { processingTimeout: 1 } }),
			binary: { data: file },
		});
		const [media] = [...simulator.state.media.values()];
		expect(slow.error?.message).toBe('Pinterest is still processing the video after 1 seconds');
		expect(slow.error?.description).toContain(media.id);
		expect(pins()).toHaveLength(0);

		const again = await runNode(simulator, {
			parameters: parameters(board.id, { mediaType: 'mediaId', mediaId: media.id }),
		});
		expect(again.error).toBeUndefined();
		expect(pins()).toHaveLength(1);
		expect(calls(/^\/upload\//)).toHaveLength(1);
	}, 20_000);

	test('whose creation is refused says how to go on without a second upload', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		simulator.faults.add({
			path: '/pins',
			method: 'POST',
			kind: 'status',
			status: 403,
			code: 29,
			message: 'You are not permitted to access that resource.',
		});
		const { error } = await runNode(simulator, { parameters: parameters(board.id), binary: { data: file } });
		const [media] = [...simulator.state.media.values()];
		expect(error?.description).toContain(`with the media ID ${media.id}`);
	});

	test.each([
		['is refused', { kind: 'status', status: 403, code: 29, message: 'No.', times: 9 }],
		['fails again and again', { kind: 'status', status: 503, times: 9 }],
		['cannot be read', { kind: 'bare', times: 9 }],
	] as Array<[string, Fault]>)('whose status call %s names the media ID', async (_words, fault) => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		simulator.faults.add({ ...fault, method: 'GET', path: /^\/media\/\d+$/ });
		const { error } = await runNode(simulator, { parameters: parameters(board.id), binary: { data: file } });
		const [media] = [...simulator.state.media.values()];
		expect(error?.description).toContain(`with the media ID ${media.id}`);
		expect(error?.context.data).toMatchObject({ mediaId: media.id });
	});

	test.each([
		['pinterest-media-upload.s3.evil-amazonaws.com'],
		['pinterest-media-upload.s3-accelerate.amazonaws.com.example'],
		['pinterest-media-upload.s3.example.amazonaws.com'],
		['example.com'],
	])('is never sent to %s', async (host) => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		simulator.state.settings.uploadUrl = `https://${host}/`;
		const { error } = await runNode(simulator, { parameters: parameters(board.id), binary: { data: file } });
		expect(error?.message).toBe('Pinterest named an upload address that is not its own');
		expect(calls(/^\/upload\//)).toHaveLength(0);
	});

	test('that the board already has is skipped before anything is uploaded', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		simulator.state.addPin({ boardId: board.id, title: 'Soup', link: 'https://example.com/soup' });
		const { json } = await runNode(simulator, {
			parameters: parameters(board.id, { link: 'https://example.com/soup', duplicates: 'skipSameLink' }),
			binary: { data: file },
		});
		expect(json).toMatchObject([{ skipped: true }]);
		expect(calls(/media|upload/)).toHaveLength(0);
	});
});

describe('a file that is no video for Pinterest is refused before any call', () => {
	test.each([
		['text named .mp4', Buffer.from('not a video at all'), 'is not an MP4, MOV or M4V video'],
		['a WebM file', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0, 0, 0, 0, 0, 0, 0, 0]), 'is not an MP4, MOV or M4V video'],
		['2 seconds', video({ seconds: 2 }), 'is 2.0 seconds long; Pinterest takes videos of 4 seconds to 15 minutes'],
		['16 minutes', video({ seconds: 960 }), 'is 960.0 seconds long'],
		['a very wide one', video({ width: 2000, height: 900 }), 'is 2000 × 900 pixels'],
		[
			'a very narrow one, recorded sideways',
			video({ width: 2000, height: 900, rotated: true }),
			'is 900 × 2000 pixels',
		],
		['an empty file', Buffer.alloc(0), 'is empty'],
	])('%s', async (_name, bytes, message) => {
		const { error } = await runNode(simulator, {
			parameters: parameters('1'),
			binary: { data: inMemory(bytes, 'soup.mp4', 'video/mp4') },
		});
		expect(error?.message).toContain(message);
		expect(simulator.requests).toHaveLength(0);
	});

	test('a header behind the pictures is left to Pinterest', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const bytes = video({ seconds: 2, headerLast: true, size: 600_000 });
		const { error } = await runNode(simulator, {
			parameters: parameters(board.id),
			binary: { data: inMemory(bytes, 'soup.mp4', 'video/mp4') },
		});
		expect(error).toBeUndefined();
	});
});

test.each(['videoFile', 'videoUrl', 'mediaId'])(
	'in the sandbox, which makes no video Pins, nothing is uploaded or asked: %s',
	async (mediaType) => {
		const { error } = await runNode(simulator, {
			credential: { environment: 'sandbox' },
			parameters: parameters('1', { mediaType, videoUrl: 'https://files.example/soup.mp4', mediaId: '7' }),
			binary: { data: inMemory(video(), 'soup.mp4', 'video/mp4') },
		});
		expect(error?.message).toBe("Pinterest's sandbox makes no video Pins");
		expect(error?.description).toMatch(/^Nothing was uploaded\..*"Environment" is Production\.$/);
		expect(simulator.requests).toHaveLength(0);
	},
);

describe('a video from an address', () => {
	let server: Server;
	let address: string;
	const closed: string[] = [];
	beforeAll(async () => {
		server = createServer((request, response) => {
			if (request.url === '/soup.mp4') return response.end(video());
			if (request.url === '/large.mp4') {
				response.on('close', () => closed.push(request.url!));
				response.writeHead(200, { 'content-length': String(3 * 1024 ** 3) });
				return response.write(video());
			}
			if (request.url === '/endless.mp4') {
				response.on('close', () => closed.push(request.url!));
				const piece = Buffer.alloc(8 * 1024 * 1024, video());
				const more = () => {
					while (!response.destroyed && response.write(piece));
				};
				response.on('drain', more);
				return more();
			}
			if (request.url?.startsWith('/stands.mp4')) {
				response.on('close', () => closed.push(request.url!));
				return response.write(video());
			}
			if (request.url === '/page') return response.end('<!doctype html><p>Log in to see the video</p>');
			return response.writeHead(404).end();
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(() => server.close());

	test('is downloaded into storage and uploaded', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const { error } = await runNode(simulator, {
			parameters: parameters(board.id, { mediaType: 'videoUrl', videoUrl: `${address}/soup.mp4` }),
		});
		expect(error).toBeUndefined();
		expect(pins()).toHaveLength(1);
	});

	test.each([
		['/gone.mp4', 'could not be downloaded', 'HTTP 404'],
		['/page', 'is not an MP4, MOV or M4V video', 'Convert it'],
	])('%s is refused in words', async (path, message, description) => {
		const { error } = await runNode(simulator, {
			parameters: parameters('1', { mediaType: 'videoUrl', videoUrl: `${address}${path}` }),
		});
		expect(error?.message).toContain(message);
		expect(error?.description).toContain(description);
		expect(simulator.requests).toHaveLength(0);
	});

	test.each([
		['declares too much', '/large.mp4', 'has 3.00 GB; Pinterest takes at most 2 GB', ''],
		['declares nothing and sends more than 2 GB', '/endless.mp4', 'has 2.0', ''],
		[
			'falls silent',
			'/stands.mp4?key=letmein#part',
			'could not be downloaded',
			'The server sent nothing for 2 seconds.',
		],
	])('whose server %s is given up, and the connection closed', async (_words, path, message, description) => {
		const { error } = await runNode(simulator, {
			parameters: parameters('1', { mediaType: 'videoUrl', videoUrl: `${address}${path}`, options: { timeout: 2 } }),
		});
		expect(error?.message).toContain(message);
		expect(error?.description).toContain(description);
		while (!closed.includes(path.split('#')[0])) await new Promise((resolve) => setTimeout(resolve, 20));
		expect(simulator.requests).toHaveLength(0);
	});

	test('with a key in its query is told without it', async () => {
		const { error, run } = await runNode(simulator, {
			parameters: parameters('1', { mediaType: 'videoUrl', videoUrl: `={{ "${address}/gone.mp4?key=let" + "mein" }}` }),
		});
		expect(error?.message).toBe(`The video could not be downloaded from ${address}/gone.mp4`);
		expect(JSON.stringify([error, run.data.resultData.error?.message])).not.toContain('letmein');
	});
});

const STEPS: Array<[step: string, fault: Pick<Fault, 'method' | 'path'>]> = [
	['registering', { method: 'POST', path: '/media' }],
	['uploading', { method: 'POST', path: /^\/upload/ }],
	['waiting', { method: 'GET', path: /^\/media\/\d+$/ }],
	['creating', { method: 'POST', path: '/pins' }],
];
const FAULTS: Array<[name: string, fault: Omit<Fault, 'method' | 'path'>]> = [
	['429', { kind: 'rateLimit', resetSeconds: 1, withHeaders: true }],
	['500', { kind: 'status', status: 500 }],
	['a reset before', { kind: 'resetBefore' }],
	['a reset after', { kind: 'resetAfter' }],
	['a slow answer', { kind: 'slow', delay: 300 }],
	['garbage', { kind: 'garbage' }],
];

describe('one Pin is made whatever happens once', () => {
	test.concurrent.each(
		STEPS.flatMap(([step, where]) => FAULTS.map(([name, fault]) => [step, name, { ...where, ...fault }] as const)),
	)('%s meets %s', async (_step, _name, fault) => {
		const own = await startSimulator({ rateLimits: { org_write: null, org_read: null } });
		try {
			const board = own.state.addBoard({ name: 'Soups' });
			own.faults.add(fault as Fault);
			const binary = { data: inMemory(video(), 'soup.mp4', 'video/mp4') };
			const { json, error } = await runNode(own, { parameters: parameters(board.id), binary });
			expect(error).toBeUndefined();
			expect(own.state.pins.size).toBe(1);
			expect(json[0].id).toBe([...own.state.pins.values()][0].id);
		} finally {
			await own.close();
		}
	});
});
