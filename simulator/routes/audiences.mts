import type { AdAudience } from '../audiences.mts';
import { invalid, notPermitted, Refusal } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import type { AdAccount } from '../state.mts';
import { readableAdAccount } from './adAccounts.mts';

const integer: Schema = { type: 'integer' };
const chosen: Schema = { type: 'object', additionalProperties: listOf(string) };

const lineItem = object({
	product_brand: string,
	product_category: string,
	product_id: integer,
	product_name: string,
	product_price: string,
	product_quantity: integer,
	product_variant: string,
	product_variant_id: string,
});

/** Schema AudienceRule, and what its words add: an address may stand in an object that says how it is compared. */
const rule = object({
	ad_account_id: id,
	ad_id: listOf(id),
	campaign_id: listOf(id),
	country: string,
	customer_list_id: id,
	engagement_domain: listOf(string),
	engagement_type: string,
	engager_type: integer,
	event: string,
	event_data: object({
		...Object.fromEntries(
			'currency lead_type order_id page_name promo_code property search_query value video_title'
				.split(' ')
				.map((name) => [name, string]),
		),
		line_items: lineItem,
		order_quantity: integer,
	}),
	event_source: chosen,
	ingestion_source: chosen,
	objective_type: listOf(string),
	percentage: integer,
	pin_id: listOf(id),
	prefill: flag,
	retention_days: { type: 'integer', minimum: 1, maximum: 540 },
	seed_id: listOf(id),
	url: { anyOf: [listOf(string), string, { type: 'object', additionalProperties: string }] },
	visitor_source_id: id,
});

const share = (recipients: string) =>
	object(
		{ audience_id: id, operation_type: oneOf('SHARE', 'REVOKE'), [recipients]: listOf(id) },
		'audience_id',
		'operation_type',
		recipients,
	);

const audienceNotFound = () => new Refusal(404, 1000, 'Audience not found.');

/** What each type cannot be without (texts of the schema AudienceRule). */
const NEEDED: Record<string, string> = {
	ACTALIKE: 'seed_id',
	CUSTOMER_LIST: 'customer_list_id',
	ENGAGEMENT: 'engagement_domain',
	VISITOR: 'visitor_source_id',
};

export const audiences: Routes = {
	'audiences/list': {
		query: { order: oneOf('ASCENDING', 'DESCENDING'), ownership_type: oneOf('OWNED', 'RECEIVED') },
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const received = call.query.ownership_type === 'RECEIVED';
			const all = new NewestFirst<AdAudience>();
			for (const one of call.state.audiences.audiences.values()) {
				if (one.adAccount !== adAccount || one.received !== received) continue;
				all.add(call.query.order === 'ASCENDING' ? { ...one, order: -one.order } : one);
			}
			const { items, ...rest } = call.page(all);
			return { items: items.map(audienceView), ...rest };
		},
	},

	'audiences/create': {
		body: object(
			{
				ad_account_id: id,
				name: string,
				description: string,
				audience_type: oneOf('CUSTOMER_LIST', 'VISITOR', 'ENGAGEMENT', 'ACTALIKE', 'PERSONA'),
				rule,
			},
			...['audience_type', 'name', 'rule'],
		),
		handle: (call) => {
			const adAccount = audienceAccount(call);
			const { name, description = null, audience_type: audienceType, rule: sent } = call.body;
			const needed = NEEDED[audienceType];
			if (needed && sent[needed] === undefined) throw invalid(`The rule of this audience needs '${needed}'.`);
			const list = call.state.audiences.lists.get(sent.customer_list_id);
			if (audienceType === 'CUSTOMER_LIST' && list?.adAccount !== adAccount)
				throw new Refusal(404, 1001, 'Customer list not found.');
			const added = { adAccount, name, description, audienceType, rule: sent };
			return audienceView(call.state.audiences.addAudience(added));
		},
	},

	'audiences/get': { handle: (call) => audienceView(ownAudience(call, call.params.audience_id)) },

	'audiences/update': {
		body: object({
			ad_account_id: id,
			name: string,
			description: string,
			operation_type: oneOf('UPDATE', 'REMOVE'),
			rule,
		}),
		handle: (call) => {
			audienceAccount(call);
			const audience = ownAudience(call, call.params.audience_id);
			const { name, description, rule: sent, operation_type: what } = call.body;
			if (what === 'REMOVE') call.state.audiences.audiences.delete(audience.id);
			if (name !== undefined) audience.name = name;
			if (description !== undefined) audience.description = description;
			if (sent) audience.rule = sent;
			audience.updatedAt = Date.now();
			return audienceView(audience);
		},
	},

	'audience_insights/get': {
		query: { audience_insight_type: oneOf('YOUR_TOTAL_AUDIENCE', 'YOUR_ENGAGED_AUDIENCE', 'PINTEREST_TOTAL_AUDIENCE') },
		requiredQuery: ['audience_insight_type'],
		handle: (call) => {
			readableAdAccount(call);
			return { type: call.query.audience_insight_type, ...insights };
		},
	},

	'audience_insights_scope_and_type/get': {
		handle: (call) => {
			readableAdAccount(call);
			const definition = (type: string, scope: string) => ({ type, scope, date: '2026-11-01' });
			return { items: [definition('IMPRESSION_PLUS_ENGAGEMENT', 'PARTNER'), definition('ENGAGEMENT', 'PINTEREST')] };
		},
	},

	'ad_accounts_audiences_shared_accounts/list': {
		query: { audience_id: { ...id, maxLength: 18 }, account_type: oneOf('AD_ACCOUNT', 'BUSINESS_ACCOUNT') },
		requiredQuery: ['audience_id', 'account_type'],
		handle: (call) => {
			const { sharedWith } = ownAudience(call, String(call.query.audience_id));
			const accounts = new NewestFirst<{ order: number; account: string; type: string; at: number }>();
			[...sharedWith].forEach(([account, { type, at }], order) => {
				if (type === call.query.account_type) accounts.add({ order, account, type, at });
			});
			const { items, ...rest } = call.page(accounts);
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

	update_ad_account_to_ad_account_shared_audience: {
		body: share('recipient_account_ids'),
		handle: (call) => shared(call, 'recipient_account_ids', 'AD_ACCOUNT'),
	},

	update_ad_account_to_business_shared_audience: {
		body: share('recipient_business_ids'),
		handle: (call) => shared(call, 'recipient_business_ids', 'BUSINESS_ACCOUNT'),
	},
};

/** Who may change audiences: the roles of the ad account (share-business-access). */
export function audienceAccount(call: Call): AdAccount {
	const adAccount = readableAdAccount(call);
	const role = adAccount.owner === call.account ? 'OWNER' : adAccount.members.get(call.account);
	if (!['OWNER', 'ADMIN', 'AUDIENCE_MANAGER', 'CAMPAIGN_MANAGER'].includes(role ?? '')) throw notPermitted();
	return adAccount;
}

function ownAudience(call: Call, audienceId: string): AdAudience {
	const audience = call.state.audiences.audiences.get(audienceId);
	if (audience?.adAccount !== readableAdAccount(call)) throw audienceNotFound();
	return audience;
}

/** Only the owner shares. */
function shared(call: Call, recipients: string, type: 'AD_ACCOUNT' | 'BUSINESS_ACCOUNT') {
	audienceAccount(call);
	const { sharedWith, received, id: audienceId } = ownAudience(call, call.body.audience_id);
	if (received) throw notPermitted();
	for (const one of call.body[recipients] as string[]) {
		if (call.body.operation_type === 'SHARE') sharedWith.set(one, { type, at: Date.now() });
		else sharedWith.delete(one);
	}
	return { audience_id: audienceId, permissions: ['RESOURCE_PINNER_LIST_READER'], [recipients]: call.body[recipients] };
}

const value = (key: string, name: string, ratio: number) => ({ key, name, ratio });

const insights = {
	date: '2026-11-20',
	size: 48_200,
	size_is_upper_bound: true,
	categories: [
		{
			id: '935249274030',
			key: '935249274030',
			name: 'Home Decor',
			ratio: 0.62,
			index: 1.8,
			subcategories: [
				{ id: '911231513370', key: '911231513370', name: 'Tableware', ratio: 0.31, index: 3.2 },
				{ id: '902065567321', key: '902065567321', name: 'Lighting', ratio: 0.12, index: 1.1 },
			],
		},
	],
	demographics: {
		ages: [value('18-24', '18-24', 0.24), value('25-34', '25-34', 0.41)],
		genders: [value('female', 'Female', 0.7), value('male', 'Male', 0.24)],
		countries: [value('DE', 'Germany', 0.55)],
		devices: [value('iphone', 'iPhone', 0.48)],
		metros: [value('501', 'New York', 0.02)],
	},
};

const audienceView = (audience: AdAudience) => ({
	id: audience.id,
	ad_account_id: audience.adAccount.id,
	name: audience.name,
	description: audience.description,
	audience_type: audience.audienceType,
	rule: audience.rule,
	type: 'audience',
	status: Date.now() - audience.createdAt > 3_600_000 ? 'READY' : 'INITIALIZING',
	size: null,
	created_by_company_name: null,
	created_timestamp: Math.floor(audience.createdAt / 1000),
	updated_timestamp: Math.floor(audience.updatedAt / 1000),
});
