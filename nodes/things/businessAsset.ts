import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import { assetRoles } from '../api/roles';
import { readLocated } from '../operations/locators/locator';
import { searchList } from '../operations/locators/search';
import { query, type Field } from '../operations/operation';
import { at, identity, inOneText, text, type Output } from '../operations/output';
import { accessIdProblem, chosenBusiness, idField, moment, ofBusiness } from './business';

/** Values: parameter `asset_type` of the API description. */
const ASSET_TYPES = [
	{ name: 'Ad Account', value: 'AD_ACCOUNT' },
	{ name: 'Asset Group', value: 'ASSET_GROUP' },
	{ name: 'Catalog', value: 'CATALOG' },
	{ name: 'Consumer', value: 'CONSUMER' },
	{ name: 'Profile', value: 'PROFILE' },
];

export const assetType: Field = {
	displayName: 'Asset Type',
	name: 'assetType',
	type: 'options',
	default: 'AD_ACCOUNT',
	description: 'What kind of assets to list',
	options: ASSET_TYPES,
	routing: query('asset_type'),
};

export const assetId = idField({ name: 'assetId', displayName: 'Asset', list: 'searchAssets' }, ofBusiness);
export const assetGroupId = idField(
	{ name: 'assetGroupId', displayName: 'Asset Group', list: 'searchAssetGroups' },
	ofBusiness,
);

/** The permissions that can be given, in plain words. */
export const permissionChoices = Object.entries(assetRoles).map(([value, { name, about }]) => ({
	name,
	value,
	description: about,
}));

/** The parameter `permissions`. */
export const permissions: Field = {
	displayName: 'Permissions',
	name: 'permissions',
	type: 'multiOptions',
	required: true,
	default: [],
	description: 'What they may do with the asset. They replace the permissions that they had on it.',
	options: permissionChoices,
};

/** The parameter `assetAccess`: assets, each with the permissions on it. */
export const assetAccess = (changes: Partial<Field>): Field => ({
	displayName: 'Assets',
	name: 'assetAccess',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Asset',
	default: {},
	check: (value) => (accessOf(value) ? undefined : 'is empty; it needs at least one asset.'),
	options: [
		{
			displayName: 'Asset',
			name: 'access',
			values: [
				{
					...assetId,
					locate: undefined,
					check: (value: unknown) => accessIdProblem(value),
				},
				{ ...permissions, description: 'What they may do with the asset' },
			] as Field[],
		} as never,
	],
	...changes,
});

/**
 * The rows of `assetAccess` as Pinterest takes them: `{asset ID: [permission]}`. An asset that stands there twice has the
 * permissions of both rows.
 * @returns undefined when there are no rows
 */
export function accessOf(value: unknown): Record<string, string[]> | undefined {
	const rows = isRecord(value) && Array.isArray(value.access) ? (value.access as IDataObject[]) : [];
	const access: Record<string, string[]> = {};
	for (const { assetId: asset, permissions: wanted } of rows) {
		const id = readLocated(asset, false).value;
		access[id] = [...new Set([...(access[id] ?? []), ...((wanted ?? []) as string[])])];
	}
	return rows.length > 0 ? access : undefined;
}

/** An asset and the permissions on it: schemas BusinessAssetsGetResponse, AssetsPermissions … of the API description. */
export const assetOutput: Output = {
	columns: {
		asset_id: identity,
		asset_type: text(),
		name: text((raw) => at(raw, 'asset_group_info.asset_group_name') ?? at(raw, 'catalog_info.name')),
		permissions: inOneText('permissions'),
	},
	selectable: ['asset_group_info', 'asset_id', 'asset_type', 'catalog_info', 'permissions'],
};

/** An asset group: schema AssetGroupBinding of the API description. */
export const assetGroupOutput: Output = {
	columns: {
		id: identity,
		name: text('asset_group_name'),
		description: text('asset_group_description'),
		types: inOneText('asset_group_types'),
		ad_account_ids: inOneText('ad_accounts_ids'),
		profile_ids: inOneText('profiles_ids'),
		catalog_ids: inOneText('catalogs_ids'),
		owner: text('owner.username'),
		created_at: moment('created_time'),
		updated_at: moment('updated_time'),
	},
	selectable: [
		'ad_accounts_ids',
		'asset_group_description',
		'asset_group_name',
		'asset_group_types',
		'catalogs_ids',
		'created_by',
		'created_time',
		'id',
		'owner',
		'profiles_ids',
		'updated_time',
	],
};

/** Assets of all kinds that can be shared. Ad accounts have names only where the permission "ads:read" shows them. */
export async function searchAssets(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const id = await chosenBusiness(this);
	if (id === undefined) return { results: [] };
	const adAccounts = await searchList(this, { endpoint: 'ad_accounts/list' }, undefined, undefined, (entry) => ({
		name: String(entry.name),
		value: String(entry.id),
	})).catch((): INodeListSearchResult => ({ results: [] }));
	const names = new Map(adAccounts.results.map(({ name, value }) => [String(value), name]));
	const results: INodeListSearchItems[] = [];
	for (const type of ['AD_ACCOUNT', 'PROFILE', 'CATALOG', 'ASSET_GROUP']) {
		results.push(...(await assetsOf(this, id, type, filter, undefined, names)).results);
	}
	return { results };
}

export async function searchAssetGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const id = await chosenBusiness(this);
	return id === undefined ? { results: [] } : await assetsOf(this, id, 'ASSET_GROUP', filter, from);
}

async function assetsOf(
	functions: ILoadOptionsFunctions,
	id: string,
	type: string,
	filter?: string,
	from?: string,
	names: ReadonlyMap<string, string> = new Map(),
): Promise<INodeListSearchResult> {
	const kind = ASSET_TYPES.find(({ value }) => value === type)!.name;
	const request = {
		endpoint: 'business_assets/get' as const,
		pathValues: { business_id: id },
		query: { asset_type: type },
	};
	return await searchList(functions, request, filter, from, (entry) => {
		const asset = String(entry.asset_id);
		const name = at(entry, 'asset_group_info.asset_group_name') ?? at(entry, 'catalog_info.name') ?? names.get(asset);
		return { name: `${String(name ?? asset)} (${kind.toLowerCase()})`, value: asset };
	});
}
