import { readNamedElements, repeating } from '../../../api/elements';
import { readAll } from '../../../api/pages';
import type { Operation } from '../../../operations/operation';
import { businessId } from '../../../things/business';
import { assetId } from '../../../things/businessAsset';
import { partnerId, partnerType } from '../../../things/businessUser';
import { accessRemoved, mayStillUse, MOST_AT_ONCE, stillIn } from '../../../things/businessBatches';

export const removeAssetAccess: Operation = {
	name: 'Remove Asset Access',
	value: 'removeAssetAccess',
	action: 'Remove the access of a partner to an asset',
	description:
		"Take the access to an asset of yours away from a partner, or give up your own access to a partner's asset. Consecutive items go in one call.",
	endpoint: 'delete_partner_asset_access_handler_impl',
	fields: [businessId, partnerId, partnerType({ description: 'Whose access ends' }), assetId],
	output: accessRemoved('partner_id'),
	batch: {
		things: 'accesses',
		most: MOST_AT_ONCE,
		elements: (values) => [
			{ partner_id: values.partnerId, asset_id: values.assetId, partner_type: values.partnerType },
		],
		distinct: true,
		into: (accesses) => ({ body: { accesses } }),
		split: (answer, accesses) => readNamedElements(answer, accesses, repeating('asset_id', 'partner_id')),
		remaining: stillIn(async ({ asset_id: asset, partner_id: partner, partner_type: type }, call) => {
			if (type === 'INTERNAL') {
				return await mayStillUse(call, asset, partner, { endpoint: 'business_asset_partners/get' });
			}
			for (const kind of ['AD_ACCOUNT', 'PROFILE', 'CATALOG', 'ASSET_GROUP', 'CONSUMER']) {
				const assets = await readAll(call.client, {
					endpoint: 'business_partner_asset_access/get',
					pathValues: { ...call.request.pathValues, partner_id: String(partner) },
					query: { partner_type: 'EXTERNAL', asset_type: kind },
				});
				if (assets.some(({ asset_id: id }) => id === asset)) return true;
			}
			return false;
		}),
		result: (_accesses, { values }) => ({ deleted: true, asset_id: values.assetId, partner_id: values.partnerId }),
	},
};
