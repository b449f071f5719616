/** Proves that the validator catches what Pinterest would refuse, and takes what Pinterest takes. */
import { describeContract } from './description.mts';
import type { Description } from './description.mts';
import { findOperation, validateRequest } from './validate.mts';
import type { RecordedRequest } from './validate.mts';

const json = { 'content-type': 'application/json' };

const get = (path: string, rawQuery = ''): RecordedRequest => ({
	method: 'GET',
	path,
	rawQuery,
	headers: {},
	body: undefined,
});
const send = (method: string, path: string, body: unknown): RecordedRequest => ({
	method,
	path,
	rawQuery: '',
	headers: json,
	body,
});

const pin = {
	board_id: '549755885175',
	title: 'Pumpkin soup',
	media_source: { source_type: 'image_url', url: 'https://example.com/soup.jpg' },
};
const dates = 'start_date=2026-01-01&end_date=2026-01-02';
const account = '/ad_accounts/549755885175';
const report = `${dates}&granularity=DAY`;

const deep = (type: string, field: string) =>
	`parameters[catalog_type]=RETAIL&parameters[report][report_type]=${type}&parameters[report][${field}]=1`;

const right: Array<[string, RecordedRequest]> = [
	['a list without parameters', get('/boards')],
	['a list with paging and an enum', get('/boards', 'page_size=250&bookmark=abc%3D%3D&privacy=PUBLIC_AND_SECRET')],
	['a repeated key where the description repeats', get('/pins', 'creative_types=REGULAR&creative_types=VIDEO')],
	['one comma-joined value', get('/pins/1/analytics', `${dates}&metric_types=IMPRESSION,SAVE`)],
	['a comma-joined value with its comma encoded', get('/pins/1/analytics', `${dates}&metric_types=IMPRESSION%2CSAVE`)],
	[
		'ids repeated beside columns joined',
		get(
			`${account}/campaigns/analytics`,
			`${report}&campaign_ids=1&campaign_ids=2&columns=CAMPAIGN_ID,PIN_PROMOTION_ID`,
		),
	],
	['a plus as %2B', get('/trends/topics/featured', 'region=GB%2BIE')],
	['a plus as %2B in the path', get('/trends/keywords/GB%2BIE/top/growing', 'limit=50')],
	['an integer array, comma-joined', get('/catalogs/product_groups', 'id=1,2,3')],
	['a deep object', get('/catalogs/reports/stats', deep('FEED_INGESTION_ISSUES', 'feed_id'))],
	['a Pin', send('POST', '/pins', pin)],
	['a Pin as text', send('POST', '/pins', JSON.stringify(pin))],
	['a Pin with empty optional values', send('POST', '/pins', { ...pin, link: null, alt_text: null })],
	[
		'a carousel',
		send('POST', '/pins', {
			...pin,
			media_source: {
				source_type: 'multiple_image_urls',
				items: [{ url: 'https://a.example' }, { url: 'https://b.example' }],
			},
		}),
	],
	['ai_disclosures (5.28)', send('PATCH', '/pins/1', { ai_disclosures: { values: ['AI_MODIFIED'] } })],
	['domains (5.28)', get('/pins', 'domains=a.example,b.example&domain=c.example&include_product_tag_obj=true')],
	['product tags (5.28)', send('POST', '/pins/1/product_tags', { product_tags: [{ pin_id: '2' }] })],
	[
		'product tags to remove (5.28)',
		send('POST', '/pins/1/product_tags/bulk-delete', { product_tags: [{ pin_id: '2' }] }),
	],
	['editorial articles (5.28)', get('/trends/editorial_articles', 'region=US')],
	[
		'a list of campaigns to change',
		send('PATCH', `${account}/campaigns`, [{ id: '1', ad_account_id: '2', name: 'Autumn' }]),
	],
	[
		'an item whose operation picks its form',
		send('POST', '/catalogs/items/batch', {
			catalog_type: 'RETAIL',
			country: 'US',
			language: 'EN',
			items: [{ item_id: 'a', operation: 'DELETE' }],
		}),
	],
	[
		'a filter, one alternative of many without a discriminator',
		send('POST', '/catalogs/products/get_by_product_group_filters', {
			feed_id: '1',
			filters: { any_of: [{ MIN_PRICE: { values: 5 } }] },
		}),
	],
	[
		'a map with keys of its own',
		send('POST', '/businesses/1/invites/assets/access', {
			invites: [{ invite_id: '1', invite_type: 'MEMBER_INVITE', asset_id_to_permissions: { 2: ['ADMIN'] } }],
		}),
	],
	['any fields where the description takes any', send('POST', '/notifications', { anything: { at: 'all' } })],
	[
		'a DELETE with a body',
		send('DELETE', '/businesses/1/members', { members: [{ member_id: '2', business_role: 'EMPLOYEE' }] }),
	],
	[
		'a form',
		{
			...send('POST', '/oauth/token', 'grant_type=refresh_token&refresh_token=pinr.1'),
			headers: { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: 'Basic YTpi' },
		},
	],
];

const wrong: Array<[string, RecordedRequest, string[]]> = [
	[
		'an unknown field of a deep object',
		get('/catalogs/reports/stats', `${deep('FEED_INGESTION_ISSUES', 'feed_id')}&parameters[report][day]=1`),
		['query parameters/report/day: is not in the description'],
	],
	['an unknown path', get('/boardz'), ['path /boardz is not in the description']],
	['a wrong method', get('/pins/1/save'), ['method GET is not in the description of /pins/{pin_id}/save']],
	['PUT', send('PUT', '/boards/1', { name: 'a' }), ['method PUT is not in the description of /boards/{board_id}']],
	[
		'a method that only the parameter form of the path has',
		send('PATCH', '/pins/analytics', {}),
		['method PATCH is not in the description of /pins/analytics'],
	],
	['an id that is not numeric', get('/boards/autumn'), ['path board_id: must match pattern "^\\d+$"']],
	[
		'an ad account id that is too long',
		get('/ad_accounts/1234567890123456789'),
		['path ad_account_id: must NOT have more than 18 characters'],
	],
	['a bare plus in the path', get('/trends/keywords/GB+IE/top/growing'), ['path region: "+" must be sent as %2B']],
	['a broken encoding in the path', get('/boards/%zz'), ['path board_id: is not percent-encoded correctly']],
	['an unknown parameter', get('/boards', 'limit=5'), ['query limit: is not a parameter in the description']],
	[
		'brackets',
		get('/pins', 'creative_types[]=VIDEO'),
		['query creative_types[]: is not a parameter in the description'],
	],
	['an empty parameter', get('/boards', 'bookmark='), ['query bookmark: is empty']],
	['a missing required parameter', get('/search/pins'), ['query query: is required']],
	['a page that is too big', get('/boards', 'page_size=251'), ['query page_size: must be <= 250']],
	['a page size that is no number', get('/boards', 'page_size=all'), ['query page_size: must be integer, not "all"']],
	['a boolean that is none', get('/pins', 'pin_metrics=1'), ['query pin_metrics: must be true or false, not "1"']],
	[
		'a wrong enum in the query',
		get('/boards', 'privacy=HIDDEN'),
		['query privacy: must be one of ALL, PUBLIC, PROTECTED, SECRET, PUBLIC_AND_SECRET'],
	],
	[
		'one value sent twice',
		get('/boards', 'page_size=1&page_size=2'),
		['query page_size: is sent 2 times, but takes one value'],
	],
	[
		'a repeated key where one comma-joined value is asked',
		get('/pins/1/analytics', `${dates}&metric_types=SAVE&metric_types=IMPRESSION`),
		['query metric_types: repeats its key, but takes one comma-joined value'],
	],
	[
		'commas where the key is repeated',
		get(`${account}/campaigns`, 'campaign_ids=1,2'),
		['query campaign_ids: joins its values with commas, but takes its key repeated'],
	],
	['too few items', get('/pins/analytics', `${dates}&metric_types=SAVE`), ['query pin_ids: is required']],
	[
		'a bare plus, which servers read as a space',
		get('/trends/topics/featured', 'region=GB+IE'),
		['query region: must be one of US, GB+IE, CA'],
	],
	[
		'a date in another form',
		get('/user_account/analytics', 'start_date=01.02.2026&end_date=2026-01-02'),
		['query start_date: must match format "date"'],
	],
	[
		'an integer array with a word in it',
		get('/catalogs/product_groups', 'id=1,two'),
		['query id: must be integer, not "two"'],
	],
	['an unknown body field', send('POST', '/pins', { ...pin, note: 'hello' }), ['body/note: is not in the description']],
	[
		'an unknown field deep in the body',
		send('POST', '/pins', { ...pin, media_source: { ...pin.media_source, size: 1 } }),
		['body/media_source/size: is not in the description'],
	],
	[
		"another alternative's field",
		send('POST', '/pins', { ...pin, media_source: { ...pin.media_source, media_id: '1' } }),
		['body/media_source/media_id: is not in the description'],
	],
	[
		'an unknown alternative',
		send('POST', '/pins', { ...pin, media_source: { source_type: 'image_id' } }),
		[
			'body/media_source/source_type: must be one of image_base64, image_url, video_id, multiple_image_base64, multiple_image_urls, pin_url',
		],
	],
	[
		'a missing field of the chosen alternative',
		send('POST', '/pins', { media_source: { source_type: 'image_url' } }),
		['body/media_source/url: is required'],
	],
	[
		'a carousel of six',
		send('POST', '/pins', {
			media_source: { source_type: 'multiple_image_urls', items: Array(6).fill({ url: 'https://a.example' }) },
		}),
		['body/media_source/items: must NOT have more than 5 items'],
	],
	[
		'a title that is too long',
		send('POST', '/pins', { ...pin, title: 'x'.repeat(101) }),
		['body/title: must NOT have more than 100 characters'],
	],
	[
		'null where it is not allowed',
		send('POST', '/pins', { ...pin, board_id: null }),
		['body/board_id: must be string'],
	],
	['a board without a name', send('POST', '/boards', { privacy: 'PUBLIC' }), ['body/name: is required']],
	[
		'a wrong enum in the body',
		send('PATCH', '/boards/1', { privacy: 'PROTECTED' }),
		['body/privacy: must be one of PUBLIC, SECRET'],
	],
	[
		'a read-only field',
		send('POST', '/boards/1/sections', { name: 'Soups', id: '2' }),
		['body/id: is read-only and must not be sent'],
	],
	[
		'an empty section name',
		send('POST', '/boards/1/sections', { name: '' }),
		['body/name: must NOT have fewer than 1 characters'],
	],
	[
		'no ai_disclosures values',
		send('PATCH', '/pins/1', { ai_disclosures: { values: [] } }),
		['body/ai_disclosures/values: must NOT have fewer than 1 items'],
	],
	['an object where a list is asked', send('PATCH', `${account}/campaigns`, { id: '1' }), ['body: must be array']],
	[
		'an unknown field over allOf',
		send('PATCH', `${account}/campaigns`, [{ id: '1', ad_account_id: '2', nickname: 'a' }]),
		['body/0/nickname: is not in the description'],
	],
	['a body where none is taken', { ...get('/boards'), headers: json, body: '{}' }, ['body: the operation takes none']],
	['no body where one is needed', send('POST', '/boards', ''), ['body: is required']],
	['a body that is not JSON', send('POST', '/boards', '{name:1}'), ['body: is not JSON']],
	[
		'a wrong content type',
		{ ...send('POST', '/boards', 'name=a'), headers: { 'content-type': 'text/plain' } },
		['header content-type: text/plain instead of application/json'],
	],
	[
		'a token where the client id and secret are asked',
		{
			...send('POST', '/oauth/token', 'grant_type=refresh_token&refresh_token=pinr.1'),
			headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Bearer x' },
		},
		['header authorization: must be basic'],
	],
];

describeContract('the validator', (description: Description) => {
	test.each(right)('takes %s', (_name, request) => {
		expect(validateRequest(description, request)).toEqual([]);
	});

	test.each(wrong)('catches %s', (_name, request, violations) => {
		expect(validateRequest(description, request)).toEqual(violations);
	});

	test('names everything that is wrong at once', () => {
		const request = { ...send('POST', '/pins', { title: 'x'.repeat(101), note: 1, link: 5 }), rawQuery: 'a=1' };
		expect(validateRequest(description, request).sort()).toEqual([
			'body/link: must be string,null',
			'body/note: is not in the description',
			'body/title: must NOT have more than 100 characters',
			'query a: is not a parameter in the description',
		]);
	});

	test('finds the operation of a concrete path', () => {
		expect(findOperation(description, 'get', '/pins/analytics')?.operationId).toBe('multi_pins/analytics');
		expect(findOperation(description, 'GET', '/pins/1/product_tags')?.operationId).toBe('product_tags/list');
		expect(findOperation(description, 'DELETE', '/pins')).toBeUndefined();
	});
});
