import { filters } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { businessId, startIndex } from '../../../things/business';
import { assetId } from '../../../things/businessAsset';
import { assetUserOutput, fetchSystemUsers } from '../../../things/businessUser';

export const getMembers: Operation = {
	name: 'Get Members',
	value: 'getMembers',
	action: 'Get the members who may use an asset',
	description: 'List the members who may use an asset, with their permissions',
	endpoint: 'business_asset_members/get',
	fields: [businessId, assetId, filters(startIndex, fetchSystemUsers)],
	output: assetUserOutput,
};
