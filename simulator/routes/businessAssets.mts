import type { Asset, Business } from '../business.mts';
import { adminOf, assetView, groupView, isPartner, personView, skipped } from '../businessViews.mts';
import { Refusal } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';

export const permissions = oneOf(
	...['ADMIN', 'ANALYST', 'FINANCE_MANAGER', 'FINANCE_EDIT', 'FINANCE_VIEW', 'AUDIENCE_MANAGER', 'CAMPAIGN_MANAGER'],
	...['CATALOGS_MANAGER', 'CATALOGS_VIEWER', 'PROFILE_PUBLISHER', 'CONSUMER_USER'],
);
export const somePermissions: Schema = { ...listOf(permissions), minItems: 1, maxItems: 50 };
const filterPermissions = oneOf(...(permissions.enum as string[]).filter((one) => one !== 'CONSUMER_USER'), 'OWNER');
const assetType = { asset_type: oneOf('AD_ACCOUNT', 'PROFILE', 'ASSET_GROUP', 'CATALOG', 'CONSUMER') };
const partnerType = oneOf('INTERNAL', 'EXTERNAL');
const startIndex = { start_index: { type: 'integer', minimum: 0 } };
const many = (items: Schema, most: number): Schema => ({ ...listOf(items), minItems: 1, maxItems: most });
const groupTypes = listOf(oneOf('BRAND', 'LOCATION_OR_LANGUAGE', 'PRODUCT_LINE', 'OTHER'));

const assetNotFound = () => new Refusal(404, 1, 'Asset not found.');
const noSuchAsset = { exception: { code: 1, message: 'Asset not found.' } };

/** Assets, who may use them, and groups of them (schemas of the paths under `/businesses` of the API description). */
export const businessAssets: Routes = {
	'business_assets/get': {
		query: {
			...assetType,
			permissions: listOf(filterPermissions),
			child_asset_id: id,
			asset_group_id: id,
			...startIndex,
		},
		handle: (call) => {
			const business = adminOf(call);
			const { asset_group_id: groupId, child_asset_id: child, permissions: any } = call.query;
			return assets(
				call,
				business,
				({ sharedBy }) => (sharedBy ? ['ANALYST'] : ['OWNER']),
				(asset, own) => {
					const group = groupId === undefined ? undefined : business.assets.get(String(groupId))?.group;
					return (
						(groupId === undefined || group?.assets.has(asset.id) === true) &&
						(child === undefined || asset.group?.assets.has(String(child)) === true) &&
						(any === undefined || own.some((one) => (any as string[]).includes(one) || one === 'OWNER'))
					);
				},
			);
		},
	},

	'business_asset_members/get': {
		query: { fetch_system_users: flag, ...startIndex },
		handle: (call) => {
			const systemUsers = call.query.fetch_system_users === true;
			const members = [...adminOf(call).members.values()].filter((one) => one.systemUser === systemUsers);
			return usersOf(call, members);
		},
	},

	'business_asset_partners/get': {
		query: startIndex,
		handle: (call) =>
			usersOf(
				call,
				[...adminOf(call).partners.values()].filter((one) => isPartner(one, 'INTERNAL')),
			),
	},

	'business_member_assets/get': {
		query: { ...assetType, ...startIndex },
		handle: (call) => assets(call, adminOf(call), ({ access }) => access.get(call.params.member_id)),
	},

	'business_partner_asset_access/get': {
		query: { partner_type: partnerType, ...assetType, ...startIndex },
		handle: (call) => {
			const partner = call.params.partner_id;
			return assets(call, adminOf(call), ({ access, sharedBy }) =>
				call.query.partner_type === 'EXTERNAL'
					? sharedBy === partner
						? ['ANALYST']
						: undefined
					: sharedBy
						? undefined
						: access.get(partner),
			);
		},
	},

	'business_members_asset_access/update': {
		body: object(
			{
				accesses: many(
					object({ asset_id: id, member_id: id, permissions: somePermissions }, 'asset_id', 'member_id', 'permissions'),
					50,
				),
			},
			'accesses',
		),
		handle: (call) => {
			const { assets: all, members } = adminOf(call);
			const items = call.body.accesses.map((wanted: Access) => {
				const asset = all.get(wanted.asset_id);
				if (!asset) return noSuchAsset;
				if (!members.has(wanted.member_id)) return { exception: { code: 30, message: 'User not found.' } };
				const refusal = unfit(asset, wanted.permissions);
				if (refusal) return { exception: refusal };
				asset.access.set(wanted.member_id, wanted.permissions);
				return { response: wanted };
			});
			return { items };
		},
	},

	/** An access that is not there is left out of the answer. */
	'business_members_asset_access/delete': {
		body: object({ accesses: many(object({ asset_id: id, member_id: id }, 'asset_id', 'member_id'), 100) }, 'accesses'),
		handle: (call) => {
			const { assets: all } = adminOf(call);
			const wanted = call.body.accesses as Array<{ asset_id: string; member_id: string }>;
			return { items: wanted.filter((one) => all.get(one.asset_id)?.access.delete(one.member_id)) };
		},
	},

	/** An access that is refused is left out of the answer. */
	update_partner_asset_access_handler_impl: {
		body: object(
			{
				accesses: many(
					object(
						{ partner_id: id, asset_id: id, permissions: somePermissions },
						'partner_id',
						'asset_id',
						'permissions',
					),
					50,
				),
			},
			'accesses',
		),
		handle: (call) => {
			const { assets: all, partners } = adminOf(call);
			const wanted = call.body.accesses as Array<Access & { partner_id: string }>;
			const items = wanted.flatMap((one) => {
				const asset = all.get(one.asset_id);
				if (!asset || !partners.has(one.partner_id) || unfit(asset, one.permissions)) return [];
				asset.access.set(one.partner_id, one.permissions);
				return [{ ...one, asset_type: asset.type }];
			});
			return { items };
		},
	},

	delete_partner_asset_access_handler_impl: {
		body: object(
			{
				accesses: many(
					object({ partner_id: id, asset_id: id, partner_type: partnerType }, 'partner_id', 'asset_id'),
					50,
				),
			},
			'accesses',
		),
		handle: (call) => {
			const { assets: all } = adminOf(call);
			const wanted = call.body.accesses as Array<{ partner_id: string; asset_id: string; partner_type?: string }>;
			const items = wanted.flatMap(({ partner_id: partner, asset_id: asset, partner_type: type }) => {
				const found = all.get(asset);
				const external = type === 'EXTERNAL';
				const gone = external ? found?.sharedBy === partner && all.delete(asset) : found?.access.delete(partner);
				if (!gone) return [];
				return [{ partner_id: partner, asset_id: asset, asset_type: found!.type, is_shared_partner: external }];
			});
			return { items };
		},
	},

	'asset_group/create': {
		body: object(
			{ asset_group_name: string, asset_group_description: string, asset_group_types: groupTypes },
			'asset_group_types',
			'asset_group_description',
			'asset_group_name',
		),
		handle: (call) => {
			const { asset_group_name: name, asset_group_description: about, asset_group_types: types } = call.body;
			const business = adminOf(call);
			return { asset_group: groupView(business, business.addGroup(name, about, types)) };
		},
	},

	'asset_group/update': {
		body: object({
			asset_groups_to_update: listOf(
				object(
					{
						asset_group_id: string,
						asset_group_types: groupTypes,
						assets_to_add: listOf(string),
						assets_to_remove: listOf(string),
						description: string,
						name: string,
					},
					'asset_group_id',
				),
			),
		}),
		handle: (call) => {
			const business = adminOf(call);
			const updated: unknown[] = [];
			const exceptions: unknown[] = [];
			for (const wanted of call.body.asset_groups_to_update ?? []) {
				const { asset_group_id: groupId, assets_to_add: add = [], assets_to_remove: remove = [] } = wanted;
				const found = business.assets.get(groupId);
				const missing = [...add, ...remove].find((one: string) => !business.assets.has(one));
				if (!found?.group || missing) {
					const message = missing ? `Asset ${missing} not found.` : 'Asset group not found.';
					exceptions.push({ asset_group_id: groupId, code: 1, message });
					continue;
				}
				const { group } = found;
				found.name = wanted.name ?? found.name;
				group.description = wanted.description ?? group.description;
				group.types = wanted.asset_group_types ?? group.types;
				for (const one of add) group.assets.add(one);
				for (const one of remove) group.assets.delete(one);
				group.updatedAt = Date.now();
				updated.push(groupView(business, found));
			}
			return { updated_asset_groups: updated, exceptions: exceptions.length > 0 ? exceptions : null };
		},
	},

	'asset_group/delete': {
		body: object({ asset_groups_to_delete: many(id, 50) }, 'asset_groups_to_delete'),
		handle: (call) => {
			const { assets: all } = adminOf(call);
			const wanted = call.body.asset_groups_to_delete as string[];
			const deleted = wanted.filter((one) => all.get(one)?.group && all.delete(one));
			const exceptions = wanted
				.filter((one) => !deleted.includes(one))
				.map((one) => ({ asset_group_id: one, code: 1, message: 'Asset group not found.' }));
			return { deleted_asset_groups: deleted, exceptions };
		},
	},
};

interface Access {
	asset_id: string;
	member_id: string;
	permissions: string[];
}

/** Publishing is for profiles only (description of PATCH /businesses/{business_id}/members/assets/access). */
function unfit({ type }: Asset, wanted: string[]) {
	return wanted.includes('PROFILE_PUBLISHER') && wanted.length === 1 && type !== 'PROFILE'
		? { code: 1, message: 'PROFILE_PUBLISHER is not a permission for this type of asset.' }
		: undefined;
}

/** A list of assets on which somebody has permissions. */
function assets(
	call: Call,
	business: Business,
	permissionsOn: (asset: Asset) => string[] | undefined,
	wanted: (asset: Asset, own: string[]) => boolean = () => true,
) {
	const type = call.query.asset_type ?? 'AD_ACCOUNT';
	const all = [...business.assets.values()].filter((asset) => {
		const own = permissionsOn(asset);
		return asset.type === type && own !== undefined && wanted(asset, own);
	});
	const { items, ...rest } = call.page(skipped(all, Number(call.query.start_index ?? 0)));
	return { items: items.map((asset) => assetView(business, asset, permissionsOn(asset)!)), ...rest };
}

/** Those of the people who may use the asset of the path. */
function usersOf(call: Call, people: Array<Parameters<typeof personView>[0] & { order: number }>) {
	const asset = adminOf(call).assets.get(call.params.asset_id);
	if (!asset) throw assetNotFound();
	const users = people.filter((one) => asset.access.has(one.id));
	const { items, ...rest } = call.page(skipped(users, Number(call.query.start_index ?? 0)));
	return { items: items.map((one) => ({ user: personView(one), permissions: asset.access.get(one.id) })), ...rest };
}
