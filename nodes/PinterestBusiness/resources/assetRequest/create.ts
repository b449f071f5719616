import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import { readRefusals, type ElementOutcome } from '../../../api/elements';
import type { Operation } from '../../../operations/operation';
import { at, identity, text } from '../../../operations/output';
import { businessId } from '../../../things/business';
import { accessOf, assetAccess } from '../../../things/businessAsset';
import { partnerId } from '../../../things/businessUser';
import { MOST_OF_MANY } from '../../../things/businessBatches';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Ask a partner for access to assets',
	description:
		'Ask an existing partner for access to ad accounts or profiles of theirs. The partner has to agree. Returns the request. Requests of consecutive items go in one call.',
	endpoint: 'asset_access_requests/create',
	fields: [
		businessId,
		partnerId,
		assetAccess({ required: true, description: "The partner's assets that you want to use" }),
	],
	output: { columns: { id: identity, partner_id: text() } },
	batch: {
		things: 'requests',
		most: MOST_OF_MANY,
		elements: (values) => [{ partner_id: values.partnerId, asset_id_to_permissions: accessOf(values.assetAccess) }],
		distinct: true,
		into: (requests) => ({ body: { asset_requests: requests } }),
		split: requested,
		// Pinterest makes one request for each partner.
		lookup: {
			list: ({ pathValues }) => ({
				endpoint: 'get/invites',
				pathValues,
				query: { is_member: false, invite_type: 'PARTNER_REQUEST', invite_status: ['PENDING'] },
			}),
			entries: 'open requests of the business',
			likeness: ({ pathValues, body }) => [pathValues, (body as IDataObject).partner_id],
			matches: (request, { body }) => at(request, 'user.id') === (body as IDataObject).partner_id,
			dated: true,
		},
		result: ([{ id }], { values }): IDataObject => ({ id, partner_id: values.partnerId }),
	},
};

/**
 * The answer is `{invites: {<partner ID>: <request ID>}, exceptions: [{code, messages}]}`. It does not say which request an
 * exception is about: it is about those whose partner has none. Requests that differ for one partner never share a call.
 */
function requested(answer: IDataObject, sent: IDataObject[]): ElementOutcome[] {
	const made = isRecord(answer.invites) ? (answer.invites as IDataObject) : {};
	const [refusal] = readRefusals(answer.exceptions);
	return sent.map((request) => {
		const partner = String(request.partner_id);
		if (partner in made) {
			return { kind: 'done', result: { id: made[partner], partner_id: partner } };
		}
		return refusal ?? { kind: 'untold' };
	});
}
