import type { Invite, InviteType, Person } from '../business.mts';
import { adminOf, inviteView, skipped } from '../businessViews.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import { somePermissions } from './businessAssets.mts';

const inviteType = oneOf('MEMBER_INVITE', 'PARTNER_INVITE', 'PARTNER_REQUEST');
const many = (items: Schema, most: number): Schema => ({ ...listOf(items), minItems: 1, maxItems: most });
const access: Schema = {
	type: 'object',
	minProperties: 1,
	propertyNames: { pattern: '^\\d+$' },
	additionalProperties: somePermissions,
};

const userNotFound = (who: string) => ({
	exception: { code: 30, message: `User ${who} not found.`, users_or_partner_ids: [who] },
});
const inviteNotFound = (inviteId: string) => ({
	exception: { code: 1, message: 'Invite not found.', invite_or_request_id: inviteId },
});

/** Invites and requests (schemas of the paths under `/businesses` of the API description). */
export const businessInvites: Routes = {
	'get/invites': {
		query: {
			is_member: flag,
			invite_status: { ...listOf(oneOf('PENDING', 'EXPIRED')), minItems: 1 },
			invite_type: inviteType,
		},
		handle: (call) => {
			const { is_member: isMember = true, invite_status: status, invite_type: type } = call.query;
			const statuses = (status ?? ['PENDING', 'EXPIRED']) as string[];
			const invites = [...adminOf(call).invites.values()].filter(
				(one) =>
					(one.type === 'MEMBER_INVITE') === isMember &&
					statuses.includes(one.status) &&
					(type === undefined || one.type === type),
			);
			const { items, ...rest } = call.page(skipped(invites, 0));
			return { items: items.map((invite) => inviteView(call, invite)), ...rest };
		},
	},

	create_membership_or_partnership_invites: {
		body: object(
			{
				business_role: oneOf('EMPLOYEE', 'BIZ_ADMIN', 'PARTNER'),
				invite_type: inviteType,
				members: many(string, 50),
				partners: many(id, 50),
			},
			'business_role',
			'invite_type',
		),
		handle: (call) => {
			const business = adminOf(call);
			const { business_role: role, invite_type: type, members, partners } = call.body;
			const items = ((members ?? partners) as string[]).map((who) => {
				const person = personCalled(call, who);
				if (!person) return userNotFound(who);
				return { invite: inviteView(call, business.addInvite({ type, role, to: person })), exception: null };
			});
			return { items };
		},
	},

	create_asset_invites: {
		body: object(
			{
				invites: many(
					object(
						{ invite_id: id, invite_type: inviteType, asset_id_to_permissions: access },
						'invite_id',
						'invite_type',
						'asset_id_to_permissions',
					),
					50,
				),
			},
			'invites',
		),
		handle: (call) => {
			const { invites, assets } = adminOf(call);
			type Wanted = { invite_id: string; invite_type: InviteType; asset_id_to_permissions: Record<string, string[]> };
			const items = (call.body.invites as Wanted[]).map((wanted) => {
				const invite = invites.get(wanted.invite_id);
				if (invite?.status !== 'PENDING') return inviteNotFound(wanted.invite_id);
				const given = Object.entries(wanted.asset_id_to_permissions);
				const unknown = invite.type !== 'PARTNER_REQUEST' && given.some(([asset]) => !assets.has(asset));
				if (unknown) {
					return { exception: { code: 1, message: 'Asset not found.', invite_or_request_id: invite.id } };
				}
				invite.assets = new Map(given);
				return { invite: inviteView(call, invite) };
			});
			return { items };
		},
	},

	/** By whom the invite is for, by ID. */
	respond_business_access_invites: {
		body: object(
			{
				invites: many(
					object(
						{
							invite_id: id,
							action: object({ accept_invite: flag, asset_id_to_permissions: access }, 'accept_invite'),
						},
						'invite_id',
						'action',
					),
					100,
				),
			},
			'invites',
		),
		handle: (call) => {
			const { state, account } = call;
			const received = [...state.business.businesses.values()]
				.flatMap(({ invites }) => [...invites.values()])
				.filter(({ to, status }) => to.id === account.id && status === 'PENDING');
			const items = call.body.invites.map(({ invite_id: inviteId, action }: Answer) => {
				const invite = received.find((one) => one.id === inviteId);
				if (!invite) return inviteNotFound(inviteId);
				invite.status = action.accept_invite ? 'ACCEPTED' : 'DECLINED';
				if (action.accept_invite) accept(invite);
				return { invite: inviteView(call, invite), exception: null };
			});
			return { items };
		},
	},

	cancel_invites_or_requests: {
		body: object({ invite_ids: many(id, 50) }, 'invite_ids'),
		handle: (call) => {
			const { invites } = adminOf(call);
			const items = (call.body.invite_ids as string[]).map((inviteId) => {
				const invite = invites.get(inviteId);
				if (invite?.status !== 'PENDING') {
					return { exception: { invite_id: inviteId, message: 'Invite not found.' }, invite: null };
				}
				invite.status = 'CANCELLED';
				return { invite: inviteView(call, invite), exception: null };
			});
			return { items };
		},
	},

	/** One request for each partner; what is refused is told without saying whose it is. */
	'asset_access_requests/create': {
		body: object(
			{
				asset_requests: many(
					object({ partner_id: id, asset_id_to_permissions: access }, 'partner_id', 'asset_id_to_permissions'),
					100,
				),
			},
			'asset_requests',
		),
		handle: (call) => {
			const business = adminOf(call);
			const invites: Record<string, string> = {};
			const exceptions: unknown[] = [];
			for (const { partner_id: partnerId, asset_id_to_permissions: wanted } of call.body.asset_requests) {
				const partner = business.partners.get(partnerId);
				if (!partner) {
					exceptions.push({ code: 1, messages: ['There is no partnership with this partner.'] });
					continue;
				}
				const assets = new Map<string, string[]>(Object.entries(wanted));
				invites[partnerId] ??= business.addInvite({ type: 'PARTNER_REQUEST', role: 'PARTNER', to: partner, assets }).id;
			}
			return { invites, exceptions: exceptions.length > 0 ? exceptions : null };
		},
	},
};

interface Answer {
	invite_id: string;
	action: { accept_invite: boolean };
}

/** Everybody has an e-mail address; usernames and IDs must be somebody's. */
function personCalled({ state }: Call, who: string): Person | undefined {
	if (who.includes('@')) return { id: state.business.newId(), username: null, email: who };
	const account = [...state.accounts.values()].find(({ id: own, username }) => [own, username].includes(who));
	if (account) return { id: account.id, username: account.username, email: null };
	return [...state.business.businesses.values()].flatMap(({ partners }) => partners.get(who) ?? [])[0];
}

function accept({ business, type, role, to, assets }: Invite): void {
	if (type === 'MEMBER_INVITE') business.addMember({ ...to, role });
	else business.addPartner({ ...to, direction: type === 'PARTNER_REQUEST' ? 'EXTERNAL' : 'INTERNAL' });
	for (const [asset, permissions] of assets) business.assets.get(asset)?.access.set(to.id, permissions);
}
