import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { subscriberRole, subscriptionId } from '../../../things/leadSubscription';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a lead subscription',
	description:
		'Stop the delivery of leads to an address. The workflow of a Pinterest Lead Ads Trigger whose subscription is deleted gets no more leads until it is activated again.',
	endpoint: 'ad_accounts_subscriptions/del_by_id',
	fields: [adAccountId(), subscriptionId],
	advise: subscriberRole,
	output: deleted,
};
