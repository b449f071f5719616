import type { Readable } from 'node:stream';

export interface MultipartForm {
	/** Form fields in the order in which they came, up to the file. */
	fields: Record<string, string>;
	/** Names in order, the file included; S3 ignores what follows the file. */
	order: string[];
	file?: { filename: string; bytes: number; start: Buffer };
}

/** Reads a multipart/form-data body as it comes in; of the file only its size and first bytes are kept. */
export async function readMultipart(body: Readable, contentType: string): Promise<MultipartForm> {
	const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
	if (boundary === undefined) throw new Error('no boundary');
	const separator = Buffer.from(`\r\n--${boundary}`);
	const form: MultipartForm = { fields: {}, order: [] };
	let part: { name: string; filename?: string; value: Buffer[]; bytes: number } | undefined;
	// The first boundary has no line break before it; with one put there, all boundaries look the same.
	let pending: Buffer = Buffer.from('\r\n');
	let ended = false;

	const keep = (data: Buffer) => {
		if (part === undefined || data.length === 0) return;
		if (part.filename === undefined || part.bytes < 64) part.value.push(Buffer.from(data));
		part.bytes += data.length;
	};
	const finish = () => {
		if (part === undefined) return;
		const value = Buffer.concat(part.value);
		form.order.push(part.name);
		if (form.file === undefined) {
			if (part.filename === undefined) form.fields[part.name] = value.toString('utf8');
			else if (part.name === 'file') {
				form.file = { filename: part.filename, bytes: part.bytes, start: value.subarray(0, 64) };
			}
		}
		part = undefined;
	};

	for await (const data of body) {
		pending = pending.length === 0 ? (data as Buffer) : Buffer.concat([pending, data as Buffer]);
		while (!ended) {
			const at = pending.indexOf(separator);
			if (at < 0) {
				const certain = Math.max(0, pending.length - separator.length);
				keep(pending.subarray(0, certain));
				pending = pending.subarray(certain);
				break;
			}
			const after = at + separator.length;
			const last = pending.toString('latin1', after, after + 2) === '--';
			const head = pending.indexOf('\r\n\r\n', after);
			if (!last && head < 0) {
				keep(pending.subarray(0, at));
				pending = pending.subarray(at);
				break;
			}
			keep(pending.subarray(0, at));
			finish();
			if (last) {
				ended = true;
				break;
			}
			const heading = pending.toString('utf8', after, head);
			part = {
				name: /\bname="([^"]*)"/i.exec(heading)?.[1] ?? '',
				filename: /\bfilename="([^"]*)"/i.exec(heading)?.[1],
				value: [],
				bytes: 0,
			};
			pending = pending.subarray(head + 4);
		}
		if (ended) pending = Buffer.alloc(0);
	}
	if (!ended) throw new Error('the closing boundary is missing');
	return form;
}
