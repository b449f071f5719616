import { readNamedElements, repeating } from '../../../api/elements';
import type { Operation } from '../../../operations/operation';
import { inOneText, text } from '../../../operations/output';
import { businessId } from '../../../things/business';
import { assetId, permissions } from '../../../things/businessAsset';
import { partnerId } from '../../../things/businessUser';
import { MOST_AT_ONCE } from '../../../things/businessBatches';

export const setAssetAccess: Operation = {
	name: 'Set Asset Access',
	value: 'setAssetAccess',
	action: 'Set the access of a partner to an asset',
	description:
		'Give a partner access to an asset of yours, or change it. The permissions replace those that the partner had on it. Consecutive items go in one call.',
	endpoint: 'update_partner_asset_access_handler_impl',
	fields: [businessId, partnerId, assetId, permissions],
	output: {
		columns: { asset_id: text(), asset_type: text(), partner_id: text(), permissions: inOneText('permissions') },
		selectable: ['asset_id', 'asset_type', 'partner_id', 'permissions'],
	},
	batch: {
		things: 'accesses',
		most: MOST_AT_ONCE,
		elements: (values) => [{ partner_id: values.partnerId, asset_id: values.assetId, permissions: values.permissions }],
		distinct: true,
		repeatable: true,
		into: (accesses) => ({ body: { accesses } }),
		split: (answer, accesses) => readNamedElements(answer, accesses, repeating('asset_id', 'partner_id')),
	},
};
