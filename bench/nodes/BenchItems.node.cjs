const { shapes } = require('./shapes.js');

/** Makes input for the node that is measured: Pins to create, or image files in n8n's binary storage. */
class BenchItems {
	constructor() {
		this.description = {
			displayName: 'Bench Items',
			name: 'benchItems',
			group: ['transform'],
			version: 1,
			description: 'Items for the benchmark',
			defaults: { name: 'Items' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [
				{ displayName: 'Count', name: 'count', type: 'number', default: 1 },
				{ displayName: 'Files', name: 'files', type: 'number', default: 0 },
				{ displayName: 'Rows', name: 'rows', type: 'boolean', default: false },
				{ displayName: 'Shape', name: 'shape', type: 'string', default: '' },
				{ displayName: 'In an Item', name: 'inAnItem', type: 'number', default: 1 },
				{ displayName: 'Megabytes', name: 'megabytes', type: 'number', default: 5 },
			],
		};
	}

	async execute() {
		const count = this.getNodeParameter('count', 0);
		if (this.getNodeParameter('rows', 0)) return [rows(count)];
		const shape = this.getNodeParameter('shape', 0);
		if (shape) return [shaped(shapes[shape], count, this.getNodeParameter('inAnItem', 0))];
		const files = [];
		for (let number = 0; number < this.getNodeParameter('files', 0); number++) {
			const image = jpeg(this.getNodeParameter('megabytes', 0) * 1024 * 1024, number);
			files.push(await this.helpers.prepareBinaryData(image, `photo-${number}.jpg`, 'image/jpeg'));
		}
		const items = Array.from({ length: count }, (_, at) => ({
			json: {
				title: `Pin ${at + 1}`,
				description: `Description of Pin ${at + 1}`,
				link: `https://shop.example/products/${at + 1}`,
				image: `https://shop.example/images/${at + 1}.jpg`,
			},
			...(files.length > 0 && { binary: { data: { ...files[at % files.length] } } }),
			pairedItem: { item: 0 },
		}));
		return [items];
	}
}

/** Rows of a shape, an item each or so many in one. */
function shaped({ row }, count, inAnItem) {
	const all = Array.from({ length: count }, (_, n) => row(n));
	if (inAnItem === 1) return all.map((json) => ({ json, pairedItem: { item: 0 } }));
	return Array.from({ length: Math.ceil(count / inAnItem) }, (_, at) => ({
		json: { rows: all.slice(at * inAnItem, (at + 1) * inAnItem) },
		pairedItem: { item: 0 },
	}));
}

/** A JPEG of exactly so many bytes: start, the frame header with 1000 × 1500 pixels, then filling. */
function jpeg(bytes, seed) {
	const header = Buffer.from('ffd8ffc000110805dc03e803012200021101031101', 'hex');
	const image = Buffer.alloc(bytes, seed + 1);
	header.copy(image);
	return image;
}

/** Rows as a report has them: what they need by themselves. */
function rows(count) {
	return Array.from({ length: count }, (_, at) => {
		const [day, campaign] = [at % 185, Math.floor(at / 185)];
		const date = new Date(Date.UTC(2026, 3, 1 + day)).toISOString().slice(0, 10);
		const id = String(626_000_000_000 + campaign);
		return {
			json: {
				key: `${date}|CAMPAIGN|${id}|30/30/1`,
				level: 'CAMPAIGN',
				entity_id: id,
				date,
				campaign_id: id,
				campaign_name: `Campaign ${campaign}`,
				spend: at * 0.43,
				total_impression: at * 71,
				total_clickthrough: at,
				outbound_click_1: at * 0.8,
				ctr: 1 / (at + 3),
				ecpc: 0.43,
				ecpm: 3.21 + at / 7,
				total_engagement: at * 2,
				total_checkout: at % 17,
				total_checkout_value: (at % 17) * 49.9,
				checkout_roas: at / 11,
				click_window_days: 30,
				engagement_window_days: 30,
				view_window_days: 1,
				conversion_report_time: 'TIME_OF_AD_ACTION',
			},
			pairedItem: { item: 0 },
		};
	});
}

module.exports = { BenchItems };
