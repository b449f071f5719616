import type { Resource } from '../../../operations/operation';
import { addProductTags } from './addProductTags';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { del } from './delete';
import { find } from './find';
import { get } from './get';
import { getAll } from './getAll';
import { getAnalytics } from './getAnalytics';
import { getManyAnalytics } from './getManyAnalytics';
import { getProductTags } from './getProductTags';
import { removeProductTags } from './removeProductTags';
import { save } from './save';
import { search } from './search';
import { searchPartner } from './searchPartner';
import { update } from './update';

export const pin: Resource = {
	name: 'Pin',
	value: 'pin',
	usual: true,
	operations: [
		addProductTags,
		create,
		createOrUpdate,
		del,
		find,
		get,
		getAll,
		getAnalytics,
		getManyAnalytics,
		getProductTags,
		removeProductTags,
		save,
		search,
		searchPartner,
		update,
	],
};
