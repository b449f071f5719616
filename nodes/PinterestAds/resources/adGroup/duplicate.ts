import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { copyAdGroup } from '../../../things/adCopies';
import { endTime, startTime, timeProblems, fieldsIn } from '../../../things/adEntity';
import { adGroupId } from '../../../things/adGroup';
import { campaignId } from '../../../things/campaign';
import { copiesOutput, skipRefused } from '../../../things/copies';

export const duplicate: Operation = {
	name: 'Duplicate',
	value: 'duplicate',
	action: 'Duplicate an ad group',
	description:
		'Copy an ad group with its keywords and its ads, all paused, so that nothing is spent, into its own campaign or another one. Promoted product groups are not copied. A copy of this name that is there already is completed and not made again, so an item may be run again after a fault; for a second copy give another name. Returns an item for each part: its old and its new ID.',
	endpoint: 'ad_groups/create',
	fields: [
		adAccountId(),
		adGroupId(),
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Cooks in Canada',
			description: 'What the copy is called. By it a copy that is not complete is known again.',
		},
		campaignId({
			name: 'targetCampaignId',
			displayName: 'Into Campaign',
			required: false,
			description: 'The campaign that gets the copy; by default the one of the ad group',
		}),
		{
			displayName: 'Include',
			name: 'include',
			type: 'options',
			default: 'ads',
			description: 'What is copied',
			options: [
				{ name: 'Ad Group', value: 'adGroup', description: 'With its keywords, without ads' },
				{ name: 'Ad Group and Ads', value: 'ads' },
			],
		},
		collection('Additional Fields', 'additionalFields', [
			{
				...endTime,
				description: `${endTime.description} By default that of the ad group, if it is to come.`,
				routing: undefined,
			},
			{
				...startTime,
				description:
					'When the ads begin to appear. By default when the ad group does, if that is to come. Without a time zone it is in UTC.',
				routing: undefined,
			},
		]),
	],
	options: [skipRefused],
	check: (values) => timeProblems(fieldsIn(values, 'additionalFields')),
	output: copiesOutput,
	execute: copyAdGroup,
};
