import type { Operation } from '../../../operations/operation';
import { identity, inOneText, integer } from '../../../operations/output';
import { pinId } from '../../../things/pin';
import { pinOutput } from '../../../things/pinOutput';
import { productPinIds, tagging, tagsAre, tagsIn } from './productTags';

export const addProductTags: Operation = {
	name: 'Add Product Tags',
	value: 'addProductTags',
	action: 'Add product tags to a pin',
	description:
		'Tag product Pins on a Pin of yours, so that viewers find the products. Sent 24 at a time; Pinterest takes all of a call or, when one product Pin is not eligible, none. Products that are tagged already stay as they are. Returns the Pin with all its tags.',
	endpoint: 'product_tags/bulk_add',
	fields: [pinId(), productPinIds],
	lookup: tagsAre(true),
	output: {
		columns: {
			id: identity,
			url: pinOutput.columns.url,
			product_tag_count: integer((answer) => tagsIn(answer).length),
			product_pin_ids: inOneText('product_tags', 'pin_id'),
		},
		selectable: ['id', 'product_tags'],
	},
	batch: tagging((answer, _sent, id) => ({ id, ...answer })),
};
