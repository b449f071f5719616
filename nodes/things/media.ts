import { webAddress } from '../operations/checks';
import { processingTimeout } from '../operations/fields';
import type { Field } from '../operations/operation';
import { text, type Output } from '../operations/output';

/** An uploaded video: schema MediaUploadDetails of the API description. */
export const mediaOutput: Output = {
	columns: { media_id: text(), media_type: text(), status: text() },
	selectable: ['media_id', 'media_type', 'status'],
};

/** The binary field of an item that holds a video. */
export const videoFile: Field = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the input field that holds the video',
	description: 'MP4, MOV or M4V with H.264 or H.265, up to 2 GB, 4 seconds to 15 minutes',
};

/** The address of a video that n8n downloads. */
export const videoUrl: Field = {
	displayName: 'Video URL',
	name: 'videoUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/soup.mp4',
	description:
		'Address of an MP4, MOV or M4V file, up to 2 GB. n8n downloads it and uploads it to Pinterest, piece by piece.',
	check: webAddress,
};

/** For operations that wait until a video is ready. */
export const videoTimeout = processingTimeout(
	'How long to wait until Pinterest has processed a video. After that the item fails and names the media ID to continue with.',
);
