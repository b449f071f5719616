import { numericId } from '../../../operations/checks';
import type { Operation } from '../../../operations/operation';
import { mediaOutput } from '../../../things/media';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a media upload',
	description: 'Get the state of one uploaded video: registered, processing, succeeded or failed',
	endpoint: 'media/get',
	fields: [
		{
			displayName: 'Media ID',
			name: 'mediaId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 5195521234567890123',
			description: 'ID of the uploaded video',
			check: numericId,
		},
	],
	output: mediaOutput,
};
