/** Builds files that begin like real videos, small and with any header. */

function box(type: string, ...content: Buffer[]): Buffer {
	const body = Buffer.concat(content);
	const head = Buffer.alloc(8);
	head.writeUInt32BE(body.length + 8);
	head.write(type, 4, 'latin1');
	return Buffer.concat([head, body]);
}

function movieHeader(seconds: number): Buffer {
	const content = Buffer.alloc(100);
	content.writeUInt32BE(1000, 12);
	content.writeUInt32BE(Math.round(seconds * 1000), 16);
	return box('mvhd', content);
}

function trackHeader(width: number, height: number, rotated: boolean): Buffer {
	const content = Buffer.alloc(84);
	const matrix = rotated ? [0, 65536, 0, -65536, 0, 0, 0, 0, 0x40000000] : [65536, 0, 0, 0, 65536, 0, 0, 0, 0x40000000];
	matrix.forEach((value, position) => content.writeInt32BE(value, 40 + position * 4));
	content.writeUInt32BE(width * 65536, 76);
	content.writeUInt32BE(height * 65536, 80);
	return box('tkhd', content);
}

export interface VideoOptions {
	/** As in the first box: `isom`, `M4V `, `qt  `. */
	brand?: string;
	seconds?: number;
	width?: number;
	height?: number;
	rotated?: boolean;
	/** Bytes of pictures and sound. */
	size?: number;
	/** The header stands behind the pictures, as cameras write it. */
	headerLast?: boolean;
}

export function video(options: VideoOptions = {}): Buffer {
	const {
		brand = 'isom',
		seconds = 10,
		width = 1080,
		height = 1920,
		rotated = false,
		size = 1000,
		headerLast = false,
	} = options;
	const first = box('ftyp', Buffer.from(`${brand}\0\0\0\0`, 'latin1'));
	const sound = box('trak', trackHeader(0, 0, false));
	const movie = box('moov', movieHeader(seconds), sound, box('trak', trackHeader(width, height, rotated)));
	const pictures = box('mdat', Buffer.alloc(size));
	return Buffer.concat(headerLast ? [first, pictures, movie] : [first, movie, pictures]);
}
