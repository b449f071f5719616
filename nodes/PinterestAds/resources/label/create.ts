import type { IDataObject } from 'n8n-workflow';

import { readElements } from '../../../api/elements';
import { lengthUpTo } from '../../../operations/checks';
import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { campaignId } from '../../../things/campaign';
import { labelLookup, labelOutput } from '../../../things/label';
import { labelTypes, MOST_AT_ONCE, MOST_CHARACTERS } from './shared';

/** The labels of one campaign, as Pinterest takes them: it stands beside them. */
const ofCampaign = ({ label_type: type, value }: IDataObject): IDataObject => ({ label_type: type, value });

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Put labels on a campaign',
	description:
		'Put labels on a campaign, so that reports can be read by them: one of the brand, or up to 30 of your own. Items with the same campaign go out in one call. Returns each label.',
	endpoint: 'labels/create',
	fields: [
		adAccountId(),
		campaignId({ description: 'The campaign that gets the labels, picked from the list or given by ID' }),
		{
			displayName: 'Label Type',
			name: 'labelType',
			type: 'options',
			default: 'CUSTOM',
			description: 'Whose labels they are; a campaign has one brand at most',
			options: labelTypes,
		},
		{
			displayName: 'Labels',
			name: 'labels',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. autumn',
			description: 'Names with commas between them, or a list from an expression; at most 100 characters each',
			several: true,
			check: lengthUpTo(MOST_CHARACTERS),
		},
	],
	check: ({ labelType, labels }) =>
		labelType === 'BRAND' && Array.isArray(labels) && labels.length > 1
			? ['A campaign has one label of the type "Brand"; give one.']
			: [],
	output: labelOutput,
	batch: {
		things: 'labels',
		most: MOST_AT_ONCE,
		apart: ({ campaignId: id }) => id,
		distinct: true,
		elements: ({ campaignId: id, labelType, labels }) =>
			[...new Set((labels as unknown[]).map(String))].map((value) => ({
				parent_id: String(id),
				label_type: String(labelType),
				value,
			})),
		into: (labels) => ({ body: { parent_id: labels[0].parent_id, labels: labels.map(ofCampaign) } }),
		split: (answer, labels) => readElements(answer, labels.map(ofCampaign)),
		lookup: labelLookup,
	},
};
