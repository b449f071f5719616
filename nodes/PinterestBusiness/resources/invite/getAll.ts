import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { businessId } from '../../../things/business';
import { inviteOutput, inviteType } from '../../../things/invite';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many invites of a business',
	description: 'List the invites and requests of a business that are not answered yet, sent and received',
	endpoint: 'get/invites',
	fields: [
		businessId,
		{
			displayName: 'Invites For',
			name: 'invitesFor',
			type: 'options',
			default: 'members',
			description: 'Which invites to list',
			options: [
				{ name: 'Members', value: 'members', description: 'To work in the business' },
				{ name: 'Partners', value: 'partners', description: 'To be partners, and requests for access' },
			],
		},
		filters(inviteType({ description: 'Only invites of this kind', routing: query('invite_type') }), {
			displayName: 'Status',
			name: 'inviteStatus',
			type: 'multiOptions',
			default: [],
			description: 'Only invites with this status',
			options: [
				{ name: 'Expired', value: 'EXPIRED' },
				{ name: 'Pending', value: 'PENDING' },
			],
			routing: query('invite_status'),
		}),
	],
	output: inviteOutput,
	fill: ({ invitesFor }) => ({ query: { is_member: invitesFor === 'members' } }),
};
