import { readNamedElements, repeating } from '../../../api/elements';
import type { Operation } from '../../../operations/operation';
import { inOneText, text } from '../../../operations/output';
import { businessId } from '../../../things/business';
import { assetId, permissions } from '../../../things/businessAsset';
import { memberId } from '../../../things/businessUser';
import { MOST_AT_ONCE } from '../../../things/businessBatches';

export const setAssetAccess: Operation = {
	name: 'Set Asset Access',
	value: 'setAssetAccess',
	action: 'Set the access of a member to an asset',
	description:
		'Give a member access to an asset, or change it. The permissions replace those that the member had on it. Consecutive items go in one call.',
	endpoint: 'business_members_asset_access/update',
	fields: [businessId, memberId, assetId, permissions],
	output: {
		columns: { asset_id: text(), member_id: text(), permissions: inOneText('permissions') },
		selectable: ['asset_id', 'member_id', 'permissions'],
	},
	batch: {
		things: 'accesses',
		most: MOST_AT_ONCE,
		elements: (values) => [{ asset_id: values.assetId, member_id: values.memberId, permissions: values.permissions }],
		distinct: true,
		repeatable: true,
		into: (accesses) => ({ body: { accesses } }),
		split: (answer, accesses) => readNamedElements(answer, accesses, repeating('asset_id', 'member_id')),
	},
};
