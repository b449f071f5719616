import { having } from '../../../api/elements';
import type { Field } from '../../../operations/operation';

export const groupName: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Canada',
	description: 'What the group is called',
};

export const groupDescription: Field = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Ad accounts used in Canada',
	description: 'What the group is for',
};

/** Values: schema AssetGroupType of the API description. */
export const groupTypes: Field = {
	displayName: 'Types',
	name: 'assetGroupTypes',
	type: 'multiOptions',
	default: [],
	description: 'What the group stands for. Only for your own order: it changes nothing.',
	options: [
		{ name: 'Brand', value: 'BRAND' },
		{ name: 'Location or Language', value: 'LOCATION_OR_LANGUAGE' },
		{ name: 'Other', value: 'OTHER' },
		{ name: 'Product Line', value: 'PRODUCT_LINE' },
	],
};

/** Whether a group, or its refusal, is the one that was sent. */
export const isGroup = having('asset_group_id', 'asset_group_id', 'id');
