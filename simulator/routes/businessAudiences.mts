import type { Audience } from '../business.mts';
import { adminOf, skipped } from '../businessViews.mts';
import { notPermitted, Refusal } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { id, listOf, object, oneOf, string } from '../schemas.mts';

const audienceNotFound = () => new Refusal(404, 1000, 'Audience not found.');
const image = object({ content_type: oneOf('image/jpeg', 'image/png'), data: string }, 'content_type', 'data');
const brand = { name: string, username: string, country: string, about: string, website: string, profile_image: image };

const share = (recipients: string) =>
	object(
		{ audience_id: id, operation_type: oneOf('SHARE', 'REVOKE'), [recipients]: listOf(id) },
		'audience_id',
		'operation_type',
		recipients,
	);

/** Shared audiences and brand accounts (schemas of the API description). */
export const businessAudiences: Routes = {
	'shared_audiences_for_business/list': {
		query: { order: oneOf('ASCENDING', 'DESCENDING') },
		handle: (call) => {
			const received = [...adminOf(call).audiences.values()].filter((one) => one.received);
			const turned =
				call.query.order === 'ASCENDING' ? received.map((one) => ({ ...one, order: -one.order })) : received;
			const { items, ...rest } = call.page(skipped(turned, 0));
			return { items: items.map(audienceView), ...rest };
		},
	},

	'business_account_audiences_shared_accounts/list': {
		query: { audience_id: { ...id, maxLength: 18 }, account_type: oneOf('AD_ACCOUNT', 'BUSINESS_ACCOUNT') },
		requiredQuery: ['audience_id', 'account_type'],
		handle: (call) => {
			const audience = audienceOf(call, String(call.query.audience_id));
			const accounts = [...audience.sharedWith].map(([account, { type, at }], order) => ({ account, type, at, order }));
			const { items, ...rest } = call.page(
				skipped(
					accounts.filter(({ type }) => type === call.query.account_type),
					0,
				),
			);
			return {
				items: items.map(({ account, type, at }) => ({
					account_id: account,
					account_name: `Account ${account}`,
					account_type: type,
					shared_on_timestamp: Math.floor(at / 1000),
				})),
				...rest,
			};
		},
	},

	update_business_to_ad_account_shared_audience: {
		body: share('recipient_account_ids'),
		handle: (call) => shared(call, 'recipient_account_ids', 'AD_ACCOUNT'),
	},

	/** Only the owner shares an audience with other businesses. */
	update_business_to_business_shared_audience: {
		body: share('recipient_business_ids'),
		handle: (call) => {
			if (audienceOf(call, call.body.audience_id).received) throw notPermitted();
			return shared(call, 'recipient_business_ids', 'BUSINESS_ACCOUNT');
		},
	},

	'brand_accounts/create': {
		body: object(brand, 'name', 'username', 'country'),
		handle: (call) => {
			const added = call.state.business.newId();
			hierarchyOf(call).brands.set(added, call.body);
			return { brand_account_id: added };
		},
	},

	'brand_accounts/update': {
		body: object(brand),
		handle: (call) => {
			const { brands } = hierarchyOf(call);
			const known = brands.get(call.params.brand_account_id);
			if (!known) throw new Refusal(404, 30, 'User not found.');
			brands.set(call.params.brand_account_id, { ...known, ...call.body });
			return { brand_account_id: call.params.brand_account_id };
		},
	},
};

/** The hierarchy of a business has the ID of the business at its top. */
const hierarchyOf = (call: Call) => adminOf({ ...call, params: { business_id: call.params.business_hierarchy_id } });

function audienceOf(call: Call, audienceId: string): Audience {
	const audience = adminOf(call).audiences.get(audienceId);
	if (!audience) throw audienceNotFound();
	return audience;
}

function shared(call: Call, recipients: string, type: 'AD_ACCOUNT' | 'BUSINESS_ACCOUNT') {
	const { sharedWith, id: audienceId } = audienceOf(call, call.body.audience_id);
	for (const one of call.body[recipients] as string[]) {
		if (call.body.operation_type === 'SHARE') sharedWith.set(one, { type, at: Date.now() });
		else sharedWith.delete(one);
	}
	return { audience_id: audienceId, permissions: ['RESOURCE_PINNER_LIST_READER'], [recipients]: call.body[recipients] };
}

/** Schema SharedAudience. */
const audienceView = ({ id: audienceId, name, adAccountId, createdAt }: Audience) => ({
	id: audienceId,
	name,
	description: `About ${name}`,
	ad_account_id: adAccountId,
	audience_type: 'VISITOR',
	type: 'audience',
	status: 'READY',
	size: 4200,
	rule: { retention_days: 30 },
	created_by_company_name: 'Fernhill Candles',
	created_timestamp: Math.floor(createdAt / 1000),
	updated_timestamp: Math.floor(createdAt / 1000),
});
