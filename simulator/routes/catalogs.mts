import type { Catalog, Feed, Outcome, ProcessingResult } from '../catalogs.mts';
import { notPermitted, Refusal } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { actingAs, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';

/** Codes of the examples of the API description. */
export const catalogNotFound = () => new Refusal(404, 678, 'Catalog not found.');
export const feedNotFound = () => new Refusal(404, 4161, "Sorry! We couldn't find that data feed.");
const resultNotFound = () => new Refusal(404, 4184, 'Processing result not found.');
const feedNameTaken = () => new Refusal(422, 4170, 'Unique feed name is required.');
const noVerifiedWebsite = () => new Refusal(409, 4169, 'A verified website is required.');
const feedPromoted = () => new Refusal(409, 4162, "Can't delete a feed with active promotions.");

export const catalogTypes = oneOf('RETAIL', 'HOTEL', 'CREATIVE_ASSETS');
export const countryCode: Schema = { type: 'string', pattern: '^[A-Z]{2}$' };
export const localeCode: Schema = { type: 'string', pattern: '^[a-z]{2}(-[A-Z0-9]{2,3})?$' };
const nullableCurrency: Schema = { type: ['string', 'null'], pattern: '^[A-Z]{3}$' };

const feedFields = {
	name: string,
	catalog_type: catalogTypes,
	format: oneOf('TSV', 'CSV', 'XML'),
	location: { type: 'string', pattern: '^(http|https|ftp|sftp)://' },
	credentials: object({ username: string, password: string }, 'username', 'password'),
	preferred_processing_schedule: object(
		{ time: { type: 'string', pattern: '^(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]$' }, timezone: string },
		'time',
		'timezone',
	),
	default_currency: nullableCurrency,
	default_availability: oneOf('IN_STOCK', 'OUT_OF_STOCK', 'PREORDER'),
	status: oneOf('ACTIVE', 'INACTIVE'),
};

/** Without a zone, in UTC. */
export const written = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19);

/** Things of the account, the newest first, as `call.page` takes them. */
export function newestOf<T extends { order: number }>(entries: Iterable<T>): NewestFirst<T> {
	const list = new NewestFirst<T>();
	for (const entry of entries) list.add(entry);
	return list;
}

export function ownCatalog(call: Call, wanted: unknown): Catalog {
	const found = call.state.catalogs.catalogs.get(String(wanted));
	if (found?.owner !== call.account) throw catalogNotFound();
	return found;
}

export function ownFeed(call: Call, wanted: unknown = call.params.feed_id): Feed {
	const found = call.state.catalogs.feeds.get(String(wanted));
	if (found?.owner !== call.account) throw feedNotFound();
	return found;
}

const feedsOf = (call: Call): Feed[] =>
	[...call.state.catalogs.feeds.values()].filter(({ owner }) => owner === call.account);

function catalogView({ id: catalogId, name, type, createdAt }: Catalog) {
	const at = written(createdAt);
	return { id: catalogId, name, catalog_type: type, created_at: at, updated_at: at };
}

function feedView({ id: feedId, name, catalog, rest, createdAt }: Feed) {
	const at = written(createdAt);
	return {
		id: feedId,
		name,
		catalog_type: catalog.type,
		...(catalog.type !== 'RETAIL' && { catalog_id: catalog.id }),
		credentials: null,
		default_availability: null,
		default_country: null,
		default_currency: null,
		default_locale: null,
		preferred_processing_schedule: null,
		status: 'ACTIVE',
		...rest,
		created_at: at,
		updated_at: at,
	};
}

function resultView({ id: resultId, createdAt, doneAt, outcome }: ProcessingResult) {
	const done = Date.now() >= doneAt;
	const reached: Outcome = done ? outcome : { status: 'PROCESSING' };
	const { status, errors = {}, warnings = {}, ingestionErrors = {}, ingestionWarnings = {} } = reached;
	const { counts = { original: 120, ingested: status === 'FAILED' ? 0 : 118 } } = reached;
	return {
		id: resultId,
		created_at: written(createdAt),
		updated_at: written(done ? doneAt : createdAt),
		status,
		product_counts: done ? counts : null,
		ingestion_details: { errors: ingestionErrors, info: done ? { IN_STOCK: 118 } : {}, warnings: ingestionWarnings },
		validation_details: { errors, warnings },
		video_counts: done ? { total_videos: 0, ingested_videos: 0, not_ingested_videos: 0 } : null,
	};
}

export const catalogs: Routes = {
	'catalogs/list': {
		query: actingAs,
		handle: (call) => {
			const own = [...call.state.catalogs.catalogs.values()].filter(({ owner }) => owner === call.account);
			const { items, ...rest } = call.page(newestOf(own));
			return { items: items.map(catalogView), ...rest };
		},
	},

	'catalogs/create': {
		query: actingAs,
		body: object({ catalog_type: catalogTypes, name: string }, 'catalog_type', 'name'),
		handle: (call) => {
			const { catalog_type: type, name } = call.body;
			return catalogView(call.state.catalogs.addCatalog({ owner: call.account, type, name }));
		},
	},

	'catalogs/available_filter_values': {
		query: { ...actingAs, catalog_id: id, feed_id: id, country: countryCode, language: localeCode },
		requiredQuery: ['catalog_id'],
		handle: (call) => {
			const { type } = ownCatalog(call, call.query.catalog_id);
			if (call.query.feed_id !== undefined) ownFeed(call, call.query.feed_id);
			return { catalog_type: type, filter_values: { brand: ['Willow', 'Thyme'], custom_label_0: ['autumn'] } };
		},
	},

	'feeds/list': {
		clientCredentials: true,
		query: { ...actingAs, catalog_id: id },
		handle: (call) => {
			const { catalog_id: wanted } = call.query;
			const own = feedsOf(call).filter(({ catalog }) => wanted === undefined || catalog.id === wanted);
			const { items, ...rest } = call.page(newestOf(own));
			return { items: items.map(feedView), ...rest };
		},
	},

	'feeds/create': {
		clientCredentials: true,
		status: 201,
		query: actingAs,
		body: object(
			{ ...feedFields, catalog_id: id, default_country: countryCode, default_locale: string },
			...['name', 'format', 'location'],
		),
		handle: (call) => {
			const { catalog_id: catalogId, catalog_type: type = 'RETAIL', name, ...rest } = call.body;
			if (call.account.accountType !== 'BUSINESS') throw new Refusal(403, 654, 'Business account required.');
			if (type !== 'HOTEL' && !rest.default_country) throw new Refusal(501, 4181, 'Not implemented.');
			if (!rest.default_locale) throw new Refusal(501, 4181, 'Not implemented.');
			if (rest.location.includes('unclaimed')) throw noVerifiedWebsite();
			if (feedsOf(call).some((feed) => feed.name === name)) throw feedNameTaken();
			const own = call.state.catalogs;
			const catalog = catalogId === undefined ? own.oldest(call.account, type) : ownCatalog(call, catalogId);
			return feedView(own.addFeed({ catalog, name, rest }));
		},
	},

	'feeds/get': {
		clientCredentials: true,
		query: actingAs,
		handle: (call) => feedView(ownFeed(call)),
	},

	'feeds/update': {
		clientCredentials: true,
		query: actingAs,
		body: object(feedFields),
		handle: (call) => {
			const feed = ownFeed(call);
			const { catalog_type: _, name, ...rest } = call.body;
			if (name !== undefined) feed.name = name;
			Object.assign(feed.rest, rest);
			return feedView(feed);
		},
	},

	'feeds/delete': {
		clientCredentials: true,
		status: 204,
		query: actingAs,
		handle: (call) => {
			const feed = ownFeed(call);
			if (feed.rest.promoted) throw feedPromoted();
			call.state.catalogs.removeFeed(feed);
		},
	},

	'feeds/ingest': {
		query: actingAs,
		handle: (call) => {
			const feed = ownFeed(call);
			if (feed.rest.status === 'INACTIVE') throw notPermitted();
			const result = call.state.catalogs.addResult(feed);
			return { id: result.id, feed_id: feed.id, status: 'PROCESSING', created_at: written(result.createdAt) };
		},
	},

	'feed_processing_results/list': {
		query: actingAs,
		handle: (call) => {
			const { results } = ownFeed(call);
			const { deadBookmark } = call.state.catalogs;
			if (!deadBookmark) {
				const { items, ...rest } = call.page(results);
				return { items: items.map(resultView), ...rest };
			}
			const { page_size: size = 25 } = call.query as { page_size?: number };
			const first = [...results.from()].slice(0, size);
			return { items: first.map(resultView), bookmark: 'always-the-same' };
		},
	},

	'items_issues/list': {
		query: { ...actingAs, item_numbers: listOf({ type: 'integer' }), item_validation_issue: string },
		handle: (call) => {
			const { item_numbers: numbers, item_validation_issue: issue } = call.query as {
				item_numbers?: number[];
				item_validation_issue?: string;
			};
			const result = call.state.catalogs.results.get(call.params.processing_result_id);
			if (result?.feed.owner !== call.account) throw resultNotFound();
			if (numbers && issue) throw new Refusal(501, 4181, 'Not implemented.');
			const all = (result.outcome.issues ?? []).map((one, order) => ({ ...one, order }) as Issue);
			const { items, ...rest } = call.page(
				newestOf(all),
				(one) =>
					(numbers === undefined || numbers.includes(one.item_number)) &&
					(issue === undefined || issue in one.errors || issue in one.warnings),
			);
			return { items: items.map(({ order: _, ...one }) => one), ...rest };
		},
	},
};

interface Issue {
	order: number;
	item_number: number;
	errors: Record<string, unknown>;
	warnings: Record<string, unknown>;
}
