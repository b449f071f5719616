import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { subscriberRole, subscriptionId, subscriptionOutput } from '../../../things/leadSubscription';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a lead subscription',
	description: 'Get one subscription to leads: where it delivers, for which form, and the key that decrypts its leads',
	endpoint: 'ad_accounts_subscriptions/get_by_id',
	fields: [adAccountId(), subscriptionId],
	advise: subscriberRole,
	output: subscriptionOutput,
};
