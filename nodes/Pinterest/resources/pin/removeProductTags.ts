import type { Operation } from '../../../operations/operation';
import { done } from '../../../operations/output';
import { pinId } from '../../../things/pin';
import { productPinIds, sendTags, tagsAre } from './productTags';

export const removeProductTags: Operation = {
	name: 'Remove Product Tags',
	value: 'removeProductTags',
	action: 'Remove product tags from a pin',
	description:
		'Take tags of product Pins off a Pin of yours. The product Pins themselves stay. A tag that is not there counts as removed.',
	endpoint: 'product_tags/bulk_delete',
	fields: [pinId(), productPinIds],
	output: { columns: { ...done('removed'), product_tags: { type: 'list' } } },
	lookup: tagsAre(false),
	async execute(call) {
		const { sent } = await sendTags(call);
		return { id: call.text('pinId'), removed: true, product_tags: sent.map((id) => ({ pin_id: id })) };
	},
};
