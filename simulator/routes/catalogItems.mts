import {
	marketKey,
	type Catalog,
	type CatalogItem,
	type CatalogType,
	type ItemBatch,
	type ItemEvent,
	type ItemRecord,
} from '../catalogs.mts';
import { invalid, Refusal } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { actingAs, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import { catalogTypes, countryCode, ownCatalog, written } from './catalogs.mts';

const batchNotFound = () => new Refusal(404, 4331, 'Catalogs items batch not found.');
/** "The item UPSERT operation is restricted to users without a feed data source." */
const fed = (operation: string) =>
	new Refusal(403, 29, `The ${operation} operation is restricted to users without a feed data source.`);

const languageCode: Schema = { type: 'string', pattern: '^([A-Z]{2}|[a-z]{2}(-[A-Z0-9]{2,3})?)$' };

const ID_NAMES: Record<CatalogType, string> = {
	RETAIL: 'item_id',
	HOTEL: 'hotel_id',
	CREATIVE_ASSETS: 'creative_assets_id',
};

const FIXED = ['image_link', 'additional_image_link', 'video_link', 'save_pin_disabled', 'main_image'];

const item = object({
	operation: oneOf('CREATE', 'UPDATE', 'UPSERT', 'DELETE'),
	item_id: string,
	hotel_id: string,
	creative_assets_id: string,
	attributes: { type: 'object' },
	update_mask: listOf(string),
	last_updated_time: { type: 'integer' },
});

const market = { country: countryCode, language: languageCode };

interface SentItem {
	operation: string;
	attributes?: Record<string, any>;
	update_mask?: string[];
	[field: string]: any;
}

export const catalogItems: Routes = {
	'items/post': {
		query: actingAs,
		body: object(
			{
				...market,
				filters: object(
					{
						catalog_type: catalogTypes,
						catalog_id: id,
						item_ids: upTo(string),
						hotel_ids: upTo(string),
						creative_assets_ids: upTo(string),
					},
					'catalog_type',
				),
			},
			...['country', 'language', 'filters'],
		),
		handle: (call) => {
			const { country, language, filters } = call.body;
			const name = ID_NAMES[filters.catalog_type as CatalogType];
			const catalog = filters.catalog_id
				? ownCatalog(call, filters.catalog_id)
				: call.state.catalogs.oldest(call.account, filters.catalog_type);
			const wanted = filters[`${name}s`] as string[] | undefined;
			if (wanted === undefined) throw invalid(`Invalid request: '${name}s' is required`);
			const type = filters.catalog_type as CatalogType;
			return {
				items: wanted.flatMap((one) => itemView(type, one, catalog.items.get(marketKey(country, language, one)))),
			};
		},
	},

	'items_batch/post': {
		clientCredentials: true,
		query: actingAs,
		body: object(
			{
				...market,
				catalog_type: catalogTypes,
				catalog_id: id,
				operation: oneOf('UPDATE', 'UPSERT', 'CREATE', 'DELETE_DISCONTINUED', 'DELETE'),
				items: upTo(item),
			},
			...['country', 'language', 'items'],
		),
		handle: (call) => {
			const own = call.state.catalogs;
			const { body } = call;
			if ((body.catalog_type === undefined) === (body.operation === undefined))
				throw invalid("Invalid request: either 'catalog_type' or 'operation' is required");
			const type: CatalogType = body.catalog_type ?? 'RETAIL';
			const catalog = body.catalog_id ? ownCatalog(call, body.catalog_id) : own.oldest(call.account, type);
			const before = repeated(call);
			if (before) return batchView(before, null);
			const operation = String(body.operation ?? body.items[0].operation);
			const isFed = [...own.feeds.values()].some((feed) => feed.catalog === catalog && feed.rest.status !== 'INACTIVE');
			const barred = (body.items as SentItem[]).find((one) => ['CREATE', 'UPSERT'].includes(one.operation));
			if (barred && isFed && !catalog.name?.includes('both ways')) throw fed(barred.operation);
			const records = (body.items as SentItem[]).map((sent) => carryOut(call, catalog, type, sent));
			const batch = own.addBatch({ owner: call.account, type, operation, records });
			sentBefore.set(batch, fingerprint(call));
			return batchView(batch, batch.createdAt);
		},
	},

	'items_batch/get': {
		clientCredentials: true,
		query: actingAs,
		handle: (call) => {
			const batch = call.state.catalogs.batches.get(call.params.batch_id);
			if (batch?.owner !== call.account) throw batchNotFound();
			const view = batchView(batch, batch.createdAt);
			return Date.now() < batch.doneAt ? view : { ...view, ...processed(batch, call.state.catalogs.batchStatus) };
		},
	},
};

function upTo(items: Schema): Schema {
	return { ...listOf(items), minItems: 1, maxItems: 1000 };
}

/** What does not exist is left out. */
function itemView(type: CatalogType, itemId: string, found: CatalogItem | undefined): unknown[] {
	const known = { catalog_type: type, [ID_NAMES[type]]: itemId };
	if (itemId.startsWith('broken')) return [{ ...known, errors: [event('item_id', 4023, 'Item is blocked.')] }];
	return found ? [{ ...known, attributes: found.attributes, pins: [{ id: '813744226420795884' }] }] : [];
}

const event = (attribute: string, code: number, message: string): ItemEvent => ({ attribute, code, message });

/** What each batch came from, so that the same one is known again. */
const sentBefore = new WeakMap<ItemBatch, string>();

const fingerprint = ({ account, body }: Call): string => JSON.stringify([account.id, body]);

/** "If null, batch creation was skipped due to a recent duplicate ingestion." */
function repeated(call: Call): ItemBatch | undefined {
	const print = fingerprint(call);
	return [...call.state.catalogs.batches.values()].find((batch) => sentBefore.get(batch) === print);
}

function batchView({ id: batchId, type, records }: ItemBatch, createdAt: number | null) {
	return {
		batch_id: batchId,
		catalog_type: type,
		created_time: createdAt === null ? null : written(createdAt),
		completed_time: null as string | null,
		status: 'PROCESSING',
		items: records.map((record) => ({ [ID_NAMES[type]]: record.id, status: 'PROCESSING', errors: [], warnings: [] })),
	};
}

function processed({ type, doneAt, records }: ItemBatch, status: string) {
	return {
		status,
		completed_time: written(doneAt),
		items:
			status === 'FAILED'
				? []
				: records.map(({ id: itemId, errors, warnings }) => ({
						[ID_NAMES[type]]: itemId,
						status: errors.length > 0 ? 'FAILURE' : 'SUCCESS',
						errors,
						warnings,
					})),
	};
}

/** Effects show at once; the answer to the batch comes later. */
function carryOut(call: Call, catalog: Catalog, type: CatalogType, sent: SentItem): ItemRecord {
	const {
		country,
		language,
		operation: legacy,
	} = call.body as { country: string; language: string; operation?: string };
	const operation = legacy ?? sent.operation;
	const name = ID_NAMES[type];
	if (typeof sent[name] !== 'string') throw invalid(`Invalid request: '${name}' is required`);
	const itemId = sent[name] as string;
	const key = marketKey(country, language, itemId);
	const known = catalog.items.get(key);
	const { attributes = {} } = sent;
	const errors = [...problems(operation, attributes, known !== undefined, itemId)];
	const own = call.state.catalogs.refuses(sent);
	if (own) errors.push(own);
	if (errors.length > 0) return { id: itemId, errors, warnings: [] };
	if (operation === 'DELETE') catalog.items.delete(key);
	else if (operation === 'DELETE_DISCONTINUED') known!.attributes.availability = 'out of stock';
	else {
		const kept = operation === 'UPDATE' ? { ...known!.attributes } : {};
		for (const cleared of sent.update_mask ?? []) delete kept[cleared];
		catalog.items.set(key, { id: itemId, country, language, attributes: { ...kept, ...attributes } });
	}
	const shallow =
		type === 'RETAIL' && (operation === 'CREATE' || operation === 'UPSERT') && !attributes.google_product_category;
	return {
		id: itemId,
		errors: [],
		warnings: shallow ? [event('google_product_category', 126, 'google_product_category is missing.')] : [],
	};
}

function* problems(
	operation: string,
	attributes: Record<string, any>,
	isThere: boolean,
	itemId: string,
): Generator<ItemEvent> {
	const writes = ['CREATE', 'UPDATE', 'UPSERT'].includes(operation);
	if (!isThere && ['UPDATE', 'DELETE', 'DELETE_DISCONTINUED'].includes(operation))
		yield event('item_id', 1008, `Item ${itemId} does not exist.`);
	const fixed = FIXED.filter((name) => name in attributes);
	if (operation === 'UPDATE' && fixed.length > 0) throw invalid(`Invalid request: unexpected '${fixed[0]}'`);
	if (writes && Array.isArray(attributes.image_link) && attributes.image_link.length !== 1)
		throw invalid("Invalid request: 'image_link' takes one link");
	if (typeof attributes.price === 'string' && !/^\d+(\.\d+)? ?([A-Z]{3})?$/.test(attributes.price))
		yield event('price', 113, 'Price is malformed.');
	if (typeof attributes.title === 'string' && attributes.title.length > 500)
		yield event('title', 114, 'Title is longer than 500 characters.');
}
