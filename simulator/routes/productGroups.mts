import type { Catalog, Feed, ProductGroup } from '../catalogs.mts';
import { invalid, Refusal } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { actingAs, flag, id, listOf, object, string, type Schema } from '../schemas.mts';
import { catalogTypes, countryCode, localeCode, newestOf, ownCatalog, ownFeed } from './catalogs.mts';

const groupNotFound = () => new Refusal(404, 4180, "Sorry! We couldn't find that catalogs product group.");
const nameTaken = () => new Refusal(409, 4179, 'A product group with this name exists.');
const filtersTaken = () => new Refusal(409, 4178, 'A product group with these filters exists.');
const generated = () => new Refusal(409, 4177, "Can't change an auto-generated product group.");
const promoted = () => new Refusal(409, 4162, "Can't delete a product group with active promotions.");
const needsMarket = () => new Refusal(400, 6136, 'Country and locale are required.');

const filters: Schema = {
	type: 'object',
	properties: { any_of: filterList(), all_of: filterList() },
	minProperties: 1,
	maxProperties: 1,
	additionalProperties: false,
};

function filterList(): Schema {
	return { ...listOf({ type: 'object', minProperties: 1, maxProperties: 1 }), minItems: 1 };
}

const common = {
	name: string,
	description: { type: ['string', 'null'] },
	filters,
	is_featured: flag,
	country: countryCode,
	locale: localeCode,
};

const created = object({ ...common, catalog_type: catalogTypes, catalog_id: id, feed_id: id }, 'name', 'filters');

const ids = { type: 'string', pattern: '^\\d+(,\\d+){0,999}$' };

export const productGroups: Routes = {
	'catalogs_product_groups/list': {
		query: { ...actingAs, id: ids, feed_id: id, catalog_id: id },
		handle: (call) => {
			const { id: wanted, feed_id: feed, catalog_id: catalog } = call.query as Record<string, string | undefined>;
			const own = groupsOf(call).filter(
				(one) =>
					(wanted === undefined || wanted.split(',').includes(one.id)) &&
					(feed === undefined || one.feed?.id === feed) &&
					(catalog === undefined || one.catalog.id === catalog),
			);
			const { items, ...rest } = call.page(newestOf(own));
			return { items: items.map(groupView), ...rest };
		},
	},

	'catalogs_product_groups/create': {
		status: 201,
		query: actingAs,
		body: created,
		handle: (call) => groupView(create(call, [call.body])[0]),
	},

	'catalogs_product_groups/create_many': {
		status: 201,
		query: actingAs,
		body: { ...listOf(created), minItems: 1, maxItems: 1000 },
		handle: (call) => create(call, call.body).map((one) => one.id),
	},

	'catalogs_product_groups/delete_many': {
		status: 204,
		query: { ...actingAs, id: ids },
		requiredQuery: ['id'],
		handle: (call) => remove(call, String(call.query.id).split(',')),
	},

	'catalogs_product_groups/delete': {
		status: 204,
		query: actingAs,
		handle: (call) => remove(call, [call.params.product_group_id]),
	},

	'catalogs_product_groups/get': { query: actingAs, handle: (call) => groupView(ownGroup(call)) },

	'catalogs_product_groups/update': {
		query: actingAs,
		body: object({ ...common, catalog_type: catalogTypes }),
		handle: (call) => {
			const group = ownGroup(call);
			const { catalog_type: _, name, ...rest } = call.body;
			if (group.type !== 'MERCHANT_CREATED') throw generated();
			if (name !== undefined && groupsOf(call).some((one) => one !== group && one.name === name)) throw nameTaken();
			group.name = name ?? group.name;
			Object.assign(group.rest, rest);
			return groupView(group);
		},
	},

	'catalogs_product_groups/product_counts_get': {
		query: actingAs,
		handle: (call) => {
			const { type } = ownGroup(call).catalog;
			if (type === 'HOTEL') return { catalog_type: type, total: 12 };
			if (type === 'CREATIVE_ASSETS') return { catalog_type: type, total: 12, videos: 3 };
			return { catalog_type: type, total: 12, in_stock: 9, out_of_stock: 2, preorder: 1, videos: 3 };
		},
	},

	'catalogs_product_group_pins/list': {
		query: { ...actingAs, pin_metrics: flag },
		handle: (call) => {
			ownGroup(call);
			const { items, ...rest } = call.page(newestOf(products()));
			return { items: items.map(({ order: _, ...one }) => one), ...rest };
		},
	},

	'products_by_product_group_filter/list': {
		query: { ...actingAs, pin_metrics: flag },
		body: object(
			{ feed_id: id, catalog_id: id, catalog_type: catalogTypes, country: countryCode, locale: localeCode, filters },
			'filters',
		),
		handle: (call) => {
			const { country, locale, catalog_type: type } = call.body;
			source(call, call.body);
			if (type === 'RETAIL' && !(country && locale)) throw needsMarket();
			const { items, ...rest } = call.page(newestOf(products()));
			return { items: items.map(({ order: _, ...one }) => one), ...rest };
		},
	},
};

const groupsOf = (call: Call): ProductGroup[] =>
	[...call.state.catalogs.productGroups.values()].filter(({ owner }) => owner === call.account);

function ownGroup(call: Call, wanted: string = call.params.product_group_id): ProductGroup {
	const found = call.state.catalogs.productGroups.get(wanted);
	if (found?.owner !== call.account) throw groupNotFound();
	return found;
}

function source(call: Call, sent: Record<string, any>): { catalog: Catalog; feed?: Feed } {
	if ((sent.feed_id === undefined) === (sent.catalog_id === undefined))
		throw invalid("Invalid request: either 'feed_id' or 'catalog_id' is required");
	if (sent.feed_id === undefined) return { catalog: ownCatalog(call, sent.catalog_id) };
	const feed = ownFeed(call, sent.feed_id);
	return { catalog: feed.catalog, feed };
}

/** All or none. */
function create(call: Call, sent: Array<Record<string, any>>): ProductGroup[] {
	const names = new Set(groupsOf(call).map(({ name }) => name));
	const known = new Set(
		groupsOf(call).map((one) => JSON.stringify([one.feed?.id ?? one.catalog.id, one.rest.filters])),
	);
	const ready = sent.map(({ catalog_type: _, feed_id: __, catalog_id: ___, name, ...rest }, index) => {
		const where = source(call, sent[index]);
		const content = JSON.stringify([where.feed?.id ?? where.catalog.id, rest.filters]);
		if (names.has(name)) throw nameTaken();
		if (known.has(content)) throw filtersTaken();
		names.add(name);
		known.add(content);
		return { ...where, name: name as string, rest };
	});
	return ready.map((one) => call.state.catalogs.addProductGroup(one));
}

function remove(call: Call, wanted: string[]): void {
	const groups = wanted.map((one) => ownGroup(call, one));
	if (groups.some(({ type }) => type !== 'MERCHANT_CREATED')) throw generated();
	if (groups.some(({ rest }) => rest.promoted)) throw promoted();
	for (const group of groups) call.state.catalogs.productGroups.delete(group.id);
}

function groupView({ id: groupId, name, type, catalog, feed, rest, createdAt }: ProductGroup) {
	const seconds = Math.floor(createdAt / 1000);
	return {
		id: groupId,
		name,
		type,
		catalog_type: catalog.type,
		catalog_id: catalog.id,
		...(catalog.type === 'RETAIL' && { status: 'ACTIVE', feed_id: feed?.id ?? null, is_featured: false }),
		description: null,
		filters: {},
		...rest,
		created_at: seconds,
		updated_at: seconds,
	};
}

const products = () =>
	[1, 2, 3].map((order) => ({
		order,
		catalog_type: 'RETAIL',
		metadata: {
			item_id: `mug-${order}`,
			item_group_id: null,
			availability: 'IN_STOCK',
			price: 14.99,
			sale_price: null,
			currency: 'EUR',
		},
		pin: { id: `81374422642079588${order}`, title: `Mug ${order}`, link: `https://shop.example/mugs/${order}` },
	}));
