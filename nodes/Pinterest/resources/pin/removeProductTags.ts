import type { Operation } from '../../../operations/operation';
import { done } from '../../../operations/output';
import { pinId } from '../../../things/pin';
import { productPinIds, tagging, tagsAre } from './productTags';

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
	batch: tagging((_answer, sent, id) => ({ id, removed: true, product_tags: sent.map((tag) => ({ pin_id: tag })) })),
};
