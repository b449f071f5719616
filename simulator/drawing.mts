import { crc32, deflateSync } from 'node:zlib';

const kept = new Map<string, Buffer>();
const KEEP = 200;

/**
 * A real PNG for a Pin: two colours that follow from its id, running into each other, with a disc before them.
 * @param seed decides the colours and where the disc stands
 */
export function drawPng(seed: string, width: number, height: number): Buffer {
	const name = `${seed} ${width}x${height}`;
	const known = kept.get(name);
	if (known) return known;
	const png = encode(seed, width, height);
	kept.set(name, png);
	if (kept.size > KEEP) kept.delete(kept.keys().next().value as string);
	return png;
}

/** The first of the two colours, as '#RRGGBB': a Pin's dominant colour. */
export function dominantColor(seed: string): string {
	return `#${colour(hue(seed), 0).toString('hex')}`.toUpperCase();
}

function encode(seed: string, width: number, height: number): Buffer {
	const shades = 64;
	const palette = Buffer.concat([
		...Array.from({ length: shades }, (_, shade) => colour(hue(seed), shade / shades)),
		colour(hue(seed) + 0.5, 0.2),
	]);
	const pixels = Buffer.alloc((width + 1) * height);
	const radius = Math.min(width, height) * 0.28;
	const middle = { x: width * (0.35 + 0.3 * hue(`${seed}x`)), y: height * (0.35 + 0.3 * hue(`${seed}y`)) };
	for (let y = 0; y < height; y += 1) {
		const row = y * (width + 1) + 1;
		pixels.fill(Math.floor((y / height) * shades), row, row + width);
		const half = Math.sqrt(Math.max(0, radius ** 2 - (y - middle.y) ** 2));
		if (half > 0) {
			const left = Math.max(0, Math.round(middle.x - half));
			pixels.fill(shades, row + left, row + Math.min(width, Math.round(middle.x + half)));
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 3, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		chunk('IHDR', header),
		chunk('PLTE', palette),
		chunk('IDAT', deflateSync(pixels, { level: 1 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const framed = Buffer.alloc(typed.length + 8);
	framed.writeUInt32BE(data.length, 0);
	typed.copy(framed, 4);
	framed.writeUInt32BE(crc32(typed), typed.length + 4);
	return framed;
}

/** 0 to 1, the same for the same seed. */
function hue(seed: string): number {
	return (crc32(seed) % 997) / 997;
}

/** Three bytes of a soft colour; `shade` 0 to 1 makes it lighter. */
function colour(turn: number, shade: number): Buffer {
	const channel = (offset: number) => {
		const wave = 0.5 + 0.5 * Math.cos(2 * Math.PI * (turn + offset));
		return Math.round(255 * (0.25 + 0.45 * wave + 0.3 * shade));
	};
	return Buffer.from([channel(0), channel(1 / 3), channel(2 / 3)]);
}
