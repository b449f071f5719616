const { sendAll, shapes } = require('./shapes.js');

/** The least that a node can do: n8n's request helper with the credential, in a simple pool. No retries, pacing or checks. */
class BenchBare {
	constructor() {
		this.description = {
			displayName: 'Bench Bare Helper',
			name: 'benchBare',
			group: ['transform'],
			version: 1,
			description: 'n8n’s request helper and nothing else',
			defaults: { name: 'Bare' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: 'pinterestOAuth2Api', required: true }],
			properties: [
				{ displayName: 'Job', name: 'job', type: 'string', default: 'list' },
				{ displayName: 'API', name: 'api', type: 'string', default: '' },
				{ displayName: 'Board', name: 'board', type: 'string', default: '' },
				{ displayName: 'Expressions', name: 'expressions', type: 'boolean', default: false },
				...['Title', 'Description', 'Link', 'Image'].map((displayName) => ({
					displayName,
					name: displayName.toLowerCase(),
					type: 'string',
					default: '',
				})),
				{ displayName: 'Concurrency', name: 'concurrency', type: 'number', default: 5 },
				{ displayName: 'Shape', name: 'shape', type: 'string', default: '' },
				{ displayName: 'Target', name: 'target', type: 'json', default: '{}' },
				{ displayName: 'Row', name: 'row', type: 'collection', default: {}, options: rowFields() },
			],
		};
	}

	async execute() {
		const url = `${this.getNodeParameter('api', 0)}/pins`;
		const call = async (options) =>
			await this.helpers.httpRequestWithAuthentication.call(this, 'pinterestOAuth2Api', {
				url,
				json: true,
				...options,
			});
		const job = this.getNodeParameter('job', 0);
		if (job === 'list') return [await list(call)];
		if (job === 'batch') return [await batch(this)];

		const board = this.getNodeParameter('board', 0);
		const items = this.getInputData();
		const output = new Array(items.length);
		let next = 0;
		const expressions = this.getNodeParameter('expressions', 0);
		const names = ['title', 'description', 'link', 'image'];
		const contentOf = (item) =>
			expressions
				? Object.fromEntries(names.map((name) => [name, this.getNodeParameter(name, item)]))
				: items[item].json;
		const worker = async () => {
			while (next < items.length) {
				const item = next++;
				output[item] = {
					json: await call({ method: 'POST', body: pinOf(contentOf(item), board) }),
					pairedItem: { item },
				};
			}
		};
		await Promise.all(Array.from({ length: this.getNodeParameter('concurrency', 0) }, worker));
		return [output];
	}
}

/** The fields of all rows, so that each can be an expression. */
function rowFields() {
	const names = Object.values(shapes).flatMap(({ row }) => Object.keys(row(0)));
	return [...new Set(names)].map((name) => ({ displayName: name, name, type: 'string', default: '' }));
}

async function batch(node) {
	const items = node.getInputData();
	const api = node.getNodeParameter('api', 0);
	const expressions = node.getNodeParameter('expressions', 0);
	const output = await sendAll({
		shape: node.getNodeParameter('shape', 0),
		count: items.length,
		concurrency: node.getNodeParameter('concurrency', 0),
		target: JSON.parse(node.getNodeParameter('target', 0)),
		read: (item) => (expressions ? node.getNodeParameter('row', item) : items[item].json),
		call: async (path, body) =>
			await node.helpers.httpRequestWithAuthentication.call(node, 'pinterestOAuth2Api', {
				url: api + path,
				method: 'POST',
				json: true,
				body,
			}),
	});
	return output.map((json, item) => ({ json, pairedItem: { item } }));
}

async function list(call) {
	const output = [];
	let bookmark;
	do {
		const page = await call({ method: 'GET', qs: { page_size: 250, ...(bookmark && { bookmark }) } });
		for (const json of page.items) output.push({ json, pairedItem: { item: 0 } });
		({ bookmark } = page);
	} while (bookmark);
	return output;
}

function pinOf({ title, description, link, image }, board) {
	return { board_id: board, title, description, link, media_source: { source_type: 'image_url', url: image } };
}

module.exports = { BenchBare };
