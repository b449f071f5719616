import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../api/failure';
import { numericId } from '../operations/checks';
import { createdAt, type Lookup } from '../operations/exactlyOnce';
import type { Field } from '../operations/operation';
import { identity, text, type Output } from '../operations/output';

/** The parameter `subscriptionId`. */
export const subscriptionId: Field = {
	displayName: 'Subscription ID',
	name: 'subscriptionId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 8078432025948590686',
	description: 'As Create and Get Many return it',
	check: numericId,
};

const columns: Output['columns'] = {
	id: identity,
	webhook_url: text(),
	lead_form_id: text(),
	ad_account_id: text(),
	user_account_id: text(),
	api_version: text(),
	created_at: text((subscription: IDataObject) => {
		const at = createdAt(subscription);
		return Number.isNaN(at) ? undefined : new Date(at).toISOString();
	}),
};

const selectable = [
	'ad_account_id',
	'api_version',
	'created_time',
	'id',
	'lead_form_id',
	'user_account_id',
	'webhook_url',
];

const CRYPTOGRAPHY = ['cryptographic_algorithm', 'cryptographic_key'];

/** A subscription in a list, without the key of its deliveries: schema LeadSubscription of the API description. */
export const listedSubscriptionOutput: Output = { columns, selectable, secrets: CRYPTOGRAPHY };

/** One subscription with the key, without which nobody can read what it delivers. */
export const subscriptionOutput: Output = {
	columns: { ...columns, cryptographic_algorithm: text(), cryptographic_key: text() },
	selectable: [...selectable, ...CRYPTOGRAPHY].sort(),
};

/** Finds a new subscription whose call was lost by its address and its form; there is one for each pair. */
export const subscriptionLookup: Lookup = {
	list: ({ pathValues }) => ({ endpoint: 'ad_accounts_subscriptions/get_list', pathValues }),
	entries: 'lead subscriptions of the ad account',
	likeness: ({ pathValues, body }) => [pathValues, ownOf(body as IDataObject)],
	matches: (entry, { body }) => JSON.stringify(ownOf(entry)) === JSON.stringify(ownOf(body as IDataObject)),
	dated: true,
};

const ownOf = ({ webhook_url: url, lead_form_id: form }: IDataObject): unknown[] => [url, form ?? null];

/** For `Operation.advise`: who may subscribe. */
export function subscriberRole(failure: Failure): Failure {
	const { httpStatus, blocks, description } = failure.facts;
	if (httpStatus !== 403 || blocks) return failure;
	const role = 'Only an Owner or Admin of the ad account may see and change who receives its leads.';
	return new Failure({ ...failure.facts, description: `${description} ${role}` });
}
