import { Refusal } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { TargetingTemplate } from '../audiences.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const integer: Schema = { type: 'integer' };

/** Schema TargetingSpec. */
const spec = object({
	...Object.fromEntries(
		'AGE_BUCKET APPTYPE AUDIENCE_EXCLUDE AUDIENCE_INCLUDE GENDER GEO INTEREST LOCALE LOCATION TARGETING_STRATEGY'
			.split(' ')
			.map((name) => [name, { ...listOf(string), type: ['array', 'null'] }]),
	),
	MINIMUM_AGE: { ...string, pattern: '^\\d+$' },
	MAXIMUM_AGE: { ...string, pattern: '^\\d+\\+?$' },
	SHOPPING_RETARGETING: listOf(
		object({ exclusion_window: integer, lookback_window: integer, tag_types: listOf(integer) }),
	),
});

const matchType = oneOf('BROAD', 'PHRASE', 'EXACT', 'EXACT_NEGATIVE', 'PHRASE_NEGATIVE');

const trackingUrls = object(
	Object.fromEntries(
		['audience_verification', 'buyable_button', 'click', 'engagement', 'impression'].map((event) => [
			event,
			{ ...listOf({ ...string, maxLength: 2000 }), maxItems: 3 },
		]),
	),
);

/** What ads can be targeted at; a few of each. Places, ages and the like map values to names, interests are objects. */
const OPTIONS: Record<string, Array<Record<string, unknown>>> = {
	AGE_BUCKET: [{ '18-24': '18-24', '25-34': '25-34' }],
	APPTYPE: [{ iphone: 'iPhone', web: 'Web' }],
	AUDIENCE_EXCLUDE: [],
	AUDIENCE_INCLUDE: [],
	GENDER: [{ female: 'Female', male: 'Male', unknown: 'Unspecified' }],
	GEO: [{ 'BE-VOV': 'Belgium: East Flanders', 'US-CA': 'U.S.: California' }],
	INTEREST: [
		{ id: '935249274030', name: 'Home Decor', level: 1, child_interests: ['911231513370'] },
		{ key: '911231513370', name: 'Tableware', level: 2, parent_id: '935249274030', child_interests: [] },
	],
	KEYWORD: [],
	LOCALE: [{ de: 'German', en: 'English' }],
	LOCATION: [{ GR: 'Greece', US: 'United States', 811: 'U.S.: Reno' }],
};

const questionTypes =
	'CUSTOM FULL_NAME FIRST_NAME LAST_NAME EMAIL PHONE_NUMBER ZIP_CODE GENDER CITY COUNTRY STATE_PROVINCE ADDRESS DATE_OF_BIRTH AGE'.split(
		' ',
	);

const metric = (name: string, display: string, types: string[]) => ({
	types,
	view: { name, display_name: display, category: 'ADS', definition: `What ${display} counts.` },
});

const METRICS = [
	metric('SPEND_IN_DOLLAR', 'Spend', ['SYNC', 'ASYNC']),
	metric('TOTAL_CLICKTHROUGH', 'Pin clicks', ['SYNC', 'ASYNC']),
	metric('OUTBOUND_CTR_1', 'Outbound CTR', ['ASYNC']),
];

/** Milliseconds after the end of a day (UTC) until its numbers are final: those of conversions a day later. */
const FINAL = 12 * 3_600_000;
const DAY = 86_400_000;

export const targeting: Routes = {
	'targeting_options/get': {
		query: { client_id: id, oauth_signature: string, timestamp: string, ad_account_id: { ...id, maxLength: 18 } },
		clientCredentials: true,
		handle: ({ params }) => {
			const options = OPTIONS[params.targeting_type];
			if (options === undefined) throw new Refusal(400, 1, `Invalid targeting type '${params.targeting_type}'.`);
			return options;
		},
	},

	'interest_targeting_options/get': {
		clientCredentials: true,
		handle: ({ params }) => {
			const found = OPTIONS.INTEREST.find((one) => (one.id ?? one.key) === params.interest_id);
			if (found === undefined) throw new Refusal(404, 1, 'Interest not found.');
			const { name, level, child_interests } = found;
			return { id: params.interest_id, name, level, child_interests };
		},
	},

	'ad_account_countries/get': {
		clientCredentials: true,
		handle: () => ({
			items: [
				{ code: 'DE', name: 'Germany', currency: 'EUR', index: 1 },
				{ code: 'US', name: 'United States', currency: 'USD', index: 2 },
			],
		}),
	},

	'delivery_metrics/get': {
		query: { report_type: oneOf('SYNC', 'ASYNC') },
		clientCredentials: true,
		handle: ({ query }) => ({
			items: METRICS.filter(({ types }) => !query.report_type || types.includes(String(query.report_type))).map(
				({ view }) => view,
			),
		}),
	},

	'metrics_ready_state/get': {
		clientCredentials: true,
		query: { date: day },
		requiredQuery: ['date'],
		handle: ({ state, query }) => {
			const since = Date.now() - Date.parse(`${query.date as string}T00:00:00Z`) - DAY;
			const byAge = { conversion_metrics_ready: since > DAY + FINAL, non_conversion_metrics_ready: since > FINAL };
			return { ...byAge, ...state.reports.ready };
		},
	},

	'lead_form_questions/get': { handle: () => questionTypes },

	'targeting_template/list': {
		query: { order: oneOf('ASCENDING', 'DESCENDING'), include_sizing: flag, search_query: string },
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const wanted = String(call.query.search_query ?? '').toLowerCase();
			const all = new NewestFirst<TargetingTemplate>();
			for (const one of call.state.audiences.templates.values()) {
				if (one.adAccount !== adAccount || !one.name.toLowerCase().includes(wanted)) continue;
				all.add(call.query.order === 'ASCENDING' ? { ...one, order: -one.order } : one);
			}
			const { items, ...rest } = call.page(all);
			const sizing = { reach_estimate: { estimate: 1_200_000, lower_bound: 1_000_000, upper_bound: 1_500_000 } };
			return {
				items: items.map((one) => ({
					...templateView(one),
					valid: true,
					sizing: call.query.include_sizing === true ? sizing : null,
				})),
				...rest,
			};
		},
	},

	'targeting_template/create': {
		body: object(
			{
				name: string,
				auto_targeting_enabled: flag,
				keywords: listOf(object({ value: { ...string, maxLength: 120 }, match_type: matchType })),
				placement_group: oneOf('ALL', 'SEARCH', 'BROWSE', 'OTHER'),
				targeting_attributes: spec,
				tracking_urls: trackingUrls,
			},
			'name',
			'targeting_attributes',
		),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return templateView(call.state.audiences.addTemplate(adAccount, call.body));
		},
	},

	'targeting_template/update': {
		body: object({ id, operation_type: oneOf('REMOVE', 'UPDATE'), targeting_attributes: spec }, 'id', 'operation_type'),
		handle: (call) => {
			const template = ownTemplate(call);
			if (call.body.operation_type === 'REMOVE') template.status = 'DELETED';
			else template.rest.targeting_attributes = call.body.targeting_attributes;
			return templateView(template);
		},
	},
};

function ownTemplate(call: Call): TargetingTemplate {
	const template = call.state.audiences.templates.get(call.body.id);
	if (template?.adAccount !== writableAdAccount(call)) throw new Refusal(404, 1, 'Targeting template not found.');
	return template;
}

const templateView = ({ id: templateId, adAccount, name, status, rest, createdAt }: TargetingTemplate) => ({
	auto_targeting_enabled: true,
	placement_group: 'ALL',
	keywords: [],
	tracking_urls: null,
	...rest,
	id: templateId,
	ad_account_id: adAccount.id,
	name,
	status,
	created_time: Math.floor(createdAt / 1000),
	updated_time: Math.floor(createdAt / 1000),
});
