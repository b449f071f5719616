import { body } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import type { Numbers } from '../../../things/adNumbers';
import { campaignId } from '../../../things/campaign';

/** The ad account, in the path and in each element. */
export const ownAdAccountId = adAccountId({ routing: body('ad_account_id') });

/** The campaign of an element. */
export const changedCampaignId = campaignId({ routing: body('id') });

export const numbers: Numbers = {
	things: 'campaigns',
	label: 'Campaign',
	parameter: 'campaignIds',
	example: '626735565838',
	query: 'campaign_ids',
	column: 'campaign_id',
};
