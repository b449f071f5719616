import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { campaignId, campaignOutput } from '../../../things/campaign';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a campaign',
	description: 'Get one campaign: objective, status, budget and times',
	endpoint: 'campaigns/get',
	fields: [adAccountId(), campaignId()],
	output: campaignOutput,
};
