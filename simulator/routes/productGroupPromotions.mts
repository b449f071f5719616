import { eachElement, exception } from '../elements.mts';
import { invalid, Refusal } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Kept } from '../promoted.mts';
import type { Call, Routes } from '../route.mts';
import { creativeTypes, flag, id, listOf, object, oneOf, optionalId, string, type Schema } from '../schemas.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';

const statuses = oneOf('ACTIVE', 'PAUSED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT');
const optional = (schema: Schema): Schema => ({
	...schema,
	type: [schema.type, 'null'],
	...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }),
});

/** Schema ProductGroupPromotion of the API description. */
const promotion = object({
	ad_group_id: { type: 'string', pattern: '^(AG)?\\d+$' },
	bid_in_micro_currency: { type: ['integer', 'null'], minimum: 0 },
	catalog_product_group_id: optionalId,
	catalog_product_group_name: optional(string),
	collections_header_type: optional(
		oneOf('SHOP_THIS_COLLECTION', 'EXPLORE_THIS_COLLECTION', 'NO_HEADER', 'ON_SALE', 'GET_DEAL'),
	),
	collections_hero_destination_url: optional(string),
	collections_hero_pin_id: optionalId,
	creative_type: creativeTypes,
	customizable_cta_type: optional(oneOf('SHOP_NOW', 'BOOK_NOW', 'ON_SALE', 'GET_DEAL', 'BUY_ONLINE_PICKUP_IN_STORE')),
	definition: optional(string),
	grid_click_type: optional(oneOf('CLOSEUP', 'DIRECT_TO_DESTINATION')),
	id,
	included: optional(flag),
	is_generate_background: optional(flag),
	is_mdl: optional(flag),
	parent_id: optionalId,
	preferred_media_type: optional(oneOf('VIDEO', 'IMAGE')),
	relative_definition: optional(string),
	selected_image_tag: optional(string),
	selected_video_tag: optional(string),
	slideshow_collections_description: optional(string),
	slideshow_collections_title: optional(string),
	status: statuses,
	tracking_url: optional(string),
});

const body = object(
	{
		ad_group_id: { type: 'string', pattern: '^(AG)?\\d+$' },
		product_group_promotion: { ...listOf(promotion), minItems: 1, maxItems: 30 },
	},
	'ad_group_id',
	'product_group_promotion',
);

const notFound = () => exception(4, 'Product group promotion not found.');

type Sent = Record<string, any>;

export const productGroupPromotions: Routes = {
	'product_group_promotions/list': {
		query: {
			product_group_promotion_ids: { ...listOf(id), minItems: 1, maxItems: 250 },
			entity_statuses: listOf(statuses),
			ad_group_id: id,
			order: oneOf('ASCENDING', 'DESCENDING'),
		},
		handle: (call) => {
			const { product_group_promotion_ids: ids, ad_group_id: adGroup, order } = call.query as Sent;
			const wanted = (call.query.entity_statuses as string[] | undefined) ?? ['ACTIVE', 'PAUSED'];
			if (ids === undefined && adGroup === undefined)
				throw invalid('Either ad_group_id or product_group_promotion_ids is required.');
			const all = call.state.promoted.productGroups.of(readableAdAccount(call));
			const { items, ...rest } = call.page(
				inOrder(all, order),
				({ id: own, fields }) =>
					wanted.includes(fields.status) && (ids ? ids.includes(own) : fields.ad_group_id === adGroup),
			);
			return { items: items.map(view), ...rest };
		},
	},

	'product_group_promotions/get': {
		handle: (call) => {
			const found = call.state.promoted.productGroups.find(
				readableAdAccount(call),
				call.params.product_group_promotion_id,
			);
			if (!found) throw new Refusal(404, 4, 'Product group promotion not found.');
			return view(found);
		},
	},

	'product_group_promotions/create': {
		body,
		handle: (call) => eachOf(call, (sent) => view(create(call, sent))),
	},

	'product_group_promotions/update': {
		body,
		handle: (call) => eachOf(call, (sent) => view(update(call, sent))),
	},
};

function eachOf(call: Call, work: (sent: Sent) => unknown) {
	const { ad_group_id: adGroup, product_group_promotion: elements } = call.body as Sent;
	writableAdAccount(call);
	return eachElement<Sent>({ ...call, body: elements }, (sent) => work({ ad_group_id: adGroup, ...sent }));
}

/** A product group is promoted once in an ad group. */
function create(call: Call, sent: Sent): Kept {
	const adAccount = writableAdAccount(call);
	const shelf = call.state.promoted.productGroups;
	const twice = [...shelf.of(adAccount).from()].some(
		({ fields }) =>
			fields.ad_group_id === sent.ad_group_id &&
			fields.catalog_product_group_id === sent.catalog_product_group_id &&
			fields.status !== 'ARCHIVED',
	);
	if (twice) throw exception(4161, 'This product group is already promoted in the ad group.');
	return shelf.add(adAccount, { status: 'ACTIVE', creative_type: 'SHOPPING', included: true, ...sent });
}

function update(call: Call, { id: own, ...sent }: Sent): Kept {
	const found = call.state.promoted.productGroups.find(writableAdAccount(call), String(own));
	if (found?.fields.ad_group_id !== sent.ad_group_id) throw notFound();
	Object.assign(found!.fields, sent);
	return found!;
}

const view = ({ id: own, fields }: Kept) => ({
	id: own,
	bid_in_micro_currency: null,
	catalog_product_group_name: null,
	definition: null,
	tracking_url: null,
	grid_click_type: 'DIRECT_TO_DESTINATION',
	...fields,
});

/** Lists stand with the newest first; the other way round where that is asked for. */
export function inOrder(list: NewestFirst<Kept>, order: unknown): NewestFirst<Kept> {
	if (order !== 'ASCENDING') return list;
	const turned = new NewestFirst<Kept>();
	for (const one of list.from()) turned.add({ ...one, order: -one.order });
	return turned;
}
