import type { IDataObject } from 'n8n-workflow';

import { readNamedElements } from '../../../api/elements';
import { collection } from '../../../operations/collections';
import type { Field, Operation } from '../../../operations/operation';
import { accessIdProblem, businessId } from '../../../things/business';
import { assetGroupId, assetGroupOutput } from '../../../things/businessAsset';
import { MOST_AT_ONCE } from '../../../things/businessBatches';
import { groupDescription, groupName, groupTypes, isGroup } from './shared';

const assets = (name: string, displayName: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 549755885175, 549755885176',
	description,
	several: true,
	check: accessIdProblem,
});

/** What a group sends of the collection `updateFields`. */
function changed({ assetGroupId: id, updateFields }: IDataObject): IDataObject {
	const { name, description, assetGroupTypes, assetsToAdd, assetsToRemove } = (updateFields ?? {}) as IDataObject;
	const ids = (value: unknown) => (value as unknown[]).map(String);
	return {
		asset_group_id: id,
		...(name !== undefined && { name }),
		...(description !== undefined && { description }),
		...(assetGroupTypes !== undefined && { asset_group_types: assetGroupTypes }),
		...(assetsToAdd !== undefined && { assets_to_add: ids(assetsToAdd) }),
		...(assetsToRemove !== undefined && { assets_to_remove: ids(assetsToRemove) }),
	};
}

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update an asset group',
	description:
		'Change the name, description or types of an asset group, add assets to it or take them out. Returns the group. Groups of consecutive items go in one call.',
	endpoint: 'asset_group/update',
	fields: [
		businessId,
		assetGroupId,
		collection(
			'Update Fields',
			'updateFields',
			[
				assets('assetsToAdd', 'Assets to Add', 'IDs of assets to add, with commas between them'),
				assets('assetsToRemove', 'Assets to Remove', 'IDs of assets to take out, with commas between them'),
				{ ...groupDescription, description: 'What the group is for. Leave it empty to remove the description.' },
				groupName,
				groupTypes,
			],
			{ required: true },
		),
	],
	output: assetGroupOutput,
	batch: {
		things: 'asset groups',
		most: MOST_AT_ONCE,
		elements: (values) => [changed(values)],
		distinct: true,
		repeatable: true,
		into: (groups) => ({ body: { asset_groups_to_update: groups } }),
		split: (answer, groups) => readNamedElements(answer, groups, isGroup),
	},
};
