import type { IBinaryData } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { drawPng } from '../../simulator/drawing.mts';
import { locator, runNode, type Result } from './harness.mts';

let simulator: Simulator;
let boardId: string;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	boardId = simulator.state.addBoard({ name: 'Soups' }).id;
});

const png = drawPng('soup', 100, 150);
/** Begins like a JPEG, with a frame header that gives 100 × 150 pixels. */
const jpeg = Buffer.concat([
	Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b08009600640101110000', 'hex'),
	Buffer.alloc(100),
	Buffer.from('ffd9', 'hex'),
]);

const file = (bytes: Buffer, fileName = 'image.png', mimeType = 'image/png'): IBinaryData => ({
	data: bytes.toString('base64'),
	mimeType,
	fileName,
});

async function createFrom(bytes: Buffer, more: { fileName?: string; mimeType?: string } = {}): Promise<Result> {
	return await runNode(simulator, {
		parameters: {
			resource: 'pin',
			operation: 'create',
			boardId: locator('id', boardId),
			mediaType: 'imageFile',
			binaryPropertyName: 'data',
		},
		binary: { data: file(bytes, more.fileName, more.mimeType) },
	});
}

/** Fails before anything is sent. */
function refused({ error, json }: Result) {
	expect(json).toEqual([]);
	expect(simulator.requests).toEqual([]);
	expect(simulator.state.pins.size).toBe(0);
	expect(error?.context.itemIndex).toBe(0);
	return { message: error!.message, description: error!.description };
}

const sentMedia = () =>
	(simulator.requests[0].body as { media_source: { content_type: string; data: string } }).media_source;

test.each([
	['PNG', png, 'image/png'],
	['JPEG', jpeg, 'image/jpeg'],
])('%s by its bytes', async (_, bytes, contentType) => {
	const { json, error } = await createFrom(bytes);
	expect(error).toBeUndefined();
	expect(json).toEqual([expect.objectContaining({ board_id: boardId, image_size: '1200x1800' })]);
	expect(sentMedia()).toEqual({
		source_type: 'image_base64',
		content_type: contentType,
		data: bytes.toString('base64').length > 4096 ? expect.any(String) : bytes.toString('base64'),
	});
});

test.each([
	['a PNG that says it is a WebP, in name and type', png, 'photo.webp', 'image/webp', 'image/png'],
	['a JPEG that says it is a text', jpeg, 'notes.txt', 'text/plain', 'image/jpeg'],
	['a PNG named .jpg', png, 'photo.jpg', 'image/jpeg', 'image/png'],
])('%s goes out as what it is', async (_, bytes, fileName, mimeType, contentType) => {
	const { error } = await createFrom(bytes, { fileName, mimeType });
	expect(error).toBeUndefined();
	expect(sentMedia().content_type).toBe(contentType);
});

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const convert =
	'Pins take JPEG and PNG only. Put an Edit Image node between the file and this node, choose the operation "Rotate" (0 degrees leave the picture as it is), click "Add option", choose "Format", and set it to JPEG.';
const exportIt = expect.stringContaining('Export it as JPEG where it comes from') as unknown as string;
const checkSource =
	'What counts are the bytes of the file, not its name. Check the node that reads or downloads the image.';

test.each([
	['WebP', latin1('RIFF\x24\x00\x00\x00WEBPVP8 '), ', but a WebP image', convert],
	['GIF', latin1('GIF89a'), ', but a GIF image', convert],
	['AVIF', latin1('\0\0\0\x20ftypavif\0\0\0\0'), ', but an AVIF image', exportIt],
	['HEIC', latin1('\0\0\0\x18ftypheic\0\0\0\0'), ', but a HEIC image', exportIt],
	['BMP', latin1('BM\x46\0\0\0\0\0'), ', but a BMP image', convert],
	['TIFF', latin1('II*\0\x08\0\0\0'), ', but a TIFF image', exportIt],
	['SVG', latin1('<svg xmlns="http://www.w3.org/2000/svg"/>'), ', but an SVG image', exportIt],
	['SVG with a prologue', latin1('<?xml version="1.0"?>\n<svg/>'), ', but an SVG image', exportIt],
	['a video', latin1('\0\0\0\x18ftypmp42\0\0\0\0'), ', but a video', checkSource],
	['a PDF', latin1('%PDF-1.7\n'), ', but a PDF document', checkSource],
	['a web page (a login page that was downloaded)', latin1('\n<!DOCTYPE html><html>'), ', but a web page', checkSource],
	['text named .jpg', latin1('Hello, I am a photo'), '', checkSource],
	['JSON', latin1('{"error": "not found"}'), '', checkSource],
])('%s is refused', async (_, bytes, kind, description) => {
	expect(refused(await createFrom(bytes, { fileName: 'photo.jpg', mimeType: 'image/jpeg' }))).toEqual({
		message: `The file in the field "data" is not a JPEG or PNG image${kind}`,
		description,
	});
});

test('20 MB go out, one byte more does not', async () => {
	const most = 20 * 1024 * 1024;
	const { error, json } = await createFrom(Buffer.concat([png, Buffer.alloc(most - png.length)]));
	expect([error, json.length]).toEqual([undefined, 1]);
	simulator.reset();
	boardId = simulator.state.addBoard({ name: 'Soups' }).id;
	expect(refused(await createFrom(Buffer.concat([png, Buffer.alloc(most - png.length + 1)])))).toEqual({
		message: 'The image in the field "data" has 20.1 MB; Pinterest takes at most 20 MB',
		description: 'Make it smaller, for example with the Edit Image node: 1000 × 1500 pixels are enough for a Pin.',
	});
});

test('25 MB are refused', async () => {
	const large = Buffer.concat([jpeg, Buffer.alloc(25 * 1024 * 1024 - jpeg.length)]);
	expect(refused(await createFrom(large)).message).toBe(
		'The image in the field "data" has 25.0 MB; Pinterest takes at most 20 MB',
	);
});

test('an empty file is refused', async () => {
	expect(refused(await createFrom(Buffer.alloc(0)))).toEqual({
		message: 'The file in the field "data" is empty',
		description: 'Check the node that reads or downloads it.',
	});
});

describe('the field', () => {
	const withField = async (binaryPropertyName: string, binary?: Record<string, IBinaryData>) =>
		await runNode(simulator, {
			parameters: {
				resource: 'pin',
				operation: 'create',
				boardId: locator('id', boardId),
				mediaType: 'imageFile',
				binaryPropertyName,
			},
			binary,
		});

	test('an item without files', async () => {
		expect(refused(await withField('data'))).toEqual({
			message: 'The item has no file in the field "data"',
			description:
				'It has no files at all. Give the name of the field that holds the file under "Input Data Field Name", or put a node before this one that reads or downloads the file.',
		});
	});

	test('an item with other files names them', async () => {
		expect(refused(await withField('data', { photo: file(png), thumb: file(png) })).description).toMatch(
			/^It has "photo", "thumb"\. Give the name of the field/,
		);
	});

	test('no name', async () => {
		expect(refused(await withField(' '))).toMatchObject({
			message: '"Input Data Field Name" is empty; it needs a value.',
		});
	});

	test('blanks around the name do not matter', async () => {
		expect((await withField(' data ', { data: file(png) })).error).toBeUndefined();
	});
});

test('the bytes that Pinterest cannot read are explained', async () => {
	const { error } = await createFrom(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40)]));
	expect(error).toMatchObject({
		message: 'Pinterest could not read the image',
		description: expect.stringContaining('save it again as JPEG or PNG'),
		httpCode: '403',
	});
	expect(simulator.state.pins.size).toBe(0);
});
