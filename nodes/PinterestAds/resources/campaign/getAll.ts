import { filters } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { idsFilter, statusFilter } from '../../../things/adEntity';
import { campaignOutput } from '../../../things/campaign';
import { order } from '../../../things/order';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many campaigns',
	description: 'List the campaigns of an ad account. Without a filter Pinterest leaves out archived ones and drafts.',
	endpoint: 'campaigns/list',
	fields: [adAccountId(), filters(idsFilter('Campaign', 'campaignIds', 'campaign_ids'), order, statusFilter)],
	output: campaignOutput,
};
