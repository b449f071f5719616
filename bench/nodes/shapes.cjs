const { createHash } = require('node:crypto');

/**
 * What goes out many in a call: rows as people have them, the fields of a row that a node has as expressions, and the calls that
 * become of them. Used by the bench's nodes inside n8n and by undici outside.
 */
const shapes = {
	campaigns: {
		most: 30,
		row: (n) => ({ name: `Campaign ${n}`, budget: 10 + (n % 90) }),
		path: ({ adAccount }) => `/ad_accounts/${adAccount}/campaigns`,
		element: ({ name, budget }, { adAccount }) => ({
			ad_account_id: adAccount,
			name,
			objective_type: 'AWARENESS',
			daily_spend_cap: Number(budget) * 1_000_000,
			is_campaign_budget_optimization: true,
			status: 'PAUSED',
		}),
		body: (elements) => elements,
		results: (answer) => answer.items.map(({ data }) => data),
	},

	events: {
		most: 1000,
		row: (n) => ({ id: `order-${n}`, email: `buyer${n}@customers.example` }),
		path: ({ adAccount }) => `/ad_accounts/${adAccount}/events`,
		element: ({ id, email }) => ({
			event_name: 'checkout',
			action_source: 'web',
			event_time: Math.floor(Date.now() / 1000),
			event_id: id,
			user_data: { em: [createHash('sha256').update(email.trim().toLowerCase()).digest('hex')] },
		}),
		body: (elements) => ({ data: elements }),
		results: (answer, elements) => answer.events.map((event, at) => ({ id: elements[at].event_id, ...event })),
	},

	items: {
		most: 1000,
		row: (n) => ({
			id: `mug-${n}`,
			attributes: {
				title: `Mug ${n}`,
				description: 'Blue, with a handle',
				link: `https://shop.example/mugs/${n}`,
				image_link: `https://shop.example/mugs/${n}.jpg`,
				price: '14.99 EUR',
				availability: 'in stock',
			},
		}),
		path: () => '/catalogs/items/batch',
		element: ({ id, attributes }) => ({ operation: 'UPSERT', item_id: id, attributes }),
		body: (elements, { catalog }) => ({
			catalog_id: catalog,
			catalog_type: 'RETAIL',
			country: 'DE',
			language: 'de',
			items: elements,
		}),
		results: (answer) => answer.items.map((item) => ({ id: item.item_id, ...item })),
	},
};

/**
 * Sends everything, as many in a call as Pinterest takes and so many calls at once.
 * @param read the row of a place
 * @param call sends a body to a path and returns the answer
 * @returns what Pinterest says of each, in order
 */
async function sendAll({ shape, count, concurrency, target, read, call }) {
	const { most, element, body, path, results } = shapes[shape];
	const output = [];
	let next = 0;
	const worker = async () => {
		while (next < count) {
			const from = next;
			next = Math.min(count, from + most);
			const elements = Array.from({ length: next - from }, (_, at) => element(read(from + at), target));
			const told = results(await call(path(target), body(elements, target)), elements);
			told.forEach((one, at) => (output[from + at] = one));
		}
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
	return output;
}

module.exports = { shapes, sendAll };
