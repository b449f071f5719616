import type { Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { pinId } from '../../../things/pin';
import { tagsIn } from './productTags';

export const getProductTags: Operation = {
	name: 'Get Product Tags',
	value: 'getProductTags',
	action: 'Get the product tags of a pin',
	description: 'List the product Pins that are tagged on a Pin, one result for each; none when it has no tags',
	endpoint: 'product_tags/list',
	fields: [pinId()],
	entries: tagsIn,
	output: {
		columns: {
			product_pin_id: text('pin_id'),
			product_pin_url: text((tag) => `https://www.pinterest.com/pin/${String(tag.pin_id)}/`),
		},
		selectable: ['pin_id'],
	},
};
