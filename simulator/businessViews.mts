import type { Asset, Business, Invite, Person, Relation } from './business.mts';
import { notPermitted, Refusal } from './errors.mts';
import { NewestFirst } from './newestFirst.mts';
import type { Call } from './route.mts';

/** What the routes of business access share: who may do something, and things as Pinterest writes them. */

const businessNotFound = () => new Refusal(404, 1, 'Business not found.');

/** The business of the path, where the token's account is its owner or one of its admins. */
export function adminOf({ state, account, params }: Call): Business {
	const business = state.business.businesses.get(params.business_id);
	if (business === undefined) throw businessNotFound();
	const isAdmin = business.account === account || business.members.get(account.id)?.role === 'BIZ_ADMIN';
	if (!isAdmin) throw notPermitted();
	return business;
}

/** A list without so many of its first entries. */
export function skipped<T extends { order: number }>(entries: T[], count: number): NewestFirst<T> {
	const newest = [...entries].sort((one, other) => other.order - one.order).slice(count);
	const list = new NewestFirst<T>();
	for (const entry of newest.reverse()) list.add(entry);
	return list;
}

export const personView = ({ id, username, email }: Person) => ({ id, username, email });

/** Whether a partner is one in a direction; every one is where none is given. */
export const isPartner = (one: Relation | undefined, direction: unknown): boolean =>
	one !== undefined && (direction === undefined || [direction, 'BOTH'].includes(one.direction));

/** Schema UserBusinessRoleBinding. */
export function relationView({ account }: Call, relation: Relation, withAssetsOf?: Business) {
	const own = { id: account.id, username: account.username, email: null };
	const assets = [...(withAssetsOf?.assets.values() ?? [])].filter(({ access }) => access.has(relation.id));
	const ofType = (type: string) =>
		assets
			.filter((asset) => asset.type === type)
			.map(({ id, access }) => ({ id, permissions: access.get(relation.id) }));
	return {
		id: relation.id,
		user: personView(relation),
		business_roles: [relation.role],
		is_shared_partner: relation.direction === 'EXTERNAL',
		created_time: relation.createdAt,
		created_by_user: own,
		created_by_business: own,
		assets_summary: withAssetsOf ? { ad_accounts: ofType('AD_ACCOUNT'), profiles: ofType('PROFILE') } : null,
	};
}

/** Schema BaseInviteDataResponse and what lists add to it. */
export function inviteView({ account }: Call, { id, business, type, role, status, to, sentAt }: Invite) {
	return {
		id,
		user: personView(to),
		is_received_invite: business.account !== account,
		business_roles: [role],
		created_by_business_id: business.id,
		created_time: sentAt,
		invite_data: {
			invite_type: type,
			invite_status: status,
			sent_at: sentAt,
			last_updated_time: sentAt,
			invite_expiration: sentAt + 30 * 86_400_000,
		},
	};
}

/** Schema AssetGroupBinding. */
export function groupView({ assets, account }: Business, { id, name, group }: Asset) {
	const ofType = (type: string) => [...group!.assets].filter((one) => assets.get(one)?.type === type);
	const owner = { id: account.id, username: account.username, email: null };
	return {
		id,
		asset_group_name: name,
		asset_group_description: group!.description,
		asset_group_types: group!.types,
		ad_accounts_ids: ofType('AD_ACCOUNT'),
		profiles_ids: ofType('PROFILE'),
		catalogs_ids: ofType('CATALOG'),
		owner,
		created_by: owner,
		created_time: group!.createdAt,
		updated_time: group!.updatedAt,
	};
}

/** An asset with the permissions of somebody on it. */
export function assetView(business: Business, asset: Asset, permissions: string[]) {
	return {
		asset_id: asset.id,
		asset_type: asset.type,
		permissions,
		...(asset.group && { asset_group_info: groupView(business, asset) }),
		...(asset.type === 'CATALOG' && { catalog_info: { id: asset.id, name: asset.name, catalog_type: 'RETAIL' } }),
	};
}
