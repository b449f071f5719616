import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { idsField } from '../../../things/adEntity';
import { labelOutput, labelsIn } from '../../../things/label';
import { labelStatuses, labelTypes } from './shared';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many labels',
	description: 'List the labels of an ad account, each with its campaign. Without a filter archived ones are left out.',
	endpoint: 'labels/list',
	fields: [
		adAccountId(),
		filters(
			idsField('Campaign IDs', 'campaignIds', 'Only labels of these campaigns', query('campaign_ids')),
			idsField('Label IDs', 'labelIds', 'Only these labels', query('label_ids')),
			{
				displayName: 'Label Types',
				name: 'labelTypes',
				type: 'multiOptions',
				default: ['CUSTOM'],
				description: 'Only labels of these types',
				options: labelTypes,
				routing: query('label_types'),
			},
			{
				displayName: 'Statuses',
				name: 'entityStatuses',
				type: 'multiOptions',
				default: ['ACTIVE'],
				description: 'Only those in one of these states',
				options: labelStatuses,
				routing: query('entity_statuses'),
			},
		),
	],
	entries: labelsIn,
	output: labelOutput,
};
