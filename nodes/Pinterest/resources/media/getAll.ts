import type { Operation } from '../../../operations/operation';
import { mediaOutput } from '../../../things/media';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many media uploads',
	description: 'List the videos that were uploaded, with their state',
	endpoint: 'media/list',
	fields: [],
	output: mediaOutput,
};
