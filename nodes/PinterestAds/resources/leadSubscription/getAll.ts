import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { listedSubscriptionOutput, subscriberRole } from '../../../things/leadSubscription';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many lead subscriptions',
	description: 'List who receives the leads of an ad account: addresses and lead forms, without keys',
	endpoint: 'ad_accounts_subscriptions/get_list',
	fields: [adAccountId()],
	advise: subscriberRole,
	output: listedSubscriptionOutput,
};
