import type { IExecuteFunctions } from 'n8n-workflow';

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
	const file = await openFile(functions, index, property, parameter);
	if (file.size > MOST_BYTES) {
		throw inputFailure(
			`The image ${file.where} has ${(Math.ceil((file.size / 1024 / 1024) * 10) / 10).toFixed(1)} MB; Pinterest takes at most 20 MB`,
			'Make it smaller, for example with the Edit Image node: 1000 × 1500 pixels are enough for a Pin.',
			parameter,
		);
	}
	const bytes = await file.read();
	return { content_type: typeOf(bytes, file), data: bytes.toString('base64') };
}

function typeOf(bytes: Buffer, { where, parameter }: ItemFile): Image['content_type'] {
	const beginning = bytes.subarray(0, 256).toString('latin1');
	const kind = SIGNATURES.find(([, begins]) => begins.test(beginning))?.[0];
	if (kind === 'jpeg' || kind === 'png') return ACCEPTED[kind];
	throw inputFailure(
		`The file ${where} is not a JPEG or PNG image${kind ? `, but ${kind}` : ''}`,
		kind?.endsWith('image')
			? 'Pins take JPEG and PNG only. Convert it, for example with the Edit Image node, and try again.'
			: 'What counts are the bytes of the file, not its name. Check the node that reads or downloads the image.',
		parameter,
	);
}
