import { readNamedElements } from '../../../api/elements';
import type { Operation } from '../../../operations/operation';
import { businessId } from '../../../things/business';
import { accessOf, assetAccess } from '../../../things/businessAsset';
import { inviteId, inviteOutput, inviteType } from '../../../things/invite';
import { isInvite } from './shared';
import { MOST_AT_ONCE } from '../../../things/businessBatches';

export const createForAssets: Operation = {
	name: 'Create for Assets',
	value: 'createForAssets',
	action: 'Set the assets of an invite',
	description:
		'Say what an invite or a request is for: assets, each with permissions. For an invite that is not answered yet; afterwards use Set Asset Access. Invites of consecutive items go in one call.',
	endpoint: 'create_asset_invites',
	fields: [
		businessId,
		inviteId,
		inviteType({ description: 'What the invite was created as' }),
		assetAccess({ required: true, description: 'The assets that they will be able to use' }),
	],
	output: inviteOutput,
	batch: {
		things: 'invites',
		most: MOST_AT_ONCE,
		elements: (values) => [
			{
				invite_id: String(values.inviteId).trim(),
				invite_type: values.inviteType,
				asset_id_to_permissions: accessOf(values.assetAccess),
			},
		],
		distinct: true,
		repeatable: true,
		into: (invites) => ({ body: { invites } }),
		split: (answer, invites) => readNamedElements(answer, invites, isInvite),
	},
};
