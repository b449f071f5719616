import { inOneText, identity, text, type Output } from '../operations/output';
import type { Field } from '../operations/operation';
import { accessIdProblem, moment } from './business';

/** Invites and requests as all endpoints return them: schema BaseInviteDataResponse of the API description and what lists add. */
export const inviteOutput: Output = {
	columns: {
		id: identity,
		invite_type: text('invite_data.invite_type'),
		invite_status: text('invite_data.invite_status'),
		user_id: text('user.id'),
		username: text('user.username'),
		email: text('user.email'),
		is_received_invite: { type: 'boolean' },
		business_roles: inOneText('business_roles'),
		sent_at: moment('invite_data.sent_at'),
		expires_at: moment('invite_data.invite_expiration'),
	},
	selectable: [
		'assets_summary',
		'business_roles',
		'created_by_business',
		'created_by_business_id',
		'created_by_user',
		'created_by_user_id',
		'created_time',
		'id',
		'invite_data',
		'is_received_invite',
		'user',
	],
};

/** Values: schema InviteType of the API description. */
export const INVITE_TYPES = [
	{ name: 'Invite Members', value: 'MEMBER_INVITE', description: 'People who work in your business' },
	{ name: 'Invite Partners', value: 'PARTNER_INVITE', description: 'Businesses that are to use your assets' },
	{ name: 'Ask Partners for Access', value: 'PARTNER_REQUEST', description: 'Businesses whose assets you want to use' },
];

/** The parameter `inviteType`. */
export const inviteType = (changes: Partial<Field>): Field => ({
	displayName: 'Kind of Invite',
	name: 'inviteType',
	type: 'options',
	default: 'MEMBER_INVITE',
	options: INVITE_TYPES,
	...changes,
});

/** The parameter `inviteId`. */
export const inviteId: Field = {
	displayName: 'Invite ID',
	name: 'inviteId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 549755885175',
	description: 'The invite or request, as Create and Get Many return it',
	check: accessIdProblem,
};
