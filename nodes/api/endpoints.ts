import type { Scope } from './permissions';

/**
 * The one table of Pinterest's endpoints. Calls, pacing, messages about missing permissions, docs and tests all read it.
 * Keys are the operation ids of Pinterest's OpenAPI description 5.23.0; the few endpoints that came later say since when.
 */

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Endpoints of one category share one quota (extension `x-ratelimit-category` of the description). */
export type RateCategory =
	| 'ads_analytics'
	| 'ads_conversions'
	| 'ads_read'
	| 'ads_write'
	| 'advanced_auction_read'
	| 'advanced_auction_write'
	| 'catalogs_read'
	| 'catalogs_write'
	| 'msot_write'
	| 'org_analytics'
	| 'org_read'
	| 'org_write'
	| 'trends_read';

/** Categories that have a quota for each ad account; all others have one for each user of an app (reference/rate-limits). */
const perAdAccount: ReadonlySet<RateCategory> = new Set<RateCategory>(['ads_conversions']);

export interface Endpoint {
	method: Method;
	/** Below the API root, with parameters in braces: `/boards/{board_id}`. */
	path: string;
	/** All of these are needed. Empty: the endpoint is called with the client id and secret instead of a token. */
	scopes: readonly Scope[];
	category: RateCategory;
	/** Whether it works on api-sandbox.pinterest.com (extension `x-sandbox`). */
	sandbox: boolean;
	/** `size`: takes `bookmark` and `page_size`; `bookmark`: takes only `bookmark`; absent: everything in one answer. */
	paged?: 'size' | 'bookmark';
	/** Pinterest opens it app by app (its description says beta, closed beta or restricted). */
	beta?: true;
	/** What each thing that it gives is known by. An answer without it cannot be read, whatever its status. */
	identity?: 'id' | 'media_id' | 'batch_id' | 'token';
	/** A 400 may pass by itself, as those of reports do: it says so by "Retry after … seconds" or by code 12. */
	passing?: true;
	/** The version of Pinterest's description that brought it, where that is later than 5.23.0. */
	since?: '5.28';
}

/**
 * 'live': works in production only, not in the sandbox. 'beta', 'paged' and 'bookmark': see `Endpoint.paged`; 'id' and those
 * that end so, and 'token': `Endpoint.identity`; 'passing', which all of the category ads_analytics are: `Endpoint.passing`.
 */
type Mark = 'beta' | 'paged' | 'bookmark' | 'id' | 'media_id' | 'batch_id' | 'token' | 'live' | 'passing' | '5.28';

function access(category: RateCategory, ...scopes: Scope[]) {
	const row =
		(method: Method) =>
		(path: string, ...marks: Mark[]): Endpoint => ({
			method,
			path,
			scopes,
			category,
			sandbox: !marks.includes('live'),
			...(marks.includes('paged') && { paged: 'size' }),
			...(marks.includes('bookmark') && { paged: 'bookmark' }),
			...(marks.includes('beta') && { beta: true as const }),
			...(marks.includes('id') && { identity: 'id' }),
			...(marks.includes('media_id') && { identity: 'media_id' }),
			...(marks.includes('batch_id') && { identity: 'batch_id' }),
			...(marks.includes('token') && { identity: 'token' }),
			...((category === 'ads_analytics' || marks.includes('passing')) && { passing: true as const }),
			...(marks.includes('5.28') && { since: '5.28' }),
		});
	return { get: row('GET'), post: row('POST'), patch: row('PATCH'), put: row('PUT'), delete: row('DELETE') };
}

// The rate category and the scopes that go together.
const tokenRead = access('org_read');
const tokenWrite = access('org_write');
const conversionToken = access('org_write', 'ads:write');
const accountRead = access('org_read', 'user_accounts:read');
const accountWrite = access('org_write', 'user_accounts:write');
const accountAnalytics = access('org_analytics', 'user_accounts:read');
const topPins = access('org_analytics', 'pins:read', 'user_accounts:read');
const audienceRead = access('ads_read', 'user_accounts:read');
const trendsRead = access('trends_read', 'user_accounts:read');
const boardsRead = access('org_read', 'boards:read');
const boardsWrite = access('org_write', 'boards:read', 'boards:write');
const boardSearch = access('org_read', 'boards:read', 'boards:read_secret');
const pinsRead = access('org_read', 'boards:read', 'pins:read');
const pinsWrite = access('org_write', 'boards:read', 'boards:write', 'pins:read', 'pins:write');
const pinSearch = access('org_read', 'boards:read', 'boards:read_secret', 'pins:read', 'pins:read_secret');
const pinAnalytics = access('org_analytics', 'boards:read', 'pins:read');
const mediaRead = access('org_read', 'pins:read');
const mediaWrite = access('org_write', 'pins:read', 'pins:write');
const adsRead = access('ads_read', 'ads:read');
const adsWrite = access('ads_write', 'ads:write');
const adsAnalytics = access('ads_analytics', 'ads:read');
const metricsRead = access('ads_read', 'ads:read', 'pins:read', 'user_accounts:read');
const conversions = access('ads_conversions', 'ads:write');
const measurement = access('msot_write', 'msot:write');
const billingRead = access('ads_read', 'ads:read', 'billing:read');
const billingWrite = access('ads_write', 'ads:write', 'billing:write');
const auctionRead = access('advanced_auction_read', 'ads:read', 'catalogs:read');
const auctionWrite = access('advanced_auction_write', 'ads:write', 'catalogs:read');
const catalogsRead = access('catalogs_read', 'catalogs:read');
const catalogsWrite = access('catalogs_write', 'catalogs:write');
const catalogsReadWrite = access('catalogs_write', 'catalogs:read', 'catalogs:write');
const productsRead = access('catalogs_read', 'boards:read', 'catalogs:read', 'pins:read');
const businessRead = access('ads_read', 'biz_access:read');
const businessWrite = access('ads_write', 'biz_access:write');
const businessReadWrite = access('ads_write', 'biz_access:read', 'biz_access:write');

const account = '/ad_accounts/{ad_account_id}';
const business = '/businesses/{business_id}';
const hierarchy = '/business_access/business_hierarchy/{business_hierarchy_id}';

// prettier-ignore
const table = {
	// Account and claimed websites
	'user_account/get': accountRead.get('/user_account'),
	'user_account/analytics': accountAnalytics.get('/user_account/analytics', 'live'),
	'user_account/analytics/top_pins': topPins.get('/user_account/analytics/top_pins', 'live'),
	'user_account/analytics/top_video_pins': topPins.get('/user_account/analytics/top_video_pins', 'live'),
	'linked_business_accounts/get': accountRead.get('/user_account/businesses'),
	'followers/list': audienceRead.get('/user_account/followers', 'paged'),
	'user_following/get': accountRead.get('/user_account/following', 'paged', 'live'),
	'boards_user_follows/list': accountRead.get('/user_account/following/boards', 'paged'),
	'follow_user/update': accountWrite.post('/user_account/following/{username}', 'beta'),
	'user_websites/get': accountRead.get('/user_account/websites', 'paged', 'live'),
	'verify_website/update': accountWrite.post('/user_account/websites', 'live'),
	'unverify_website/delete': accountWrite.delete('/user_account/websites', 'live'),
	'website_verification/get': accountRead.get('/user_account/websites/verification', 'live'),
	'user_account/followed_interests': accountRead.get('/users/{username}/interests/follow', 'paged'),

	// Boards and sections
	'boards/list': boardsRead.get('/boards', 'paged', 'id'),
	'boards/create': boardsWrite.post('/boards', 'id'),
	'boards/get': boardsRead.get('/boards/{board_id}', 'id'),
	'boards/update': boardsWrite.patch('/boards/{board_id}', 'id'),
	'boards/delete': boardsWrite.delete('/boards/{board_id}'),
	'boards/list_pins': pinsRead.get('/boards/{board_id}/pins', 'paged', 'id'),
	'board_sections/list': boardsRead.get('/boards/{board_id}/sections', 'paged', 'id'),
	'board_sections/create': boardsWrite.post('/boards/{board_id}/sections', 'id'),
	'board_sections/update': boardsWrite.patch('/boards/{board_id}/sections/{section_id}', 'id'),
	'board_sections/delete': boardsWrite.delete('/boards/{board_id}/sections/{section_id}'),
	'board_sections/list_pins': pinsRead.get('/boards/{board_id}/sections/{section_id}/pins', 'paged', 'id'),

	// Pins and their product tags
	'pins/list': pinsRead.get('/pins', 'paged', 'id'),
	'pins/create': pinsWrite.post('/pins', 'id'),
	'multi_pins/analytics': pinAnalytics.get('/pins/analytics', 'live', 'beta'),
	'pins/get': pinsRead.get('/pins/{pin_id}', 'id'),
	'pins/update': pinsWrite.patch('/pins/{pin_id}', 'id', 'beta'),
	'pins/delete': pinsWrite.delete('/pins/{pin_id}'),
	'pins/analytics': pinAnalytics.get('/pins/{pin_id}/analytics', 'live'),
	'product_tags/list': pinsRead.get('/pins/{pin_id}/product_tags', '5.28'),
	'product_tags/bulk_add': pinsWrite.post('/pins/{pin_id}/product_tags', '5.28'),
	'product_tags/bulk_delete': pinsWrite.post('/pins/{pin_id}/product_tags/bulk-delete', '5.28'),
	'pins/save': pinsWrite.post('/pins/{pin_id}/save', 'id'),

	// Video uploads
	'media/list': mediaRead.get('/media', 'paged', 'media_id'),
	'media/create': mediaWrite.post('/media', 'media_id'),
	'media/get': mediaRead.get('/media/{media_id}', 'media_id'),

	// Search: the account's own boards and Pins, and partner Pins
	'search_user_boards/get': boardSearch.get('/search/boards', 'paged', 'live', 'id'),
	'search_partner_pins': pinsRead.get('/search/partner/pins', 'bookmark', 'live', 'id', 'beta'),
	'search_user_pins/list': pinSearch.get('/search/pins', 'bookmark', 'live', 'id'),

	// Trends and search terms
	'terms_related/list': adsRead.get('/terms/related'),
	'terms_suggested/list': adsRead.get('/terms/suggested'),
	'trends_editorial_articles/list': trendsRead.get('/trends/editorial_articles', 'live', '5.28'),
	'trending_keywords/list': trendsRead.get('/trends/keywords/{region}/top/{trend_type}'),
	'trends_product_categories_details/list': trendsRead.get('/trends/product_categories/details', 'live'),
	'trends_product_categories_trending/list': trendsRead.get('/trends/product_categories/trending', 'live'),
	'trends_featured_topics/list': trendsRead.get('/trends/topics/featured', 'live'),

	// OAuth: called with the client id and secret (Basic), except conversion_token
	'oauth/conversion_token': conversionToken.post('/oauth/conversion_token'),
	'oauth/token': tokenRead.post('/oauth/token'),
	'token/revoke': tokenWrite.post('/oauth/token/revoke'),

	// Ad accounts, their reports and metrics
	'ad_accounts/list': adsRead.get('/ad_accounts', 'paged', 'id'),
	'ad_accounts/create': adsWrite.post('/ad_accounts'),
	'ad_accounts/get': adsRead.get('/ad_accounts/{ad_account_id}'),
	'ad_account/analytics': adsAnalytics.get(`${account}/analytics`),
	'analytics/get_mmm_report': adsRead.get(`${account}/mmm_reports`, 'live', 'passing'),
	'analytics/create_mmm_report': adsAnalytics.post(`${account}/mmm_reports`, 'live'),
	'analytics/get_report': adsAnalytics.get(`${account}/reports`, 'live'),
	'analytics/create_report': adsAnalytics.post(`${account}/reports`, 'live'),
	'analytics/get_conversion_product_report': adsRead.get(
		`${account}/reports/brand_category_sku`,
		'live',
		'beta',
		'passing',
	),
	'analytics/create_conversion_product_report': adsAnalytics.post(`${account}/reports/brand_category_sku`, 'live', 'beta'),
	'sandbox/delete': adsWrite.delete(`${account}/sandbox`),
	'ad_account_targeting_analytics/get': adsAnalytics.get(`${account}/targeting_analytics`),
	'templates/list': adsRead.get(`${account}/templates`, 'paged'),
	'analytics/create_template_report': adsAnalytics.post(`${account}/templates/{template_id}/reports`, 'live'),

	// Campaigns
	'campaigns/list': adsRead.get(`${account}/campaigns`, 'paged'),
	'campaigns/create': adsWrite.post(`${account}/campaigns`),
	'campaigns/update': adsWrite.patch(`${account}/campaigns`),
	'campaigns/analytics': adsAnalytics.get(`${account}/campaigns/analytics`),
	'campaign_targeting_analytics/get': adsAnalytics.get(`${account}/campaigns/targeting_analytics`),
	'campaigns/get': adsRead.get(`${account}/campaigns/{campaign_id}`),
	'ad_pins/analytics': adsAnalytics.get(`${account}/pins/analytics`, 'live'),

	// Ad groups
	'ad_groups/list': adsRead.get(`${account}/ad_groups`, 'paged'),
	'ad_groups/create': adsWrite.post(`${account}/ad_groups`, 'beta'),
	'ad_groups/update': adsWrite.patch(`${account}/ad_groups`),
	'ad_groups/analytics': adsAnalytics.get(`${account}/ad_groups/analytics`),
	'ad_groups/audience_sizing': adsRead.post(`${account}/ad_groups/audience_sizing`),
	'ad_groups_targeting_analytics/get': adsAnalytics.get(`${account}/ad_groups/targeting_analytics`),
	'ad_groups/get': adsRead.get(`${account}/ad_groups/{ad_group_id}`),
	'ad_groups_bid_floor/get': adsRead.post(`${account}/bid_floor`),

	// Ads
	'ad_previews/create': adsWrite.post(`${account}/ad_previews`),
	'ads/list': adsRead.get(`${account}/ads`, 'paged'),
	'ads/create': adsWrite.post(`${account}/ads`),
	'ads/update': adsWrite.patch(`${account}/ads`),
	'ads/analytics': adsAnalytics.get(`${account}/ads/analytics`),
	'ad_targeting_analytics/get': adsAnalytics.get(`${account}/ads/targeting_analytics`),
	'ads/get': adsRead.get(`${account}/ads/{ad_id}`),

	// Promoted product groups, promotions and labels
	'labels/list': adsRead.get(`${account}/labels`, 'paged', 'beta'),
	'labels/create': adsWrite.post(`${account}/labels`, 'beta'),
	'labels/update': adsWrite.patch(`${account}/labels`, 'beta'),
	'product_group_promotions/list': adsRead.get(`${account}/product_group_promotions`, 'paged', 'live'),
	'product_group_promotions/create': adsWrite.post(`${account}/product_group_promotions`, 'live'),
	'product_group_promotions/update': adsWrite.patch(`${account}/product_group_promotions`, 'live'),
	'product_group_promotions/get': adsRead.get(`${account}/product_group_promotions/{product_group_promotion_id}`, 'live'),
	'product_groups/analytics': adsAnalytics.get(`${account}/product_groups/analytics`, 'live'),
	'promotions/list': adsRead.get(`${account}/promotions`, 'paged', 'live'),
	'promotions/create': adsWrite.post(`${account}/promotions`, 'live'),
	'promotions/update': adsWrite.patch(`${account}/promotions`, 'live'),
	'promotions/get': adsRead.get(`${account}/promotions/{promotion_id}`, 'live'),
	'promotions/delete': adsWrite.delete(`${account}/promotions/{promotion_id}`, 'live'),

	// Keywords and targeting templates
	'keywords/get': adsRead.get(`${account}/keywords`, 'paged'),
	'keywords/create': adsWrite.post(`${account}/keywords`),
	'keywords/update': adsWrite.patch(`${account}/keywords`),
	'country_keywords_metrics/get': adsRead.get(`${account}/keywords/metrics`),
	'targeting_template/list': adsRead.get(`${account}/targeting_templates`, 'paged', 'live'),
	'targeting_template/create': adsWrite.post(`${account}/targeting_templates`, 'live'),
	'targeting_template/update': adsWrite.patch(`${account}/targeting_templates`),

	// Audiences and customer lists
	'audience_insights/get': adsRead.get(`${account}/audience_insights`, 'live'),
	'audiences/list': adsRead.get(`${account}/audiences`, 'paged', 'live'),
	'audiences/create': adsWrite.post(`${account}/audiences`, 'live', 'id'),
	'update_ad_account_to_ad_account_shared_audience': adsWrite.patch(`${account}/audiences/ad_accounts/shared`, 'live'),
	'update_ad_account_to_business_shared_audience': adsWrite.patch(`${account}/audiences/businesses/shared`, 'live'),
	'ad_accounts_audiences_shared_accounts/list': adsRead.get(`${account}/audiences/shared/accounts`, 'paged', 'live'),
	'audiences/get': adsRead.get(`${account}/audiences/{audience_id}`, 'live'),
	'audiences/update': adsWrite.patch(`${account}/audiences/{audience_id}`, 'live'),
	'customer_lists/list': adsRead.get(`${account}/customer_lists`, 'paged', 'live'),
	'customer_lists/create': adsWrite.post(`${account}/customer_lists`, 'live', 'id'),
	'customer_lists/get': adsRead.get(`${account}/customer_lists/{customer_list_id}`, 'live'),
	'customer_lists/update': adsWrite.patch(`${account}/customer_lists/{customer_list_id}`, 'live', 'id'),
	'customer_list_uploads/create': adsWrite.post(`${account}/customer_lists/{customer_list_id}/uploads`, 'live', 'beta'),
	'customer_list_uploads/get': adsRead.get(`${account}/customer_lists/{customer_list_id}/uploads/{customer_list_upload_id}`, 'live', 'beta'),
	'customer_list_uploads/run': adsWrite.post(`${account}/customer_lists/{customer_list_id}/uploads/{customer_list_upload_id}/run`, 'live', 'beta'),
	'audience_insights_scope_and_type/get': adsRead.get(`${account}/insights/audiences`, 'live'),
	'shared_audiences_for_business/list': businessRead.get(`${business}/audiences`, 'paged', 'live'),
	'update_business_to_ad_account_shared_audience': businessWrite.patch(`${business}/audiences/ad_accounts/shared`, 'live'),
	'update_business_to_business_shared_audience': businessWrite.patch(`${business}/audiences/businesses/shared`, 'live'),
	'business_account_audiences_shared_accounts/list': businessRead.get(`${business}/audiences/shared/accounts`, 'paged', 'live'),

	// Conversions
	'advertiser_defined_events/get': adsRead.get(`${account}/advertiser_defined_events`, 'live'),
	'conversion_eqs/list': adsRead.get(`${account}/conversion_eqs`, 'live'),
	'conversion_tags/list': adsRead.get(`${account}/conversion_tags`, 'live'),
	'conversion_tags/create': adsWrite.post(`${account}/conversion_tags`, 'live'),
	'ocpm_eligible_conversion_tags/get': adsRead.get(`${account}/conversion_tags/ocpm_eligible`, 'live'),
	'page_visit_conversion_tags/get': adsRead.get(`${account}/conversion_tags/page_visit`, 'paged', 'live'),
	'conversion_tags/get': adsRead.get(`${account}/conversion_tags/{conversion_tag_id}`, 'live'),
	'events/create': conversions.post(`${account}/events`, 'live'),
	'msot_events/create': measurement.post(`${account}/msot/events`, 'live', 'beta'),

	// Lead forms, leads and their subscriptions
	'lead_forms/list': adsRead.get(`${account}/lead_forms`, 'paged', 'beta'),
	'lead_forms/create': adsWrite.post(`${account}/lead_forms`, 'live', 'beta'),
	'lead_forms/update': adsWrite.patch(`${account}/lead_forms`, 'live', 'beta'),
	'lead_form/get': adsRead.get(`${account}/lead_forms/{lead_form_id}`, 'beta'),
	'lead_form_test/create': adsWrite.post(`${account}/lead_forms/{lead_form_id}/test`, 'live'),
	'ad_accounts_subscriptions/get_list': adsRead.get(`${account}/leads/subscriptions`, 'paged', 'live'),
	'ad_accounts_subscriptions/post': adsWrite.post(`${account}/leads/subscriptions`),
	'ad_accounts_subscriptions/get_by_id': adsRead.get(`${account}/leads/subscriptions/{subscription_id}`, 'live'),
	'ad_accounts_subscriptions/del_by_id': adsWrite.delete(`${account}/leads/subscriptions/{subscription_id}`, 'live'),
	'leads_export/create': adsWrite.post(`${account}/leads_export`, 'live', 'beta'),
	'leads_export/get': adsRead.get(`${account}/leads_export/{leads_export_id}`, 'live', 'beta'),

	// Billing and terms
	'ads_credits_discounts/get': billingRead.get(`${account}/ads_credit/discounts`, 'paged', 'live', 'beta'),
	'ads_credit/redeem': billingWrite.post(`${account}/ads_credit/redeem`, 'live', 'beta'),
	'billing_invoice_download/get': billingRead.get(`${account}/billing_invoice/{billing_invoice_id}/download`, 'live'),
	'billing_invoices/get': billingRead.get(`${account}/billing_invoices`, 'paged', 'live'),
	'billing_profiles/get': billingRead.get(`${account}/billing_profiles`, 'paged', 'live', 'beta'),
	'order_lines/list': adsRead.get(`${account}/order_lines`, 'paged'),
	'order_lines/get': adsRead.get(`${account}/order_lines/{order_line_id}`),
	'ssio_accounts/get': adsRead.get(`${account}/ssio/accounts`),
	'ssio_insertion_order/create': adsWrite.post(`${account}/ssio/insertion_orders`),
	'ssio_insertion_order/edit': adsWrite.patch(`${account}/ssio/insertion_orders`),
	'ssio_insertion_orders_status/get_by_ad_account': adsRead.get(`${account}/ssio/insertion_orders/status`, 'paged'),
	'ssio_insertion_orders_status/get_by_pin_order_id': adsRead.get(`${account}/ssio/insertion_orders/{pin_order_id}/status`),
	'ssio_order_lines/get_by_ad_account': adsRead.get(`${account}/ssio/order_lines`, 'paged'),
	'terms_of_service/get': adsRead.get(`${account}/terms_of_service`),

	// Bulk changes of ads entities
	'bulk_download/create': adsRead.post(`${account}/bulk/download`, 'live'),
	'bulk_upsert/create': adsWrite.post(`${account}/bulk/upsert`, 'live'),
	'bulk_request/get': adsRead.get(`${account}/bulk/{bulk_request_id}`, 'live'),

	// Advanced auction
	'advanced_auction_items_get/post': auctionRead.post('/advanced_auction/items/get'),
	'advanced_auction_items_submit/post': auctionWrite.post('/advanced_auction/items/submit'),

	// Reference data for targeting and metrics
	'ad_account_countries/get': adsRead.get('/resources/ad_account_countries'),
	'delivery_metrics/get': metricsRead.get('/resources/delivery_metrics'),
	'lead_form_questions/get': adsRead.get('/resources/lead_form_questions', 'beta'),
	'metrics_ready_state/get': adsAnalytics.get('/resources/metrics_ready_state'),
	'interest_targeting_options/get': adsRead.get('/resources/targeting/interests/{interest_id}'),
	'targeting_options/get': adsRead.get('/resources/targeting/{targeting_type}'),

	// Catalogs
	'catalogs/list': catalogsRead.get('/catalogs', 'paged'),
	'catalogs/create': catalogsWrite.post('/catalogs'),
	'catalogs/available_filter_values': catalogsRead.get('/catalogs/available_filter_values'),
	'feeds/list': catalogsRead.get('/catalogs/feeds', 'paged'),
	'feeds/create': catalogsReadWrite.post('/catalogs/feeds'),
	'feeds/get': catalogsRead.get('/catalogs/feeds/{feed_id}'),
	'feeds/update': catalogsReadWrite.patch('/catalogs/feeds/{feed_id}'),
	'feeds/delete': catalogsReadWrite.delete('/catalogs/feeds/{feed_id}'),
	'feeds/ingest': catalogsWrite.post('/catalogs/feeds/{feed_id}/ingest'),
	'feed_processing_results/list': catalogsRead.get('/catalogs/feeds/{feed_id}/processing_results', 'paged'),
	'items/post': catalogsRead.post('/catalogs/items'),
	'items_batch/post': catalogsReadWrite.post('/catalogs/items/batch', 'batch_id'),
	'items_batch/get': catalogsRead.get('/catalogs/items/batch/{batch_id}'),
	'items_issues/list': catalogsRead.get('/catalogs/processing_results/{processing_result_id}/item_issues', 'paged'),
	'catalogs_product_groups/list': catalogsRead.get('/catalogs/product_groups', 'paged'),
	'catalogs_product_groups/create': catalogsWrite.post('/catalogs/product_groups'),
	'catalogs_product_groups/create_many': catalogsWrite.post('/catalogs/product_groups/multiple'),
	'catalogs_product_groups/delete_many': catalogsWrite.delete('/catalogs/product_groups/multiple'),
	'catalogs_product_groups/get': catalogsRead.get('/catalogs/product_groups/{product_group_id}'),
	'catalogs_product_groups/update': catalogsWrite.patch('/catalogs/product_groups/{product_group_id}'),
	'catalogs_product_groups/delete': catalogsWrite.delete('/catalogs/product_groups/{product_group_id}'),
	'catalogs_product_groups/product_counts_get': catalogsRead.get('/catalogs/product_groups/{product_group_id}/product_counts'),
	'catalogs_product_group_pins/list': productsRead.get('/catalogs/product_groups/{product_group_id}/products', 'paged'),
	'products_by_product_group_filter/list': productsRead.post('/catalogs/products/get_by_product_group_filters', 'paged'),
	'reports/get': catalogsRead.get('/catalogs/reports', 'live'),
	'reports/create': catalogsRead.post('/catalogs/reports', 'live', 'token'),
	'reports/stats': catalogsRead.get('/catalogs/reports/stats', 'paged', 'live'),

	// Business access: members, partners, invites, assets
	'brand_accounts/create': businessReadWrite.post(`${hierarchy}/brand_accounts`, 'live'),
	'brand_accounts/update': businessReadWrite.patch(`${hierarchy}/brand_accounts/{brand_account_id}`, 'live'),
	'get/business_employers': businessRead.get('/businesses/employers', 'paged'),
	'respond_business_access_invites': businessReadWrite.patch('/businesses/invites'),
	'asset_group/create': businessReadWrite.post(`${business}/asset_groups`, 'live'),
	'asset_group/update': businessReadWrite.patch(`${business}/asset_groups`, 'live'),
	'asset_group/delete': businessReadWrite.delete(`${business}/asset_groups`, 'live'),
	'business_assets/get': businessRead.get(`${business}/assets`, 'paged', 'live'),
	'business_asset_members/get': businessRead.get(`${business}/assets/{asset_id}/members`, 'paged', 'live'),
	'business_asset_partners/get': businessRead.get(`${business}/assets/{asset_id}/partners`, 'paged', 'live'),
	'get/invites': businessRead.get(`${business}/invites`, 'paged', 'live'),
	'create_membership_or_partnership_invites': businessWrite.post(`${business}/invites`, 'live'),
	'cancel_invites_or_requests': businessWrite.delete(`${business}/invites`, 'live'),
	'create_asset_invites': businessReadWrite.post(`${business}/invites/assets/access`, 'live'),
	'get/business_members': businessRead.get(`${business}/members`, 'paged', 'live'),
	'update/business_memberships': businessWrite.patch(`${business}/members`, 'live'),
	'delete_business_membership': businessReadWrite.delete(`${business}/members`),
	'business_members_asset_access/update': businessWrite.patch(`${business}/members/assets/access`, 'live'),
	'business_members_asset_access/delete': businessWrite.delete(`${business}/members/assets/access`, 'live'),
	'business_member_assets/get': businessRead.get(`${business}/members/{member_id}/assets`, 'paged', 'live'),
	'get/business_partners': businessRead.get(`${business}/partners`, 'paged', 'live'),
	'delete_business_partners': businessWrite.delete(`${business}/partners`, 'live'),
	'update_partner_asset_access_handler_impl': businessWrite.patch(`${business}/partners/assets`, 'live'),
	'delete_partner_asset_access_handler_impl': businessWrite.delete(`${business}/partners/assets`, 'live'),
	'business_partner_asset_access/get': businessRead.get(`${business}/partners/{partner_id}/assets`, 'paged', 'live'),
	'asset_access_requests/create': businessReadWrite.post(`${business}/requests/assets/access`, 'live'),
	'system_user/update': businessReadWrite.patch(`${business}/system_users/{system_user_id}`, 'live'),

	// Commerce integrations and notifications
	'integrations/get_list': adsRead.get('/integrations', 'paged', 'live', 'beta'),
	'integrations_commerce/post': adsWrite.post('/integrations/commerce', 'live', 'beta'),
	'integrations_commerce/get': adsRead.get('/integrations/commerce/{external_business_id}', 'live', 'beta'),
	'integrations_commerce/patch': adsWrite.patch('/integrations/commerce/{external_business_id}', 'live', 'beta'),
	'integrations_commerce/del': adsWrite.delete('/integrations/commerce/{external_business_id}', 'live', 'beta'),
	'integrations_logs/post': adsWrite.post('/integrations/logs', 'beta'),
	'integrations/get_by_id': adsRead.get('/integrations/{id}', 'live', 'beta'),
	'notification/post': audienceRead.post('/notifications'),
} satisfies Record<string, Endpoint>;

export type EndpointId = keyof typeof table;

export const endpoints: Readonly<Record<EndpointId, Endpoint>> = table;

/**
 * Names the quota that a call counts for: its category, and the ad account where each has one of its own.
 * @param path the endpoint's path with values, without query
 */
export function quotaOf({ category, path: template }: Pick<Endpoint, 'category' | 'path'>, path: string): string {
	if (!perAdAccount.has(category)) return category;
	return `${category} ${path.split('/')[template.split('/').indexOf('{ad_account_id}')]}`;
}

const templates = (Object.keys(table) as EndpointId[]).map((id) => ({
	id,
	method: endpoints[id].method,
	segments: endpoints[id].path.split('/'),
}));

const isParameter = (segment: string) => segment.startsWith('{');

/**
 * Finds the endpoint that a concrete path belongs to: `findEndpoint('GET', '/boards/123/pins')` is 'boards/list_pins'.
 * A literal segment wins over a parameter: `/pins/analytics` is never a Pin with the id "analytics".
 *
 * @param method in any case
 * @param path below the API root, with or without a query string or a slash at the end
 * @returns undefined for what the table does not know
 */
export function findEndpoint(method: string, path: string): EndpointId | undefined {
	const segments = path
		.replace(/[?#].*$/, '')
		.replace(/\/+$/, '')
		.split('/');
	let best: { id: EndpointId; literals: number } | undefined;
	for (const template of templates) {
		if (template.method !== method.toUpperCase() || template.segments.length !== segments.length) continue;
		const fits = template.segments.every((part, index) =>
			isParameter(part) ? segments[index] !== '' : part === segments[index],
		);
		if (!fits) continue;
		const literals = template.segments.filter((part) => !isParameter(part)).length;
		if (!best || literals > best.literals) best = { id: template.id, literals };
	}
	return best?.id;
}
