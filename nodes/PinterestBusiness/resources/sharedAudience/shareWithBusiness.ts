import { businessRecipients, sharing } from '../../../things/sharedAudience';
import { sharedAudience } from './shared';

export const shareWithBusiness = sharing(
	{
		name: 'Share With Business',
		value: 'shareWithBusiness',
		action: 'Share an audience with businesses',
		description:
			'Share an audience that a business owns with other businesses, or take it back. They must belong to the same business hierarchy.',
		endpoint: 'update_business_to_business_shared_audience',
	},
	sharedAudience,
	businessRecipients,
);
