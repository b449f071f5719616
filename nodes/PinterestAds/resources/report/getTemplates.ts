import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { orderFilter } from '../../../things/order';
import { reportTemplateOutput } from '../../../things/reportTemplate';

export const getTemplates: Operation = {
	name: 'Get Templates',
	value: 'getTemplates',
	action: 'Get report templates',
	description: 'List the report templates that were saved in Ads Manager for an ad account',
	endpoint: 'templates/list',
	fields: [adAccountId(), orderFilter],
	output: reportTemplateOutput,
};
