import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { tagEventOutput } from '../../../things/conversionTag';
import { order } from '../../../things/order';

export const getPageVisitTags: Operation = {
	name: 'Get Page Visit Tags',
	value: 'getPageVisitTags',
	action: 'Get the page visit tags',
	description: 'List the tags of an ad account that record visits of pages',
	endpoint: 'page_visit_conversion_tags/get',
	fields: [adAccountId(), order],
	output: tagEventOutput,
};
