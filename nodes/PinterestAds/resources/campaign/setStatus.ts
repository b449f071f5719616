import { body, type Operation } from '../../../operations/operation';
import { MOST_AT_ONCE } from '../../../things/adEntity';
import { campaignOutput } from '../../../things/campaign';
import { changedCampaignId, ownAdAccountId } from './shared';

export const setStatus: Operation = {
	name: 'Set Status',
	value: 'setStatus',
	action: 'Set the status of a campaign',
	description:
		'Start, pause or archive a campaign. An active one spends money; an archived one cannot be started again. 30 input items go out in one call. Returns the campaign.',
	endpoint: 'campaigns/update',
	fields: [
		ownAdAccountId,
		changedCampaignId,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'PAUSED',
			description: 'What the campaign is to be',
			options: [
				{ name: 'Active', value: 'ACTIVE', description: 'Spends money' },
				{ name: 'Archived', value: 'ARCHIVED', description: 'For good' },
				{ name: 'Paused', value: 'PAUSED' },
			],
			routing: body('status'),
		},
	],
	output: campaignOutput,
	batch: { things: 'campaigns', most: MOST_AT_ONCE, repeatable: true },
};
