import { readNamedElements, repeating } from '../../../api/elements';
import type { Operation } from '../../../operations/operation';
import { businessId } from '../../../things/business';
import { assetId } from '../../../things/businessAsset';
import { memberId } from '../../../things/businessUser';
import { accessRemoved, mayStillUse, MOST_OF_MANY, stillIn } from '../../../things/businessBatches';

export const removeAssetAccess: Operation = {
	name: 'Remove Asset Access',
	value: 'removeAssetAccess',
	action: 'Remove the access of a member to an asset',
	description: 'Take the access to an asset away from a member. Consecutive items go in one call.',
	endpoint: 'business_members_asset_access/delete',
	fields: [businessId, memberId, assetId],
	output: accessRemoved('member_id'),
	batch: {
		things: 'accesses',
		most: MOST_OF_MANY,
		elements: (values) => [{ asset_id: values.assetId, member_id: values.memberId }],
		distinct: true,
		into: (accesses) => ({ body: { accesses } }),
		split: (answer, accesses) => readNamedElements(answer, accesses, repeating('asset_id', 'member_id')),
		remaining: stillIn(async ({ asset_id: asset, member_id: member }, call) => {
			const members = { endpoint: 'business_asset_members/get' as const };
			const systemUsers = { ...members, query: { fetch_system_users: true } };
			return (await mayStillUse(call, asset, member, members)) || (await mayStillUse(call, asset, member, systemUsers));
		}),
		result: (_accesses, { values }) => ({ deleted: true, asset_id: values.assetId, member_id: values.memberId }),
	},
};
