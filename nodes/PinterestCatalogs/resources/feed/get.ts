import type { Operation } from '../../../operations/operation';
import { feedId, feedOutput } from '../../../things/feed';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a feed',
	description: 'Get one feed: file, format, country, schedule, status',
	endpoint: 'feeds/get',
	fields: [feedId({ required: true })],
	actsForAdAccount: true,
	output: feedOutput,
};
