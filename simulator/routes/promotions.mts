import { eachElement, exception } from '../elements.mts';
import { Refusal } from '../errors.mts';
import type { Kept } from '../promoted.mts';
import type { Call, Routes } from '../route.mts';
import { id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';
import { inOrder } from './productGroupPromotions.mts';

const TYPES = [
	...['VARIABLE', 'SITEWIDE', 'CHECKOUT', 'SAVE_X_ON_Y', 'BUY_X_GET_Y', 'SPEND_X_SAVE_Y', 'FREE_SHIPPING'],
	...['FREE_SHIPPING_MINIMUM', 'FREE_SHIPPING_WITH_DISCOUNT', 'SITEWIDE_IN_STORES', 'EXTRA_PERCENT_OFF'],
	...['GIFT_WITH_PURCHASE', 'GIFT_WITH_PURCHASE_MINIMUM', 'FIXED', 'PERCENT_OFF_CLEARANCE', 'X_OFF_Y'],
	...['GIFT_WITH_FIRST_PURCHASE', 'BUY_X_GET_ONE_FREE', 'CASH_BACK', 'POINTS_ON_ALL_PURCHASES', 'BONUS'],
	...['POINTS_WITH_PURCHASE', 'CUSTOM'],
];

/** Schema PromotionCommon of the API description. */
const common: Record<string, Schema> = {
	discount_status: oneOf('OTHER', 'ACTIVE', 'PAUSED', 'SCHEDULED', 'EXPIRED'),
	start_time: { type: 'integer' },
	end_time: { type: 'integer' },
	external_id: { ...string, maxLength: 64 },
	platform_type: string,
	promotion_code: string,
	promotion_custom_id: { ...string, maxLength: 50 },
	promotion_title: string,
	promotion_type: oneOf(...TYPES),
	template_values: {
		...listOf(
			object({ amount: { type: 'number' }, percent: { type: 'number' }, currency_code: string, custom_text: string }),
		),
		maxItems: 2,
	},
};

const upToThirty = (element: Schema): Schema => ({ ...listOf(element), minItems: 1, maxItems: 30 });

type Sent = Record<string, any>;

const notFound = () => new Refusal(404, 4997, 'Promotion not found.');

export const promotions: Routes = {
	'promotions/list': {
		query: { order: oneOf('ASCENDING', 'DESCENDING') },
		handle: (call) => {
			const all = call.state.promoted.promotions.of(readableAdAccount(call));
			const { items, ...rest } = call.page(inOrder(all, call.query.order));
			return { items: items.map(view), ...rest };
		},
	},

	'promotions/get': {
		handle: (call) => {
			const found = call.state.promoted.promotions.find(readableAdAccount(call), call.params.promotion_id);
			if (!found) throw notFound();
			return view(found);
		},
	},

	'promotions/create': {
		body: upToThirty(object(common)),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return eachOf(call, (sent) => {
				checkPlatform(sent);
				const made = call.state.promoted.promotions.add(adAccount, { status: 'ACTIVE', ...sent });
				made.fields.promotion_custom_id ??= made.id;
				return view(made);
			});
		},
	},

	'promotions/update': {
		body: upToThirty(
			object({ ...common, id, status: oneOf('ACTIVE', 'PAUSED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT') }, 'id'),
		),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return eachOf(call, ({ id: own, ...sent }) => {
				const found = call.state.promoted.promotions.find(adAccount, own);
				if (!found) throw exception(4997, 'Promotion not found.');
				Object.assign(found!.fields, sent);
				return view(found!);
			});
		},
	},

	'promotions/delete': {
		status: 204,
		handle: (call) => {
			const found = call.state.promoted.promotions.find(writableAdAccount(call), call.params.promotion_id);
			if (!found) throw notFound();
			call.state.promoted.promotions.remove(found!);
		},
	},
};

/** "Platform type not supported for promotions." (example of the description, there with status 400). */
function checkPlatform({ platform_type: platform = 'DEFAULT' }: Sent): void {
	if (platform !== 'DEFAULT' && platform !== 'SHOPIFY')
		throw exception(400, 'Platform type not supported for promotions.');
}

/** One object for each, under a name of its own (`PromotionsResponse` of the API description). */
function eachOf(call: Call, work: (sent: Sent) => unknown) {
	const { items } = eachElement<Sent>(call, work, 'object');
	return { promotions: items.map(({ data, exceptions }) => (exceptions ? { exception: exceptions } : { data })) };
}

const view = ({ id: own, adAccount, fields }: Kept) => ({
	id: own,
	ad_account_id: adAccount.id,
	platform_type: 'DEFAULT',
	discount_status: 'ACTIVE',
	...fields,
});
