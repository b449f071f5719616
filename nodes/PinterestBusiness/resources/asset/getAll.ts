import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { accessIdProblem, businessId, startIndex } from '../../../things/business';
import { assetOutput, assetType, permissionChoices } from '../../../things/businessAsset';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many assets of a business',
	description:
		'List the assets of one kind that a business owns or may use: ad accounts, profiles, catalogs, asset groups. Use it to find the ID of an asset.',
	endpoint: 'business_assets/get',
	fields: [
		businessId,
		assetType,
		filters(
			{
				displayName: 'In Asset Group',
				name: 'assetGroupId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 549755885175',
				description: 'Only assets in the asset group with this ID',
				check: accessIdProblem,
				routing: query('asset_group_id'),
			},
			{
				displayName: 'Permissions',
				name: 'permissions',
				type: 'multiOptions',
				default: [],
				description: 'Only assets on which the business has one of these permissions',
				// Who owns an asset can do everything with it, and cannot be made its owner.
				options: [
					...permissionChoices.filter(({ value }) => value !== 'CONSUMER_USER'),
					{ name: 'Owner', value: 'OWNER', description: 'The asset belongs to the business' },
				].sort((one, other) => one.name.localeCompare(other.name)),
				routing: query('permissions'),
			},
			startIndex,
			{
				displayName: 'With Asset',
				name: 'childAssetId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 549755885175',
				description: 'Only asset groups that hold the asset with this ID',
				check: accessIdProblem,
				routing: query('child_asset_id'),
			},
		),
	],
	output: assetOutput,
};
