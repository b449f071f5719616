import { imageBroken, imageFormat, imageTooLarge, imageUnreachable, invalid, invalidLink } from './errors.mts';
import type { Image, State } from './state.mts';

/** Largest picture that may be pinned (product specs of Pinterest's help centre). */
const MAX_BYTES = 20 * 1024 * 1024;

export interface Base64Image {
	content_type: 'image/jpeg' | 'image/png';
	data: string;
}

/**
 * Looks at an uploaded picture and keeps what is worth knowing: size and type. The data itself is not kept.
 * @throws when it is too large, not what `content_type` says, or broken
 */
export function uploadedImage(state: State, { content_type: contentType, data }: Base64Image): Image {
	const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0;
	const bytes = (data.length / 4) * 3 - padding;
	if (data.length === 0 || data.length % 4 !== 0) throw invalid("Invalid request: 'data' is not valid base64");
	if (bytes > MAX_BYTES) throw imageTooLarge();
	const decoded = Buffer.from(data, 'base64');
	// Buffer skips what is not base64 (line breaks, the "data:" prefix), so its length tells.
	if (decoded.length !== bytes) throw invalid("Invalid request: 'data' is not valid base64");
	if (typeByBytes(decoded) !== contentType) throw imageFormat();
	const size = contentType === 'image/png' ? pngSize(decoded) : jpegSize(decoded);
	if (size === 'broken') throw imageBroken();
	return { id: state.newImageId(), bytes, contentType, ...size };
}

/**
 * A picture that Pinterest would fetch. Nothing outside is fetched here: what the address itself tells must do.
 * @throws when the address is no http(s) address, names a host that cannot exist, or ends in another format
 */
export function fetchedImage(state: State, address: string): Image {
	const url = webAddress(address);
	if (url === undefined) throw invalidLink();
	if (url.hostname.endsWith('.invalid')) throw imageUnreachable();
	if (/\.(webp|gif|bmp|tiff?|heic|avif|svg)$/i.test(url.pathname)) throw imageFormat();
	return { id: state.newImageId(), sourceUrl: address };
}

/** The address parsed, where it is one that a browser could open. */
export function webAddress(address: string): URL | undefined {
	if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) return undefined;
	return new URL(address);
}

function typeByBytes(data: Buffer): string | undefined {
	if (data.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') return 'image/png';
	if (data.subarray(0, 3).toString('hex') === 'ffd8ff') return 'image/jpeg';
	return undefined;
}

interface Size {
	width: number;
	height: number;
}

function pngSize(data: Buffer): Size | 'broken' {
	if (data.length < 24 || data.toString('latin1', 12, 16) !== 'IHDR') return 'broken';
	const size = { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
	return size.width > 0 && size.height > 0 ? size : 'broken';
}

/** Walks the segments up to the frame header, which carries the size. */
function jpegSize(data: Buffer): Size | 'broken' {
	let at = 2;
	while (at + 9 < data.length && data[at] === 0xff) {
		const marker = data[at + 1];
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
		at += 2 + data.readUInt16BE(at + 2);
	}
	return 'broken';
}
