import { createRequire } from 'node:module';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { Agent, fetch, FormData, request } from 'undici';

// Runs under the Node that runs n8n, as a process of its own, and does what the measured nodes do, without n8n: one new
// connection for every call, as n8n makes one. Answers each job with the milliseconds it took.

export interface Job {
	kind: 'list' | 'create' | 'upload' | 'report' | 'batch';
	/** API root. */
	api: string;
	token: string;
	board: string;
	count: number;
	concurrency: number;
	/** For `report`: what is asked of an ad account. */
	report?: { adAccount: string; body: Record<string, unknown> };
	/** For `batch`: what goes out many in a call, and where to. */
	batch?: { shape: 'campaigns' | 'events' | 'items'; target: Record<string, string> };
	/** For `upload`: a video on disk. */
	file?: string;
}

export interface JobResult {
	milliseconds: number;
	/** Different Pins listed or created. */
	pins: number;
}

interface Sending {
	shape: string;
	count: number;
	concurrency: number;
	target: Record<string, string>;
	read: (n: number) => Record<string, unknown>;
	call: (path: string, body: unknown) => Promise<unknown>;
}

const { sendAll, shapes } = createRequire(import.meta.url)('./nodes/shapes.cjs') as {
	sendAll: (sending: Sending) => Promise<unknown[]>;
	shapes: Record<string, { row: (n: number) => Record<string, unknown> }>;
};

const dispatcher = new Agent();

async function call(url: string, token: string, body?: unknown): Promise<Record<string, unknown>> {
	const answer = await request(url, {
		dispatcher,
		method: body ? 'POST' : 'GET',
		headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
		body: body ? JSON.stringify(body) : undefined,
		reset: true,
	});
	if (answer.statusCode > 299) throw new Error(`HTTP ${answer.statusCode} ${await answer.body.text()}`);
	return (await answer.body.json()) as Record<string, unknown>;
}

async function list({ api, token }: Job): Promise<unknown[]> {
	const pins: unknown[] = [];
	let bookmark: unknown;
	do {
		const query = `page_size=250${bookmark ? `&bookmark=${encodeURIComponent(String(bookmark))}` : ''}`;
		const page = await call(`${api}/pins?${query}`, token);
		pins.push(...(page.items as unknown[]));
		({ bookmark } = page);
	} while (bookmark);
	return pins;
}

async function create({ api, token, board, count, concurrency }: Job): Promise<unknown[]> {
	const pins: unknown[] = [];
	let next = 0;
	const worker = async () => {
		while (next < count) {
			const number = ++next;
			const pin = await call(`${api}/pins`, token, {
				board_id: board,
				title: `Pin ${number}`,
				description: `Description of Pin ${number}`,
				link: `https://shop.example/products/${number}`,
				media_source: { source_type: 'image_url', url: `https://shop.example/images/${number}.jpg` },
			});
			pins.push(pin);
		}
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
	return pins;
}

/** Registers a video and streams it from disk. */
async function upload({ api, token, file = '' }: Job): Promise<unknown[]> {
	const media = await call(`${api}/media`, token, { media_type: 'video' });
	const form = new FormData();
	for (const [name, value] of Object.entries(media.upload_parameters as Record<string, string>))
		form.append(name, value);
	form.append('file', await openAsBlob(file, { type: 'video/mp4' }), basename(file));
	const { status } = await fetch(media.upload_url as string, { method: 'POST', body: form, dispatcher });
	if (status !== 204) throw new Error(`HTTP ${status}`);
	return [{ id: media.media_id }];
}

/** Orders a report, fetches its file and parses it. */
async function report({ api, token, report: wanted }: Job): Promise<unknown[]> {
	const path = `${api}/ad_accounts/${wanted!.adAccount}/reports`;
	const order = await call(path, token, wanted!.body);
	const { url } = await call(`${path}?token=${String(order.token)}`, token);
	const answer = await request(String(url), { dispatcher, reset: true });
	const file = (await answer.body.json()) as Record<string, Array<Record<string, unknown>>>;
	return Object.entries(file).flatMap(([id, rows]) => rows.map((row) => ({ ...row, id: `${id} ${String(row.DATE)}` })));
}

/** Everything of a shape, as many in a call as Pinterest takes. */
async function batch({ api, token, count, concurrency, batch: chosen }: Job): Promise<unknown[]> {
	const { shape, target } = chosen!;
	return await sendAll({
		shape,
		count,
		concurrency,
		target,
		read: shapes[shape].row,
		call: async (path, body) => await call(api + path, token, body),
	});
}

const jobs = { list, create, upload, report, batch };

async function work(job: Job): Promise<JobResult> {
	const began = performance.now();
	const pins = await jobs[job.kind](job);
	const milliseconds = performance.now() - began;
	return { milliseconds, pins: new Set(pins.map((pin) => (pin as { id: string }).id)).size };
}

process.on('message', (job: Job) => {
	work(job).then(
		(result) => process.send?.(result),
		(error: Error) => process.send?.({ error: error.message }),
	);
});
process.on('disconnect', () => process.exit());
