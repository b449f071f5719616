import { adAccountRecipients, sharing } from '../../../things/sharedAudience';
import { sharedAudience } from './shared';

export const shareWithAdAccount = sharing(
	{
		name: 'Share With Ad Account',
		value: 'shareWithAdAccount',
		action: 'Share an audience with ad accounts',
		description:
			'Share an audience of a business with ad accounts, or take it back. They must belong to the same business hierarchy.',
		endpoint: 'update_business_to_ad_account_shared_audience',
	},
	sharedAudience,
	adAccountRecipients,
);
