import { adAccountId } from '../../../things/adAccount';
import { campaignId } from '../../../things/campaign';
import { body } from '../../../operations/operation';

/** Most campaigns that Pinterest takes in one call. */
export const MOST_AT_ONCE = 30;

/** The ad account, in the path and in each element. */
export const ownAdAccountId = adAccountId({ routing: body('ad_account_id') });

/** The campaign of an element. */
export const changedCampaignId = campaignId({ routing: body('id') });
