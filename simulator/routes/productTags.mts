import { readablePin, writablePin } from '../access.mts';
import { invalid } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { id, listOf, object } from '../schemas.mts';
import { tagsView } from '../views.mts';

const body = object(
	{ product_tags: { ...listOf(object({ pin_id: id }, 'pin_id')), minItems: 1, maxItems: 24 } },
	'product_tags',
);

/** Rules: description of POST /pins/{pin_id}/product_tags in the API description 5.28. */
export const productTags: Routes = {
	'product_tags/list': {
		handle: (call) => ({ product_tags: tagsView(call.state, readablePin(call, call.params.pin_id)) }),
	},

	'product_tags/bulk_add': {
		body,
		handle: (call) => {
			const pin = writablePin(call, call.params.pin_id);
			const wanted = wantedTags(call);
			for (const tag of wanted) {
				const product = call.state.pins.get(tag);
				if (!product?.isProduct || product === pin) throw invalid(`Pin ${tag} is not eligible as a product tag.`);
			}
			pin.productTags = [...new Set([...pin.productTags, ...wanted])];
			return { product_tags: tagsView(call.state, pin) };
		},
	},

	'product_tags/bulk_delete': {
		body,
		status: 204,
		handle: (call) => {
			const pin = writablePin(call, call.params.pin_id);
			const unwanted = new Set(wantedTags(call));
			pin.productTags = pin.productTags.filter((tag) => !unwanted.has(tag));
		},
	},
};

function wantedTags({ body: sent }: Call): string[] {
	const tags = (sent.product_tags as Array<{ pin_id: string }>).map(({ pin_id: tag }) => tag);
	if (new Set(tags).size < tags.length) throw invalid('Duplicate pin_ids in product_tags.');
	return tags;
}
