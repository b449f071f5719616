import { readNamedElements } from '../../../api/elements';
import { readAll } from '../../../api/pages';
import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { businessId } from '../../../things/business';
import { inviteId } from '../../../things/invite';
import { isInvite } from './shared';
import { MOST_AT_ONCE, stillIn } from '../../../things/businessBatches';

export const cancel: Operation = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel an invite',
	description: 'Withdraw an invite or a request that is not answered yet. Invites of consecutive items go in one call.',
	endpoint: 'cancel_invites_or_requests',
	fields: [businessId, inviteId],
	output: deleted,
	batch: {
		things: 'invites',
		most: MOST_AT_ONCE,
		elements: (values) => [{ invite_id: String(values.inviteId).trim() }],
		distinct: true,
		into: (invites) => ({ body: { invite_ids: invites.map(({ invite_id: id }) => id) as string[] } }),
		split: (answer, invites) => readNamedElements(answer, invites, isInvite),
		remaining: stillIn(async ({ invite_id: id }, { client, request: { pathValues } }) => {
			for (const isMember of [true, false]) {
				const query = { is_member: isMember, invite_status: ['PENDING'] };
				const pending = await readAll(client, { endpoint: 'get/invites', pathValues, query });
				if (pending.some((invite) => invite.id === id)) return true;
			}
			return false;
		}),
		result: (_invites, { values }) => ({ deleted: true, id: String(values.inviteId).trim() }),
	},
};
