import type { IExecuteFunctions } from 'n8n-workflow';

import type { Client } from './client';
import { download } from './download';
import { inputFailure } from './failure';
import { openFile, type ItemFile } from './files';

/** What Pinterest takes in one image ("Review organic Pin specs" of help.pinterest.com), in bytes. */
const MOST_BYTES = 20 * 1024 * 1024;

const ACCEPTED = { jpeg: 'image/jpeg', png: 'image/png' } as const;

/** How files of known kinds begin. Bytes tell what a file is; its name and its declared type may not. */
const SIGNATURES: ReadonlyArray<[kind: string, begins: RegExp]> = [
	['jpeg', /^\xff\xd8\xff/],
	['png', /^\x89PNG\r\n/],
	['a WebP image', /^RIFF[^]{4}WEBP/],
	['a GIF image', /^GIF8/],
	['an AVIF image', /^[^]{4}ftypavi[fs]/],
	['a HEIC image', /^[^]{4}ftyp(hei|mif|msf)/],
	['a video', /^[^]{4}ftyp/],
	['a BMP image', /^BM/],
	['a TIFF image', /^(II\*\0|MM\0\*)/],
	['a PDF document', /^%PDF/],
	['a web page', /^\s*<(!doctype html|html)/i],
	['an SVG image', /^\s*<(\?xml[^]*)?<?svg/i],
];

/** An image as `POST /pins` takes it (schema PinMediaSourceImageBase64). */
export interface Image {
	content_type: (typeof ACCEPTED)[keyof typeof ACCEPTED];
	/** Base64, without a `data:` prefix. */
	data: string;
}

const SMALLER = 'Make it smaller, for example with the Edit Image node: 1000 × 1500 pixels are enough for a Pin.';

const sizeProblem = (bytes: number): string | undefined =>
	bytes > MOST_BYTES
		? `has ${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1)} MB; Pinterest takes at most 20 MB`
		: undefined;

/**
 * Reads an image from an item.
 * @param property the binary field's name
 * @param parameter internal name of the parameter that names the field
 * @throws Failure of kind `input` when it is missing, empty, too large, or neither JPEG nor PNG
 */
export async function readImage(
	functions: IExecuteFunctions,
	index: number,
	property: string,
	parameter = 'binaryPropertyName',
): Promise<Image> {
	return await imageIn(await openFile(functions, index, property, parameter));
}

/**
 * Downloads an image through n8n, within the network rules of its server.
 * @param parameter internal name of the parameter that gives the address
 * @throws Failure of kind `input` when there is none, or it is too large, or neither JPEG nor PNG
 */
export async function downloadImage(
	functions: IExecuteFunctions,
	client: Client,
	url: string,
	parameter: string,
): Promise<Image> {
	const file = await download(functions, client, url, {
		thing: 'image',
		parameter,
		fileName: 'image',
		mimeType: 'application/octet-stream',
		sizeProblem,
		remedy: SMALLER,
	});
	return await imageIn(file);
}

async function imageIn(file: ItemFile): Promise<Image> {
	const problem = sizeProblem(file.size);
	if (problem) throw inputFailure(`The image ${file.where} ${problem}`, SMALLER, file.parameter);
	const bytes = await file.read();
	return { content_type: typeOf(bytes, file), data: bytes.toString('base64') };
}

/** Width and height in pixels, e.g. `1000 × 1500`; undefined where the header does not tell. */
export function pixelsOf({ content_type: type, data }: Image): string | undefined {
	const bytes = Buffer.from(data, 'base64');
	if (type === 'image/png') return `${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)}`;
	// JPEG is a row of segments, one of which, SOF0 to SOF15, begins with precision, height and width (ITU T.81, B.2.2).
	for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
		const marker = bytes[at + 1];
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return `${bytes.readUInt16BE(at + 7)} × ${bytes.readUInt16BE(at + 5)}`;
	}
	return undefined;
}

function typeOf(bytes: Buffer, { where, parameter }: ItemFile): Image['content_type'] {
	const beginning = bytes.subarray(0, 256).toString('latin1');
	const kind = SIGNATURES.find(([, begins]) => begins.test(beginning))?.[0];
	if (kind === 'jpeg' || kind === 'png') return ACCEPTED[kind];
	throw inputFailure(
		`The file ${where} is not a JPEG or PNG image${kind ? `, but ${kind}` : ''}`,
		kind?.endsWith('image')
			? conversionOf(kind)
			: 'What counts are the bytes of the file, not its name. Check the node that reads or downloads the image.',
		parameter,
	);
}

/** How a picture of another kind becomes one that Pins take; the Edit Image node does not read all of them. */
export const conversionOf = (kind: string): string =>
	/HEIC|AVIF|SVG|TIFF/i.test(kind)
		? 'Pins take JPEG and PNG only, and the Edit Image node may not read this kind. Export it as JPEG where it comes from; shops and media libraries often give a JPEG at another address.'
		: 'Pins take JPEG and PNG only. Put an Edit Image node between the file and this node, choose the operation "Rotate" (0 degrees leave the picture as it is), click "Add option", choose "Format", and set it to JPEG.';
