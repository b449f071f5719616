import { setStatusOf } from '../../../things/adStatus';
import { campaignOutput } from '../../../things/campaign';
import { changedCampaignId, ownAdAccountId } from './shared';

export const setStatus = setStatusOf({
	thing: 'campaign',
	article: 'a',
	endpoint: 'campaigns/update',
	fields: [ownAdAccountId, changedCampaignId],
	output: campaignOutput,
});
