import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { copyCampaign } from '../../../things/adCopies';
import { endTime, startTime, timeProblems, fieldsIn } from '../../../things/adEntity';
import { campaignId } from '../../../things/campaign';
import { copiesOutput, skipRefused } from '../../../things/copies';

export const duplicate: Operation = {
	name: 'Duplicate',
	value: 'duplicate',
	action: 'Duplicate a campaign',
	description:
		'Copy a campaign with its ad groups, their keywords, and their ads, all paused, so that nothing is spent. Ad groups of Performance+ campaigns are active in the paused campaign. Promoted product groups are not copied. A copy of this name that is there already is completed and not made again, so an item may be run again after a fault; for a second copy give another name. Returns an item for each part: its old and its new ID.',
	endpoint: 'campaigns/create',
	fields: [
		adAccountId(),
		campaignId(),
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Autumn Soups, Second Round',
			description: 'What the copy is called. By it a copy that is not complete is known again.',
		},
		{
			displayName: 'Include',
			name: 'include',
			type: 'options',
			default: 'ads',
			description: 'What is copied',
			options: [
				{ name: 'Campaign', value: 'campaign', description: 'Only itself' },
				{ name: 'Campaign and Ad Groups', value: 'adGroups', description: 'With their keywords, without ads' },
				{ name: 'Campaign, Ad Groups and Ads', value: 'ads' },
			],
		},
		collection('Additional Fields', 'additionalFields', [
			{
				...endTime,
				description: `${endTime.description} By default that of the campaign, if it is to come.`,
				routing: undefined,
			},
			{
				...startTime,
				description:
					'When the ads begin to appear. By default when the campaign does, if that is to come. Without a time zone it is in UTC.',
				routing: undefined,
			},
		]),
	],
	options: [skipRefused],
	check: (values) => timeProblems(fieldsIn(values, 'additionalFields')),
	output: copiesOutput,
	execute: copyCampaign,
};
