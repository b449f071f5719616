import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { body, type Field, type Operation } from '../../../operations/operation';
import { integer } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { creativeTypeChoices } from '../../../things/ad';
import { fieldsIn, someIds } from '../../../things/adEntity';
import { LONGEST_KEYWORD, MATCH_TYPES } from '../../../things/keyword';
import { specOf, targetingFields, targetingProblems } from '../../../things/targetingSpec';
import { autoTargeting, placementGroup } from './fields';

type Rows = Record<string, IDataObject[]> | undefined;

/** Formats that the estimate knows (schema AdGroupAudienceSizingRequest). */
const FORMATS = ['REGULAR', 'VIDEO', 'SHOPPING', 'CAROUSEL', 'MAX_VIDEO', 'COLLECTION', 'IDEA'];

const keywords: Field = {
	displayName: 'Keywords',
	name: 'keywords',
	type: 'fixedCollection',
	placeholder: 'Add keyword',
	typeOptions: { multipleValues: true },
	default: {},
	description: 'Only people who search for these; without any, for anything',
	options: [
		{
			displayName: 'Keyword',
			name: 'keyword',
			values: [
				{
					displayName: 'Keyword',
					name: 'value',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. pumpkin soup',
					text: { max: LONGEST_KEYWORD },
				} as Field,
				{ displayName: 'Match Type', name: 'matchType', type: 'options', default: 'BROAD', options: MATCH_TYPES },
			],
		},
	] as Field['options'],
	wire: (value) =>
		((value as Rows)?.keyword ?? []).map(({ value: word, matchType }) => ({
			value: String(word).trim(),
			match_type: matchType ?? 'BROAD',
		})),
	routing: body('keywords'),
};

export const estimateAudience: Operation = {
	name: 'Estimate Audience',
	value: 'estimateAudience',
	action: 'Estimate the audience of an ad group',
	description:
		'Estimate how many people a targeting can reach in a month, before an ad group is made with it. Bids, budgets and times do not count. Returns the least and the most.',
	endpoint: 'ad_groups/audience_sizing',
	fields: [
		adAccountId(),
		targetingFields('Targeting', 'targeting', 'Whom the ads are for. Pinterest needs locations or regions.'),
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
			keywords,
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
	check: (values) => targetingProblems(specOf(fieldsIn(values, 'targeting')), true),
	fill: (values) => {
		return { body: { targeting_spec: specOf(fieldsIn(values, 'targeting')) as IDataObject } };
	},
	output: { columns: { audience_size_lower_bound: integer(), audience_size_upper_bound: integer() } },
	// It is a question, though it is asked by a POST.
	execute: async (call) => await call.send({ repeatable: true }),
};
