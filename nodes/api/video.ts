import { inputFailure } from './failure';
import type { ItemFile } from './files';

/** Limits: "Review organic Pin specs" of help.pinterest.com. Bytes, seconds, and width divided by height. */
const MOST_BYTES = 2 * 1024 ** 3;
const SHORTEST = 4;
const LONGEST = 15 * 60;
const NARROWEST = 1 / 2;
const WIDEST = 1.91;

/** As much of a file as is read to find its header, which stands at the end of some files and is then not checked. */
const HEADER_BYTES = 512 * 1024;

/** Types of the first box of an MP4, M4V or QuickTime file (ISO/IEC 14496-12; older MOV files have no `ftyp`). */
const FIRST_BOXES = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
const STILL_BRANDS = /^(avif|avis|heic|heix|mif1|msf1)/;

/** What the header of a video tells; nothing where it was not within reach. */
export interface VideoHeader {
	/** Seconds. */
	duration?: number;
	/** Pixels as shown, after any rotation. */
	width?: number;
	height?: number;
}

interface Box {
	type: string;
	/** Where its content begins and ends. */
	start: number;
	end: number;
}

function* boxes(bytes: Buffer, from: number, to: number): Generator<Box> {
	for (let at = from; at + 8 <= to; ) {
		const type = bytes.toString('latin1', at + 4, at + 8);
		const small = bytes.readUInt32BE(at);
		const header = small === 1 ? 16 : 8;
		if (at + header > to) return;
		const size = small === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : small === 0 ? to - at : small;
		if (size < header) return;
		yield { type, start: at + header, end: Math.min(at + size, to) };
		at += size;
	}
}

function child(bytes: Buffer, parent: Box | undefined, type: string): Box | undefined {
	if (!parent) return undefined;
	for (const box of boxes(bytes, parent.start, parent.end)) if (box.type === type) return box;
	return undefined;
}

/** Reads duration and size of an MP4, M4V or QuickTime file from its first bytes. */
export function readVideoHeader(bytes: Buffer): VideoHeader {
	const movie = child(bytes, { type: 'file', start: 0, end: bytes.length }, 'moov');
	const header = child(bytes, movie, 'mvhd');
	if (!movie || !header) return {};
	return { duration: durationOf(bytes, header), ...sizeOf(bytes, movie) };
}

function durationOf(bytes: Buffer, { start, end }: Box): number | undefined {
	const long = bytes[start] === 1;
	const at = start + (long ? 20 : 12);
	if (at + 12 > end) return undefined;
	const timescale = bytes.readUInt32BE(at);
	const units = long ? Number(bytes.readBigUInt64BE(at + 4)) : bytes.readUInt32BE(at + 4);
	return timescale > 0 && units > 0 ? units / timescale : undefined;
}

function sizeOf(bytes: Buffer, movie: Box): Pick<VideoHeader, 'width' | 'height'> {
	for (const track of boxes(bytes, movie.start, movie.end)) {
		if (track.type !== 'trak') continue;
		const header = child(bytes, track, 'tkhd');
		if (!header) continue;
		const matrix = header.start + (bytes[header.start] === 1 ? 52 : 40);
		if (matrix + 44 > header.end) continue;
		// Sizes are fixed-point numbers, with 16 bits behind the point. Sound has none.
		const width = bytes.readUInt32BE(matrix + 36) / 65536;
		const height = bytes.readUInt32BE(matrix + 40) / 65536;
		if (width === 0 || height === 0) continue;
		const onItsSide = bytes.readInt32BE(matrix) === 0 && bytes.readInt32BE(matrix + 4) !== 0;
		return onItsSide ? { width: height, height: width } : { width, height };
	}
	return {};
}

/**
 * Checks a video before it is uploaded: kind and size, and length and shape where its header tells them.
 * @returns the MIME type to upload it with
 * @throws Failure of kind `input`
 */
export async function checkVideo(file: ItemFile): Promise<'video/mp4' | 'video/quicktime'> {
	const { where, parameter, size } = file;
	const beginning = await file.beginning(HEADER_BYTES);
	const first = beginning.toString('latin1', 4, 8);
	const brand = beginning.toString('latin1', 8, 12);
	if (!FIRST_BOXES.has(first) || STILL_BRANDS.test(brand)) {
		throw inputFailure(
			`The file ${where} is not an MP4, MOV or M4V video`,
			'Pinterest takes videos in these formats only, with H.264 or H.265. What counts are the bytes of the file, not its name. Convert it and try again.',
			parameter,
		);
	}
	const problem = sizeProblem(size) ?? headerProblem(readVideoHeader(beginning));
	if (problem)
		throw inputFailure(`The video ${where} ${problem}`, 'Edit or convert the video and try again.', parameter);
	return first !== 'ftyp' || brand.startsWith('qt') ? 'video/quicktime' : 'video/mp4';
}

/** What is wrong with the size of a video, in bytes; the end of a sentence about it. */
export function sizeProblem(size: number): string | undefined {
	return size > MOST_BYTES ? `has ${(size / 1024 ** 3).toFixed(2)} GB; Pinterest takes at most 2 GB` : undefined;
}

function headerProblem({ duration, width, height }: VideoHeader): string | undefined {
	if (duration !== undefined && (duration < SHORTEST || duration > LONGEST + 1)) {
		return `is ${duration.toFixed(1)} seconds long; Pinterest takes videos of 4 seconds to 15 minutes`;
	}
	const shape = width && height ? width / height : undefined;
	if (shape !== undefined && (shape < NARROWEST - 0.01 || shape > WIDEST + 0.01)) {
		return `is ${width} × ${height} pixels; Pinterest takes shapes from 1:2 (upright) to 1.91:1 (wide)`;
	}
	return undefined;
}
