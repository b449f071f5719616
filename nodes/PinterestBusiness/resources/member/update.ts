import { readNamedElements, repeating } from '../../../api/elements';
import type { Operation } from '../../../operations/operation';
import { identity, text } from '../../../operations/output';
import { businessId } from '../../../things/business';
import { memberId, memberRole } from '../../../things/businessUser';
import { MOST_AT_ONCE } from '../../../things/businessBatches';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Change the role of a member',
	description: 'Change the role of a member in a business. Members of consecutive items go in one call.',
	endpoint: 'update/business_memberships',
	fields: [businessId, memberId, memberRole({ description: 'The new role' })],
	output: { columns: { id: identity, business_role: text() } },
	batch: {
		things: 'members',
		most: MOST_AT_ONCE,
		elements: ({ memberId: id, businessRole: role }) => [{ member_id: id, business_role: role }],
		distinct: true,
		repeatable: true,
		into: (members) => ({ body: members }),
		split: (answer, members) => readNamedElements(answer, members, repeating('member_id', 'business_role')),
		result: ([{ member_id: id, business_role: role }]) => ({ id, business_role: role }),
	},
};
