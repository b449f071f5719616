import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { conversionTagId, conversionTagOutput } from '../../../things/conversionTag';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a tag',
	description: 'Get a Pinterest tag with its code snippet, its state, and when it last fired',
	endpoint: 'conversion_tags/get',
	fields: [adAccountId(), conversionTagId()],
	output: conversionTagOutput,
};
