import { body, type Field } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { audienceId, audienceRole } from '../../../things/audience';
import { adAccountRecipients, businessRecipients, sharing } from '../../../things/sharedAudience';

const own: Field[] = [adAccountId(), audienceId({ routing: body('audience_id') })];

const description = (others: string): string =>
	`Share an audience that the ad account owns with ${others}, or take it back. They must belong to the same business hierarchy. Pinterest opens this app by app.`;

export const shareWithAdAccount = sharing(
	{
		name: 'Share With Ad Account',
		value: 'shareWithAdAccount',
		action: 'Share an audience with other ad accounts',
		description: description('other ad accounts'),
		endpoint: 'update_ad_account_to_ad_account_shared_audience',
		advise: audienceRole,
	},
	own,
	adAccountRecipients,
);

export const shareWithBusiness = sharing(
	{
		name: 'Share With Business',
		value: 'shareWithBusiness',
		action: 'Share an audience with a business',
		description: description('businesses'),
		endpoint: 'update_ad_account_to_business_shared_audience',
		advise: audienceRole,
	},
	own,
	businessRecipients,
);
