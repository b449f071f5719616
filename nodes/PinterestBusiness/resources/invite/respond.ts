import { readNamedElements } from '../../../api/elements';
import type { Operation } from '../../../operations/operation';
import { accessOf, assetAccess } from '../../../things/businessAsset';
import { inviteId, inviteOutput } from '../../../things/invite';
import { isInvite } from './shared';
import { MOST_OF_MANY } from '../../../things/businessBatches';

export const respond: Operation = {
	name: 'Respond',
	value: 'respond',
	action: 'Accept or decline an invite',
	description:
		'Accept or decline an invite or a request that the connected account has received. Invites of consecutive items go in one call.',
	endpoint: 'respond_business_access_invites',
	fields: [
		inviteId,
		{
			displayName: 'Response',
			name: 'response',
			type: 'options',
			default: 'accept',
			description: 'What to answer',
			options: [
				{ name: 'Accept', value: 'accept' },
				{ name: 'Decline', value: 'decline' },
			],
		},
		assetAccess({
			description: 'For a request of a partner: the assets that the partner may use from now on',
			displayOptions: { show: { response: ['accept'] } },
		}),
	],
	output: inviteOutput,
	batch: {
		things: 'invites',
		most: MOST_OF_MANY,
		elements: (values) => {
			const access = accessOf(values.assetAccess);
			const accept = values.response === 'accept';
			return [
				{
					invite_id: String(values.inviteId).trim(),
					action: { accept_invite: accept, ...(access && { asset_id_to_permissions: access }) },
				},
			];
		},
		into: (invites) => ({ body: { invites } }),
		split: (answer, invites) => readNamedElements(answer, invites, isInvite),
	},
};
