import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { audienceId, audienceOutput } from '../../../things/audience';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get an audience',
	description:
		'Get one audience: type, status, size. READY: ads can use it; INITIALIZING: Pinterest still fills it; TOO_SMALL: fewer than 100 people.',
	endpoint: 'audiences/get',
	fields: [adAccountId(), audienceId()],
	output: audienceOutput,
};
