import type { FastifyInstance } from 'fastify';
import { invalid, Refusal } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { actingAs, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import type { State } from '../state.mts';
import { countryCode, newestOf, ownCatalog, ownFeed } from './catalogs.mts';

const tokenExpired = () => new Refusal(400, 1104, 'The token you provided is not valid or has expired.');

const issues = ['FEED_INGESTION_ISSUES', 'DISTRIBUTION_ISSUES'];

const language: Schema = { type: 'string', pattern: '^[A-Z]{2}$' };

const key = { country: countryCode, item_id: string, language };
const needed = ['country', 'item_id', 'language'];

const factors: Schema = { type: 'object', additionalProperties: { type: 'number', minimum: 0, maximum: 10 } };

const upTo = (items: Schema): Schema => ({ ...listOf(items), minItems: 1, maxItems: 10_000 });

/** Looks at what a report is about. */
function checkScope(
	call: Call,
	{ feed_id: feed, catalog_id: catalog, report_type: type }: Record<string, unknown>,
): void {
	if ((type === 'FEED_INGESTION_ISSUES') !== (feed !== undefined)) throw invalid("Invalid request: 'feed_id'");
	if (feed !== undefined) ownFeed(call, feed);
	if (catalog !== undefined) ownCatalog(call, catalog);
}

export const catalogReports: Routes = {
	'reports/create': {
		query: actingAs,
		body: object(
			{
				catalog_type: oneOf('RETAIL', 'HOTEL'),
				report: object(
					{ report_type: oneOf(...issues, 'ALL_ITEMS'), feed_id: id, catalog_id: id, processing_result_id: id },
					'report_type',
				),
			},
			'catalog_type',
			'report',
		),
		handle: (call) => {
			checkScope(call, call.body.report);
			return { token: call.state.catalogs.addReport(call.account, call.body).token };
		},
	},

	'reports/get': {
		query: { ...actingAs, token: string },
		requiredQuery: ['token'],
		handle: (call) => {
			const report = call.state.catalogs.reports.get(String(call.query.token));
			if (report?.owner !== call.account) throw tokenExpired();
			if (Date.now() < report.doneAt) return { report_status: 'IN_PROGRESS', url: null, size: null };
			const url = `${call.state.url}/files/catalogs/${encodeURIComponent(report.token)}`;
			return { report_status: 'FINISHED', url, size: content(report.parameters).length };
		},
	},

	'reports/stats': {
		query: {
			...actingAs,
			'parameters[catalog_type]': oneOf('RETAIL', 'HOTEL'),
			'parameters[report][report_type]': oneOf(...issues),
			'parameters[report][feed_id]': id,
			'parameters[report][catalog_id]': id,
			'parameters[report][processing_result_id]': id,
		},
		requiredQuery: ['parameters[catalog_type]', 'parameters[report][report_type]'],
		handle: (call) => {
			const at = (name: string) => call.query[`parameters[report][${name}]`];
			const type = at('report_type') as string;
			checkScope(call, { report_type: type, feed_id: at('feed_id'), catalog_id: at('catalog_id') });
			const { items, ...rest } = call.page(newestOf(stats(type)));
			return { items: items.map(({ order: _, ...one }) => one), ...rest };
		},
	},

	'advanced_auction_items_get/post': {
		query: actingAs,
		body: object({ catalog_id: id, items: upTo(object(key, ...needed)) }, 'catalog_id', 'items'),
		handle: (call) => {
			const { catalog_id: catalogId, items } = call.body;
			ownCatalog(call, catalogId);
			const found = (items as Key[]).flatMap((one) => {
				const options = call.state.catalogs.bids.get(placeOf(catalogId, one));
				return options ? [{ ...one, bid_options: options }] : [];
			});
			return { catalog_id: catalogId, items: found };
		},
	},

	'advanced_auction_items_submit/post': {
		query: actingAs,
		body: object(
			{
				catalog_id: id,
				items: upTo(
					object(
						{
							...key,
							operation: oneOf('UPSERT', 'DELETE'),
							bid_options: object({
								bid_in_micro_currency: { type: ['integer', 'null'], minimum: 0 },
								app_type_multipliers: factors,
								placement_multipliers: factors,
							}),
							update_mask: listOf(oneOf('BID', 'APP_TYPE_BID_MULTIPLIER_SET', 'PLACEMENT_BID_MULTIPLIER_SET')),
						},
						...needed,
						'operation',
					),
				),
			},
			'catalog_id',
			'items',
		),
		handle: (call) => {
			const { catalog_id: catalogId, items } = call.body;
			const catalog = ownCatalog(call, catalogId);
			const done = (items as Array<Key & Record<string, any>>).map((one) => {
				if (one.item_id.startsWith('unknown'))
					return { ...one, errors: [{ code: 2, message: `Item ${one.item_id} does not exist.` }] };
				const place = placeOf(catalog.id, one);
				if (one.operation === 'DELETE') call.state.catalogs.bids.delete(place);
				else call.state.catalogs.bids.set(place, { ...call.state.catalogs.bids.get(place), ...one.bid_options });
				return { ...one, errors: [] };
			});
			return { catalog_id: catalogId, items: done };
		},
	},
};

interface Key {
	country: string;
	item_id: string;
	language: string;
}

const placeOf = (catalog: string, { country, item_id: itemId, language: spoken }: Key): string =>
	JSON.stringify([catalog, country, itemId, spoken]);

const stats = (type: string) =>
	[
		{ code: 112, code_label: 'AVAILABILITY_INVALID', message: 'Availability is missing.', occurrences: 7 },
		{ code: 151, code_label: 'PRICE_MISSING', message: 'Price is missing.', occurrences: 2 },
		{ code: 114, code_label: 'TITLE_LENGTH_TOO_LONG', message: 'Title was cut.', occurrences: 1 },
	].map((one, order) => ({
		...one,
		order,
		report_type: type,
		catalog_id: '2680059592705',
		...(type === 'DISTRIBUTION_ISSUES'
			? { ineligible_for_ads: true, ineligible_for_organic: false }
			: { severity: 'ERROR' }),
	}));

const content = ({ report }: Record<string, any>): string =>
	[
		'Item ID,Issue,Message',
		...['mug-1', 'mug-2'].map((item) => `${item},PRICE_MISSING,"${String(report.report_type)}, price is missing"`),
		'',
	].join('\r\n');

/** The files that reports lead to, on a host that refuses Pinterest's tokens. */
export async function serveCatalogReports(app: FastifyInstance, state: State): Promise<void> {
	app.get<{ Params: { token: string } }>('/:token', async (request, reply) => {
		if (request.headers.authorization !== undefined) throw new Refusal(400, 0, 'Only one auth mechanism allowed');
		const report = state.catalogs.reports.get(request.params.token);
		if (report === undefined) throw new Refusal(403, 0, 'Access denied');
		return reply.type('text/csv; charset=utf-8').send(content(report.parameters));
	});
}
