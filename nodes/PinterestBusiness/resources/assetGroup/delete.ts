import { readNamedElements } from '../../../api/elements';
import { readAll } from '../../../api/pages';
import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { businessId } from '../../../things/business';
import { assetGroupId } from '../../../things/businessAsset';
import { MOST_AT_ONCE, stillIn } from '../../../things/businessBatches';
import { isGroup } from './shared';

export const del: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete an asset group',
	description:
		'Delete a group of assets. The assets themselves stay. This cannot be undone. Groups of consecutive items go in one call.',
	endpoint: 'asset_group/delete',
	fields: [businessId, assetGroupId],
	output: deleted,
	batch: {
		things: 'asset groups',
		most: MOST_AT_ONCE,
		elements: ({ assetGroupId: id }) => [{ asset_group_id: id }],
		distinct: true,
		into: (groups) => ({ body: { asset_groups_to_delete: groups.map(({ asset_group_id: id }) => id) as string[] } }),
		split: (answer, groups) => readNamedElements(answer, groups, isGroup),
		remaining: stillIn(async ({ asset_group_id: id }, { client, request: { pathValues } }) => {
			const query = { asset_type: 'ASSET_GROUP' };
			const groups = await readAll(client, { endpoint: 'business_assets/get', pathValues, query });
			return groups.some(({ asset_id: asset }) => asset === id);
		}),
		result: (_groups, { values }) => ({ deleted: true, id: values.assetGroupId }),
	},
};
