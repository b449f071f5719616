import { allOf, mostOf } from '../../../operations/checks';
import { filters } from '../../../operations/collections';
import { query, type Field, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { MOST_IDS, someIds } from '../../../things/adEntity';
import { labelOutput, labelsIn } from '../../../things/label';
import { labelStatuses, labelTypes } from './shared';

const ids = (displayName: string, name: string, property: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 626735565838, 626735565839',
	description: `${description}: IDs with commas between them, or a list from an expression`,
	several: true,
	check: allOf(mostOf(MOST_IDS), someIds),
	routing: query(property),
});

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many labels',
	description: 'List the labels of an ad account, each with its campaign. Without a filter archived ones are left out.',
	endpoint: 'labels/list',
	fields: [
		adAccountId(),
		filters(
			ids('Campaign IDs', 'campaignIds', 'campaign_ids', 'Only labels of these campaigns'),
			ids('Label IDs', 'labelIds', 'label_ids', 'Only these labels'),
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
