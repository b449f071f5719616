import { filters } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { businessId, startIndex } from '../../../things/business';
import { assetOutput, assetType } from '../../../things/businessAsset';
import { memberId } from '../../../things/businessUser';

export const getAssets: Operation = {
	name: 'Get Assets',
	value: 'getAssets',
	action: 'Get the assets of a member',
	description: 'List the assets of one kind that a member may use, with the permissions',
	endpoint: 'business_member_assets/get',
	fields: [businessId, memberId, assetType, filters(startIndex)],
	output: assetOutput,
};
