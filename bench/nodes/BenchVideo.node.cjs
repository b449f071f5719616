const { createReadStream } = require('node:fs');

/** Puts a video file from disk into n8n's binary storage, as a node that downloads it would. */
class BenchVideo {
	constructor() {
		this.description = {
			displayName: 'Bench Video',
			name: 'benchVideo',
			group: ['transform'],
			version: 1,
			description: 'A video for the benchmark',
			defaults: { name: 'Items' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [{ displayName: 'File', name: 'file', type: 'string', default: '' }],
		};
	}

	async execute() {
		const file = createReadStream(this.getNodeParameter('file', 0));
		const data = await this.helpers.prepareBinaryData(file, 'video.mp4', 'video/mp4');
		return [[{ json: {}, binary: { data }, pairedItem: { item: 0 } }]];
	}
}

module.exports = { BenchVideo };
