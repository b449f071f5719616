import { filters } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { businessId, startIndex } from '../../../things/business';
import { assetId } from '../../../things/businessAsset';
import { assetUserOutput } from '../../../things/businessUser';

export const getPartners: Operation = {
	name: 'Get Partners',
	value: 'getPartners',
	action: 'Get the partners who may use an asset',
	description:
		'List the partners who may use an asset, with their permissions. None for an asset that was shared with you: it cannot be passed on.',
	endpoint: 'business_asset_partners/get',
	fields: [businessId, assetId, filters(startIndex)],
	output: assetUserOutput,
};
