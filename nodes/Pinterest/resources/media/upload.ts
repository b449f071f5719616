import { downloadVideo } from '../../../api/download';
import { openFile, type ItemFile } from '../../../api/files';
import { namingMedia, processing, uploadVideo } from '../../../api/upload';
import { checkVideo } from '../../../api/video';
import type { Call } from '../../../operations/call';
import type { Operation } from '../../../operations/operation';
import { mediaOutput, videoFile, videoTimeout, videoUrl } from '../../../things/media';

export const upload: Operation = {
	name: 'Upload',
	value: 'upload',
	action: 'Upload a video',
	description:
		'Upload a video to Pinterest and wait until it is ready. Returns the media ID, with which "Create" of the resource Pin makes a video Pin (not in the sandbox, which takes the video and makes no Pin of it). MP4, MOV or M4V, up to 2 GB, 4 seconds to 15 minutes.',
	endpoint: 'media/create',
	fields: [
		{
			displayName: 'Video',
			name: 'source',
			type: 'options',
			default: 'file',
			description: 'Where the video comes from',
			options: [
				{ name: 'From File', value: 'file', description: 'A video from a previous node' },
				{ name: 'From URL', value: 'url', description: 'A video with a public address' },
			],
		},
		{ ...videoFile, displayOptions: { show: { source: ['file'] } } },
		{ ...videoUrl, displayOptions: { show: { source: ['url'] } } },
		{
			displayName: 'Wait Until Ready',
			name: 'waitUntilReady',
			type: 'boolean',
			default: true,
			description: 'Whether to wait until Pinterest has processed the video. Only then can a Pin show it.',
		},
	],
	output: mediaOutput,
	options: [videoTimeout],
	job: {
		async start(call) {
			const { functions, client } = call.execution;
			const file = await source(call);
			return (await uploadVideo(functions, client, file, await checkVideo(file))).mediaId;
		},
		waits: ({ waitUntilReady }) => waitUntilReady === true,
		begun: (id) => ({ media_id: id, media_type: 'video', status: 'registered' }),
		pending: processing,
		naming: namingMedia,
	},
};

async function source(call: Call): Promise<ItemFile> {
	const { functions, client } = call.execution;
	if (call.values.source === 'url') return await downloadVideo(functions, client, call.text('videoUrl').trim());
	return await openFile(functions, call.index, call.text('binaryPropertyName').trim(), 'binaryPropertyName');
}
