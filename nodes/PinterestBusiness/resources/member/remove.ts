import { having, readNamedElements } from '../../../api/elements';
import { readAll } from '../../../api/pages';
import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { businessId } from '../../../things/business';
import { memberId, memberRole } from '../../../things/businessUser';
import { MOST_AT_ONCE, stillIn } from '../../../things/businessBatches';

export const remove: Operation = {
	name: 'Remove',
	value: 'remove',
	action: 'Remove a member from a business',
	description:
		'End the membership of somebody in a business. They lose all access that the business gave them. Members of consecutive items go in one call.',
	endpoint: 'delete_business_membership',
	fields: [businessId, memberId, memberRole({ description: 'The role that the member has' })],
	output: deleted,
	batch: {
		things: 'members',
		most: MOST_AT_ONCE,
		elements: ({ memberId: id, businessRole: role }) => [{ member_id: id, business_role: role }],
		distinct: true,
		into: (members) => ({ body: { members } }),
		split: (answer, members) => readNamedElements(answer, members, having('member_id', 'member_id', 'id')),
		remaining: stillIn(async ({ member_id: id }, { client, request: { pathValues } }) => {
			for (const systemUsers of [false, true]) {
				const query = { member_ids: String(id), fetch_system_users: systemUsers };
				const list = await readAll(client, { endpoint: 'get/business_members', pathValues, query });
				if (list.some((member) => member.id === id)) return true;
			}
			return false;
		}),
		result: (_members, { values }) => ({ deleted: true, id: values.memberId }),
	},
};
