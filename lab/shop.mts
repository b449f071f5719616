import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { drawPng } from '../simulator/drawing.mts';
import { video } from '../test/support/mp4.mts';

/** The host that the workflows in `examples/` fetch from. Nobody owns it, so the lab puts its own shop in its place. */
export const shopHost = 'https://files.shop.example';

export interface Shop {
	/** `http://127.0.0.1:<port>` */
	url: string;
	/** Puts a new entry at the top of the feed. */
	publish(entry: { title: string; slug: string; image?: boolean }): void;
	/** What was posted to `/hooks/<name>`, as a chat receives it, oldest first. */
	messages: unknown[];
	/** Addresses of the examples lead here instead. */
	inPlace(workflow: string): string;
	close(): Promise<void>;
}

/**
 * The web shop of the examples: a feed at `/feed.xml`, pictures at `/images/<width>x<height>/<name>.png`, videos of ten seconds at
 * `/videos/<width>x<height>/<name>.mp4`, and a chat that takes JSON at `/hooks/<name>`.
 */
export async function startShop(port = 0): Promise<Shop> {
	const entries = [
		{ title: 'Chestnut soup with thyme', slug: 'chestnut-soup', image: true },
		{ title: 'What to do with too many quinces', slug: 'quinces', image: true },
		{ title: 'We are closed on Monday', slug: 'closed-on-monday', image: false },
	];
	let url = '';
	const messages: unknown[] = [];
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
		} else if (method === 'POST' && path.startsWith('/hooks/')) {
			void json(request).then(
				(message) => {
					messages.push(message);
					answer.setHeader('content-type', 'text/plain').end('ok');
				},
				() => answer.writeHead(400).end('no JSON'),
			);
		} else {
			answer.writeHead(404).end();
		}
	});
	await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
	url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	return {
		url,
		messages,
		publish: ({ title, slug, image = true }) => void entries.unshift({ title, slug, image }),
		inPlace: (workflow) => workflow.replaceAll(shopHost, url),
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

function feed(url: string, entries: Array<{ title: string; slug: string; image: boolean }>): string {
	const items = entries.map(
		({ title, slug, image }) => `
		<item>
			<title>${title}</title>
			<link>https://shop.example/blog/${slug}</link>
			<description>${title}, told in the shop's blog.</description>
			${image ? `<enclosure url="${url}/images/1000x1500/${slug}.png" type="image/png" length="0" />` : ''}
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
