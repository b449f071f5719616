import type { ConversionEvent, ConversionTag } from '../conversions.mts';
import { adAccountNotFound, notPermitted, Refusal } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string, text, type Schema } from '../schemas.mts';
import type { AdAccount } from '../state.mts';

const nullable: Schema = { type: ['string', 'null'] };
const integer: Schema = { type: 'integer' };
const upTo = (maximum: number): Schema => ({ type: 'integer', minimum: 0, maximum });
const hashes = { type: 'array', minItems: 1, items: string };

/** Schema `ConversionEventsUserDataProperties`. */
const userData = object({
	...Object.fromEntries(
		'em ph ge db ln fn ct st zp country external_id hashed_maids'.split(' ').map((name) => [name, hashes]),
	),
	client_ip_address: string,
	client_user_agent: string,
	click_id: nullable,
	partner_id: nullable,
});

const customData = object({
	...Object.fromEntries(
		'content_brand content_category content_name currency external_measurement_id np opt_out_type order_id predicted_ltv search_string value'
			.split(' ')
			.map((name) => [name, nullable]),
	),
	content_ids: listOf(string),
	contents: listOf(
		object({
			id: string,
			item_brand: string,
			item_category: string,
			item_name: string,
			item_price: string,
			quantity: integer,
		}),
	),
	num_items: integer,
	external_measurement_vendor_id: integer,
});

const appInfo = object({
	app_id: text(200),
	app_name: text(200),
	app_package_name: text(200),
	app_store: text(100),
	app_version: text(100),
	install_time: integer,
	user_agent: text(16_384),
	window_height: upTo(30_720),
	window_width: upTo(30_720),
});

const deviceInfo = object({
	...Object.fromEntries(
		'brand carrier kernel_version model os_name os_release_name os_version type'
			.split(' ')
			.map((name) => [name, text(100)]),
	),
	...Object.fromEntries(
		'external_storage_free_space external_storage_size storage_free_space storage_size'
			.split(' ')
			.map((name) => [name, upTo(1_048_576)]),
	),
	battery_level: upTo(100),
	cpu_cores: upTo(1152),
	form_factor: oneOf('desktop', 'laptop', 'cellphone', 'tablet', 'smartwatch', 'tv', 'vr', 'console', 'other'),
	languages: { ...listOf(string), maxItems: 100 },
	locale: text(35),
	network_type: oneOf(
		'wifi',
		'cellular_2g',
		'cellular_3g',
		'cellular_4g',
		'cellular_5g',
		'cellular_6g',
		'ethernet',
		'unknown',
	),
	os_family: oneOf('ios', 'android', 'macos', 'windows', 'linux', 'bsd', 'other'),
	screen_density: upTo(100_000),
	screen_height: upTo(30_720),
	screen_width: upTo(30_720),
	timezone: text(40),
	timezone_abbr: text(5),
});

const event = object(
	{
		...Object.fromEntries(
			'app_id app_name app_version device_brand device_carrier device_model device_type event_source_url language os_version partner_name'
				.split(' ')
				.map((name) => [name, nullable]),
		),
		action_source: oneOf('app_android', 'app_ios', 'web', 'offline'),
		app_info: appInfo,
		custom_data: customData,
		device_info: deviceInfo,
		event_id: string,
		event_name: string,
		event_time: integer,
		opt_out: flag,
		user_data: userData,
		wifi: flag,
	},
	'event_name',
	'action_source',
	'event_time',
	'user_data',
	'event_id',
);

const standard = new Set(
	'add_payment_info add_to_cart add_to_wishlist app_install app_open checkout contact custom customize_product find_location initiate_checkout lead page_visit schedule search signup start_trial submit_application subscribe view_category view_content watch_video'.split(
		' ',
	),
);

/** "At most 20 events of a test batch are processed" (track-conversions). */
const MOST_TESTED = 20;

/** Seconds that a sender's clock may be ahead. */
const TOLERANCE = 600;

const currencies = new Set(Intl.supportedValuesOf('currency'));

const match =
	'aem_db_enabled aem_enabled aem_external_id_enabled aem_fnln_enabled aem_ge_enabled aem_loc_enabled aem_ph_enabled';

const day = 86_400;

export const conversions: Routes = {
	'events/create': {
		query: { test: flag },
		body: object({ data: { type: 'array', minItems: 1, maxItems: 1000, items: event } }, 'data'),
		handle: (call) => {
			const adAccount = conversionAccount(call);
			const { conversions: own } = call.state;
			const { data } = call.body as { data: ConversionEvent[] };
			if (data.some((one) => isUnhashed(one) || own.refuses(one)))
				throw new Refusal(422, 4195, 'Not all events were successfully processed.');
			const events = data.map((one, position) => {
				const refusal = call.query.test && position >= MOST_TESTED ? 'Too many test events.' : problemOf(one);
				if (refusal) return { status: 'failed', error_message: own.says ?? refusal, warning_message: null };
				if (!call.query.test) own.addEvent(adAccount, one);
				const foreign = `'event_name' value '${one.event_name}' is not standard.`;
				const warning = standard.has(one.event_name) ? '' : (own.says ?? foreign);
				return { status: 'processed', error_message: '', warning_message: warning };
			});
			return {
				num_events_received: events.length,
				num_events_processed: events.filter(({ status }) => status === 'processed').length,
				events,
			};
		},
	},

	'msot_events/create': {
		body: object(
			{
				action_timestamps: listOf(integer),
				ad_group_id: id,
				attribution_model: oneOf('first_touch', 'last_touch', 'multi_touch'),
				attribution_scope: oneOf('view', 'engagement', 'click'),
				attribution_score: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
				campaign_id: id,
				currency: { type: 'string', pattern: '^[A-Z]{3}$' },
				event_id: { type: 'string', maxLength: 256 },
				event_name: oneOf('add_to_cart', 'checkout', 'lead', 'signup'),
				event_timestamp: integer,
				total_event_touchpoints: { type: 'integer', minimum: 1 },
				total_events: { type: 'integer', minimum: 1 },
				value: { type: 'number' },
			},
			'event_id',
			'event_name',
			'event_timestamp',
			'ad_group_id',
			'attribution_scope',
		),
		handle: (call) => {
			conversionAccount(call);
			const { event_name: name, value, currency } = call.body;
			if (value === undefined ? ['add_to_cart', 'checkout'].includes(name) : currency === undefined)
				throw new Refusal(400, 4196, 'The request was invalid');
			call.state.conversions.measured.push(call.body);
			return '';
		},
	},

	'conversion_tags/list': {
		clientCredentials: true,
		query: { filter_deleted: flag },
		handle: (call) => ({ items: [...tagsOf(call).from()].map(tagView) }),
	},

	'conversion_tags/create': {
		body: object(
			{
				...Object.fromEntries(match.split(' ').map((name) => [name, { type: ['boolean', 'null'] }])),
				md_frequency: { type: ['number', 'null'] },
				name: string,
			},
			'name',
		),
		handle: (call) => {
			const { name, ...configs } = call.body;
			return tagView(call.state.conversions.addTag({ adAccount: ownAdAccount(call), name, configs }));
		},
	},

	'conversion_tags/get': {
		clientCredentials: true,
		handle: (call) => {
			const tag = call.state.conversions.tags.get(call.params.conversion_tag_id);
			if (tag?.adAccount !== ownAdAccount(call)) throw new Refusal(404, 404, 'Conversion tag not found.');
			return tagView(tag);
		},
	},

	'page_visit_conversion_tags/get': {
		clientCredentials: true,
		query: { order: oneOf('ASCENDING', 'DESCENDING') },
		handle: (call) => {
			const { items, ...rest } = call.page(tagsOf(call));
			return { items: items.map((tag) => eventView(tag, 'PAGE_VISIT')), ...rest };
		},
	},

	'ocpm_eligible_conversion_tags/get': {
		clientCredentials: true,
		handle: (call) =>
			Object.fromEntries(
				[...tagsOf(call).from()].map((tag) => [tag.id, ['PAGE_LOAD', 'CHECKOUT'].map((kind) => eventView(tag, kind))]),
			),
	},

	'conversion_eqs/list': {
		clientCredentials: true,
		query: {
			lookback_period: oneOf('1d', '14d'),
			source_platform: oneOf(
				'WEB',
				'MOBILE',
				'MOBILE_ANDROID',
				'MOBILE_IOS',
				'OFFLINE',
				'PINTEREST_WEB',
				'PINTEREST_ANDROID',
				'PINTEREST_IOS',
				'POINT_OF_SALE',
			),
			ingestion_source: oneOf('TAG', 'MMP', 'FILE_UPLOAD', 'CONVERSIONS_API', 'NATIVE'),
		},
		requiredQuery: ['lookback_period'],
		handle: (call) => {
			ownAdAccount(call);
			const { query } = call;
			const issue = {
				id: 'low_coverage',
				name: 'Low coverage',
				reason: 'Fewer than half of the events have a click ID.',
			};
			return [
				{
					overall_status: 'FAIR',
					ingestion_source: query.ingestion_source ?? 'CONVERSIONS_API',
					source_platform: query.source_platform ?? 'WEB',
					lookback_period: query.lookback_period,
					quality_components: {
						hashed_email: { CHECKOUT: { coverage: 96.5 }, LEAD: { coverage: 100 } },
						click_id_epik: { CHECKOUT: { coverage: 41, issues: [issue] } },
						external_event_id: { CHECKOUT: { coverage: 100, overlap: 73.2 } },
					},
				},
			];
		},
	},

	'advertiser_defined_events/get': {
		clientCredentials: true,
		handle: (call) => {
			const adAccount = ownAdAccount(call);
			const own = call.state.conversions.received.filter((one) => one.adAccount === adAccount);
			const names = new Set(own.map((one) => one.event.event_name).filter((name) => !standard.has(name)));
			return {
				items: [
					{ name: 'download_picture', mapped_conversion_type: 'LEAD' },
					...[...names].map((name) => ({ name, mapped_conversion_type: null })),
				],
			};
		},
	},
};

function ownAdAccount({ state, account, params }: Call): AdAccount {
	const adAccount = state.adAccounts.get(params.ad_account_id);
	if (adAccount === undefined) throw adAccountNotFound();
	if (adAccount.owner !== account && !adAccount.members.has(account)) throw notPermitted();
	return adAccount;
}

/** "Owner … or Admin, Analyst, Audience, Campaign" (events/create). */
function conversionAccount(call: Call): AdAccount {
	const adAccount = ownAdAccount(call);
	const role = adAccount.owner === call.account ? 'OWNER' : adAccount.members.get(call.account);
	if (!['OWNER', 'ADMIN', 'ANALYST', 'AUDIENCE_MANAGER', 'CAMPAIGN_MANAGER'].includes(role ?? '')) throw notPermitted();
	return adAccount;
}

/** Identifiers that are no SHA-256 in lower case. */
function isUnhashed({ user_data: user }: ConversionEvent): boolean {
	return Object.values(user as Record<string, unknown>)
		.filter(Array.isArray)
		.some((values) => values.some((value) => !/^[0-9a-f]{64}$/.test(String(value))));
}

function problemOf({ event_time: time, user_data: user, custom_data: about }: ConversionEvent): string | undefined {
	const known = user as Record<string, unknown>;
	if (!known.em && !known.hashed_maids && !(known.client_ip_address && known.client_user_agent))
		return "'user_data' needs 'em', 'hashed_maids', or 'client_ip_address' with 'client_user_agent'.";
	if (time > Date.now() / 1000 + TOLERANCE) return "'event_time' is in the future.";
	const currency = (about as { currency?: string } | undefined)?.currency;
	if (currency && !currencies.has(currency)) return `'currency' value '${currency}' is not valid.`;
	return undefined;
}

function tagsOf(call: Call): NewestFirst<ConversionTag> {
	const adAccount = ownAdAccount(call);
	const tags = new NewestFirst<ConversionTag>();
	for (const tag of call.state.conversions.tags.values()) {
		if (tag.adAccount !== adAccount) continue;
		tags.add(call.query.order === 'ASCENDING' ? { ...tag, order: -tag.order } : tag);
	}
	return tags;
}

const tagView = (tag: ConversionTag) => ({
	id: tag.id,
	ad_account_id: tag.adAccount.id,
	name: tag.name,
	status: 'ACTIVE',
	version: '3',
	code_snippet: `<script type=text/javascript>pintrk('load','${tag.id}');</script>`,
	enhanced_match_status: 'NOT_VALIDATED',
	last_fired_time_ms: tag.firedAt ?? null,
	configs: { ...Object.fromEntries(match.split(' ').map((name) => [name, false])), md_frequency: 1, ...tag.configs },
});

const eventView = (tag: ConversionTag, kind: string) => ({
	conversion_event: kind,
	conversion_tag_id: tag.id,
	ad_account_id: tag.adAccount.id,
	created_time: Math.floor(tag.createdAt / 1000) - day,
});
