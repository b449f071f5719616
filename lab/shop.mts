import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { drawPng } from '../simulator/drawing.mts';
import { video } from '../test/support/mp4.mts';

/** The host that the workflows in `examples/` fetch from. Nobody owns it, so the lab puts its own shop in its place. */
export const shopHost = 'https://files.shop.example';

/** An entry of the feed; its image is at the usual place unless it has none or an address of its own. */
interface Entry {
	title: string;
	slug: string;
	image?: boolean | string;
}

export interface Shop {
	/** `http://127.0.0.1:<port>` */
	url: string;
	/** Puts a new entry at the top of the feed. */
	publish(entry: Entry): void;
	/** The table at `/rows`, as a spreadsheet keeps it. */
	rows: Array<Record<string, unknown>>;
	/** What was posted to `/hooks/<name>`, as a chat receives it, oldest first. */
	messages: unknown[];
	/** Addresses of the examples lead here instead. */
	inPlace(workflow: string): string;
	close(): Promise<void>;
}

/**
 * The web shop of the examples: a feed at `/feed.xml`, pictures at `/images/<width>x<height>/<name>.png`, videos of ten seconds at
 * `/videos/<width>x<height>/<name>.mp4`, a chat that takes JSON at `/hooks/<name>`, and a table at `/rows` that takes the new cells of the
 * row whose `row_number` they name.
 */
export async function startShop(port = 0): Promise<Shop> {
	const entries: Entry[] = [
		{ title: 'Chestnut soup with thyme', slug: 'chestnut-soup', image: true },
		{ title: 'What to do with too many quinces', slug: 'quinces', image: true },
		{ title: 'We are closed on Monday', slug: 'closed-on-monday', image: false },
	];
	let url = '';
	const messages: unknown[] = [];
	const rows: Shop['rows'] = [];
	const server = createServer((request, answer) => {
		const { url: path = '', method } = request;
		const [, kind, width, height, name] =
			/^\/(images|videos)\/(\d{1,4})x(\d{1,4})\/([\w-]+)\.(?:png|mp4)$/.exec(path) ?? [];
		if (path === '/feed.xml') {
			answer.setHeader('content-type', 'application/rss+xml; charset=utf-8').end(feed(url, entries));
		} else if (kind === 'images') {
			answer.setHeader('content-type', 'image/png').end(drawPng(name, Number(width), Number(height)));
		} else if (kind === 'videos') {
			answer.setHeader('content-type', 'video/mp4').end(video({ width: Number(width), height: Number(height) }));
		} else if (path === '/rows' && method === 'GET') {
			answer.setHeader('content-type', 'application/json').end(JSON.stringify(rows));
		} else if (method === 'POST' && (path === '/rows' || path.startsWith('/hooks/'))) {
			void json(request).then(
				(message) => {
					if (path === '/rows') write(message as Record<string, unknown>);
					else messages.push(message);
					answer.setHeader('content-type', 'text/plain').end('ok');
				},
				() => answer.writeHead(400).end('no JSON'),
			);
		} else {
			answer.writeHead(404).end();
		}
	});
	const write = (cells: Record<string, unknown>) => {
		Object.assign(rows.find((row) => row.row_number === cells.row_number) ?? {}, cells);
	};
	await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
	url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	return {
		url,
		messages,
		rows,
		publish: ({ title, slug, image = true }) => void entries.unshift({ title, slug, image }),
		inPlace: (workflow) => workflow.replaceAll(shopHost, url),
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

function feed(url: string, entries: Entry[]): string {
	const items = entries.map(
		({ title, slug, image }) => `
		<item>
			<title>${title}</title>
			<link>https://shop.example/blog/${slug}</link>
			<description>${title}, told in the shop's blog.</description>
			${image ? `<enclosure url="${image === true ? `${url}/images/1000x1500/${slug}.png` : image}" type="image/png" length="0" />` : ''}
		</item>`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
	<channel>
		<title>Shop blog</title>
		<link>https://shop.example/blog</link>
		<description>News from the shop</description>${items.join('')}
	</channel>
</rss>`;
}
