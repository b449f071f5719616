import type { Operation } from '../../../operations/operation';
import { adId, adOutput } from '../../../things/ad';
import { adAccountId } from '../../../things/adAccount';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get an ad',
	description: 'Get one ad: its Pin, status, and what the review said',
	endpoint: 'ads/get',
	fields: [adAccountId(), adId()],
	output: adOutput,
};
