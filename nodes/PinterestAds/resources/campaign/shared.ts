import { adAccountId } from '../../../things/adAccount';
import { campaignId } from '../../../things/campaign';
import { body } from '../../../operations/operation';

/** The ad account, in the path and in each element. */
export const ownAdAccountId = adAccountId({ routing: body('ad_account_id') });

/** The campaign of an element. */
export const changedCampaignId = campaignId({ routing: body('id') });
