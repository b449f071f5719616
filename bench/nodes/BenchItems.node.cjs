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
				{ displayName: 'Megabytes', name: 'megabytes', type: 'number', default: 5 },
			],
		};
	}

	async execute() {
		const count = this.getNodeParameter('count', 0);
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

/** A JPEG of exactly so many bytes: start, the frame header with 1000 × 1500 pixels, then filling. */
function jpeg(bytes, seed) {
	const header = Buffer.from('ffd8ffc000110805dc03e803012200021101031101', 'hex');
	const image = Buffer.alloc(bytes, seed + 1);
	header.copy(image);
	return image;
}

module.exports = { BenchItems };
