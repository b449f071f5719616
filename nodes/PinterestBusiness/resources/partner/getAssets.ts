import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { businessId, startIndex } from '../../../things/business';
import { assetOutput, assetType } from '../../../things/businessAsset';
import { partnerId, partnerType } from '../../../things/businessUser';

export const getAssets: Operation = {
	name: 'Get Assets',
	value: 'getAssets',
	action: 'Get the assets of a partner',
	description:
		'List the assets of one kind that a partner may use, or that the partner lets you use, with the permissions',
	endpoint: 'business_partner_asset_access/get',
	fields: [
		businessId,
		partnerId,
		partnerType({ description: 'Whose assets to list', routing: query('partner_type') }),
		assetType,
		filters(startIndex),
	],
	output: assetOutput,
};
