import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { integer } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { creativeTypeChoices } from '../../../things/ad';
import { someIds } from '../../../things/adEntity';
import { placementGroup } from '../../../things/adGroup';
import { keywordRows, MATCH_TYPES } from '../../../things/keyword';
import { targeting, targetingOf, targetingProblems } from '../../../things/targetingSpec';
import { autoTargeting } from './fields';

/** Formats that the estimate knows (schema AdGroupAudienceSizingRequest). */
const FORMATS = ['REGULAR', 'VIDEO', 'SHOPPING', 'CAROUSEL', 'MAX_VIDEO', 'COLLECTION', 'IDEA'];

export const estimateAudience: Operation = {
	name: 'Estimate Audience',
	value: 'estimateAudience',
	action: 'Estimate the audience of an ad group',
	description:
		'Estimate how many people a targeting can reach in a month, before an ad group is made with it. Bids, budgets and times do not count. Returns the least and the most.',
	endpoint: 'ad_groups/audience_sizing',
	fields: [
		adAccountId(),
		targeting,
		collection('Additional Fields', 'additionalFields', [
			autoTargeting,
			{
				displayName: 'Creative Types',
				name: 'creativeTypes',
				type: 'multiOptions',
				default: [],
				description: 'Only where ads of these formats appear',
				options: creativeTypeChoices.filter(({ value }) => FORMATS.includes(value)),
				routing: body('creative_types'),
			},
			keywordRows('Only people who search for these; without any, for anything', 'pumpkin soup', MATCH_TYPES),
			placementGroup,
			{
				displayName: 'Product Group IDs',
				name: 'productGroupIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2680059592705, 2680059592706',
				description: 'For catalog sales with shopping retargeting: IDs with commas between them',
				several: true,
				check: someIds,
				routing: body('product_group_ids'),
			},
		]),
	],
	check: (values) => targetingProblems(targetingOf(values), true),
	fill: (values) => {
		return { body: { targeting_spec: targetingOf(values) as IDataObject } };
	},
	output: { columns: { audience_size_lower_bound: integer(), audience_size_upper_bound: integer() } },
	// It is a question, though it is asked by a POST.
	execute: async (call) => await call.send({ repeatable: true }),
};
