import type { IDataObject } from 'n8n-workflow';

import { readNamedElements } from '../../../api/elements';
import { body, type Field, type Operation } from '../../../operations/operation';
import { at } from '../../../operations/output';
import { accessIdProblem, businessId } from '../../../things/business';
import { memberRole } from '../../../things/businessUser';
import { inviteOutput, inviteType } from '../../../things/invite';
import { namesPerson } from './shared';
import { MOST_AT_ONCE } from '../../../things/businessBatches';

/** People are never named in a message, so it says which of them is wrong by number. */
function peopleProblem(value: unknown): string | undefined {
	const wrong = (value as unknown[]).findIndex((one) => !/^[^\s@]+(@[^\s@]+\.[^\s@]+)?$/.test(String(one)));
	return wrong < 0 ? undefined : `has neither an e-mail address nor a username in place ${wrong + 1}.`;
}

const people: Field = {
	displayName: 'People',
	name: 'members',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. someone@example.com, lea@example.com',
	description:
		'E-mail addresses or usernames, with commas between them, or a list from an expression. Addresses go to Pinterest only, never into a message.',
	displayOptions: { show: { inviteType: ['MEMBER_INVITE'] } },
	several: true,
	check: peopleProblem,
};

const partners: Field = {
	displayName: 'Partner IDs',
	name: 'partnerIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 549755885175, 549755885176',
	description: 'IDs of the businesses, with commas between them, or a list from an expression',
	displayOptions: { show: { inviteType: ['PARTNER_INVITE', 'PARTNER_REQUEST'] } },
	several: true,
	check: accessIdProblem,
};

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create invites to a business',
	description:
		'Invite people or partners to a business, or ask partners for access to theirs. Returns one invite for each. What they may use is set with Create for Assets. Invites of the same kind and role in consecutive items go in one call.',
	endpoint: 'create_membership_or_partnership_invites',
	fields: [
		businessId,
		inviteType({ description: 'Whom to invite, or to ask', routing: body('invite_type') }),
		memberRole({
			description: 'What they will be in the business',
			displayOptions: { show: { inviteType: ['MEMBER_INVITE'] } },
			routing: body('business_role'),
		}),
		people,
		partners,
	],
	output: inviteOutput,
	fill: ({ inviteType: type }) => (type === 'MEMBER_INVITE' ? {} : { body: { business_role: 'PARTNER' } }),
	batch: {
		things: 'invites',
		most: MOST_AT_ONCE,
		elements: ({ members, partnerIds, inviteType: type }) =>
			type === 'MEMBER_INVITE'
				? (members as unknown[]).map((one) => ({ member: String(one) }))
				: (partnerIds as unknown[]).map((one) => ({ partner: String(one), invite_type: type })),
		distinct: true,
		into: (invited) => ({
			body: invited.some(({ member }) => member)
				? { members: invited.map(({ member }) => member) as string[] }
				: { partners: invited.map(({ partner }) => partner) as string[] },
		}),
		split: (answer, invited) => readNamedElements(answer, invited, namesPerson),
		lookup: {
			list: ({ pathValues, body: sent }) => ({
				endpoint: 'get/invites',
				pathValues,
				query: { is_member: 'member' in (sent as IDataObject), invite_status: ['PENDING'] },
			}),
			entries: 'open invites of the business',
			likeness: ({ pathValues, body: sent }) => [pathValues, sent],
			matches: (invite, { body: sent }) => {
				const { invite_type: type = 'MEMBER_INVITE' } = sent as IDataObject;
				return namesPerson(invite, sent as IDataObject) === true && at(invite, 'invite_data.invite_type') === type;
			},
			dated: true,
		},
	},
};
