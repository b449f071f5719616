import { pinId } from '../../../operations/locators/pin';
import type { Operation } from '../../../operations/operation';
import { tagsIn } from './productTags';

export const getProductTags: Operation = {
	name: 'Get Product Tags',
	value: 'getProductTags',
	action: 'Get the product tags of a pin',
	description: 'List the product Pins that are tagged on a Pin, one result for each; none when it has no tags',
	endpoint: 'product_tags/list',
	fields: [pinId()],
	entries: tagsIn,
	simplified: {
		fields: {
			product_pin_id: 'pin_id',
			product_pin_url: (tag) => `https://www.pinterest.com/pin/${String(tag.pin_id)}/`,
		},
		selectable: ['pin_id'],
	},
};
