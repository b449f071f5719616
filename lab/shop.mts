import { createServer } from 'node:http';
import { drawPng } from '../simulator/drawing.mts';

/** The host that the workflows in `examples/` fetch from. Nobody owns it, so the lab puts its own shop in its place. */
export const shopHost = 'https://files.shop.example';

export interface Shop {
	/** `http://127.0.0.1:<port>` */
	url: string;
	/** Puts a new entry at the top of the feed. */
	publish(entry: { title: string; slug: string; image?: boolean }): void;
	/** Addresses of the examples lead here instead. */
	inPlace(workflow: string): string;
	close(): Promise<void>;
}

/** The web shop of the examples: a feed at `/feed.xml` and pictures at `/images/<width>x<height>/<name>.png`. */
export async function startShop(port = 0): Promise<Shop> {
	const entries = [
		{ title: 'Chestnut soup with thyme', slug: 'chestnut-soup', image: true },
		{ title: 'What to do with too many quinces', slug: 'quinces', image: true },
		{ title: 'We are closed on Monday', slug: 'closed-on-monday', image: false },
	];
	let url = '';
	const server = createServer(({ url: path = '' }, answer) => {
		const [, width, height, name] = /^\/images\/(\d{1,4})x(\d{1,4})\/([\w-]+)\.png$/.exec(path) ?? [];
		if (path === '/feed.xml') {
			answer.setHeader('content-type', 'application/rss+xml; charset=utf-8').end(feed(url, entries));
		} else if (name) {
			answer.setHeader('content-type', 'image/png').end(drawPng(name, Number(width), Number(height)));
		} else {
			answer.writeHead(404).end();
		}
	});
	await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
	url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	return {
		url,
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
