import { adminOf, isPartner, relationView, skipped } from '../businessViews.mts';
import type { Relation } from '../business.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string } from '../schemas.mts';

const many = (items: object, most: number) => ({ ...listOf(items as never), minItems: 1, maxItems: most });
const memberRole = oneOf('EMPLOYEE', 'BIZ_ADMIN');
const memberAndRole = object({ member_id: id, business_role: memberRole }, 'member_id', 'business_role');
const startIndex = { start_index: { type: 'integer', minimum: 0 } };
const ids = { ...string, maxLength: 500 };

/** Members, partners and employers (schemas of the paths under `/businesses` of the API description). */
export const businessUsers: Routes = {
	'get/business_employers': {
		handle: (call) => {
			const { account, state } = call;
			const employers = [...state.business.businesses.values()].flatMap((business) => {
				const own = business.members.get(account.id);
				return own ? [{ ...own, id: business.id, username: business.account.username, email: null }] : [];
			});
			const { items, ...rest } = call.page(skipped(employers, 0));
			return { items: items.map((one) => relationView(call, one)), ...rest };
		},
	},

	'get/business_members': {
		query: {
			fetch_system_users: flag,
			assets_summary: flag,
			business_roles: listOf(memberRole),
			member_ids: ids,
			...startIndex,
		},
		handle: (call) => {
			const { query } = call;
			const systemUsers = query.fetch_system_users === true;
			const roles = query.business_roles as string[] | undefined;
			return users(call, 'members', query.member_ids, (one) => {
				return one.systemUser === systemUsers && (roles?.includes(one.role) ?? true);
			});
		},
	},

	/** A member that is not there is left out of the answer. */
	'update/business_memberships': {
		body: { ...listOf(memberAndRole), minItems: 1 },
		handle: (call) => {
			const { members } = adminOf(call);
			const items = (call.body as Array<{ member_id: string; business_role: 'EMPLOYEE' | 'BIZ_ADMIN' }>).filter(
				({ member_id: member, business_role: role }) => {
					const relation = members.get(member);
					if (relation) relation.role = role;
					return relation !== undefined;
				},
			);
			return { items };
		},
	},

	delete_business_membership: {
		body: object({ members: many(memberAndRole, 50) }, 'members'),
		handle: (call) => {
			const { members } = adminOf(call);
			const wanted = call.body.members as Array<{ member_id: string }>;
			const deleted = wanted.map(({ member_id: member }) => member).filter((member) => members.delete(member));
			return { deleted_members: deleted };
		},
	},

	'get/business_partners': {
		query: { assets_summary: flag, partner_type: oneOf('INTERNAL', 'EXTERNAL'), partner_ids: ids, ...startIndex },
		handle: (call) => {
			const { query } = call;
			return users(call, 'partners', query.partner_ids, (one) => isPartner(one, query.partner_type));
		},
	},

	delete_business_partners: {
		body: object({ partner_ids: many(id, 50), partner_type: oneOf('INTERNAL', 'EXTERNAL') }, 'partner_ids'),
		handle: (call) => {
			const { partners } = adminOf(call);
			const { partner_type: direction = 'INTERNAL' } = call.body;
			const deleted = (call.body.partner_ids as string[]).filter(
				(partner) => isPartner(partners.get(partner), direction) && partners.delete(partner),
			);
			return { deleted_partners: deleted };
		},
	},

	/** Answers with nothing. */
	'system_user/update': {
		body: object({ name: string }, 'name'),
		handle: (call) => {
			const user = adminOf(call).members.get(call.params.system_user_id);
			if (user) user.username = call.body.name;
		},
	},
};

function users(call: Call, list: 'members' | 'partners', wantedIds: unknown, wanted: (one: Relation) => boolean) {
	const business = adminOf(call);
	const only = wantedIds === undefined ? undefined : new Set(String(wantedIds).split(','));
	const all = [...business[list].values()].filter((one) => (only?.has(one.id) ?? true) && wanted(one));
	const { items, ...rest } = call.page(skipped(all, Number(call.query.start_index ?? 0)));
	const summary = call.query.assets_summary === true ? business : undefined;
	return { items: items.map((one) => relationView(call, one, summary)), ...rest };
}
