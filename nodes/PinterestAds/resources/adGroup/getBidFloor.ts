import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import { collection } from '../../../operations/collections';
import { body, type Field, type Operation } from '../../../operations/operation';
import { number, text } from '../../../operations/output';
import { isEmpty } from '../../../operations/values';
import { currencyOf } from '../../../reports/money';
import { adAccountId } from '../../../things/adAccount';
import { creativeTypeChoices } from '../../../things/ad';
import { objectiveChoices } from '../../../things/campaign';
import { targeting, targetingOf, targetingProblems } from '../../../things/targetingSpec';
import { billableEvent, goalFields } from './fields';

const countryCodes = (value: unknown): string | undefined => {
	const wrong = (value as unknown[]).map(String).find((one) => !/^[A-Z]{2}$/.test(one));
	return wrong && `has a value that is not a country of two capital letters: "${wrong}". It looks like US, DE.`;
};

/** The goals stand in the body of an ad group; here they belong to the one specification that is asked about. */
const goals = goalFields.map(
	(field): Field => ({
		...field,
		routing: body(`spec.${String(field.routing!.send!.property)}`),
	}),
);

export const getBidFloor: Operation = {
	name: 'Get Bid Floor',
	value: 'getBidFloor',
	action: 'Get the lowest bid of an ad group',
	description: 'Get the lowest bid that Pinterest takes for an objective, a billable event and a currency',
	endpoint: 'ad_groups_bid_floor/get',
	fields: [
		adAccountId(),
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			required: true,
			default: 'USD',
			placeholder: 'e.g. EUR',
			description: "Three letters, usually the ad account's currency",
			check: (value) =>
				/^[A-Z]{3}$/.test(String(value).trim())
					? undefined
					: 'is not a currency of three capital letters, such as EUR.',
			routing: body('spec.currency'),
		},
		{ ...billableEvent, routing: body('spec.billable_event') },
		{
			displayName: 'Objective',
			name: 'objectiveType',
			type: 'options',
			default: 'CONSIDERATION',
			description: 'What the campaign is to bring. An expression may give any other one.',
			options: objectiveChoices,
			open: true,
			routing: body('spec.objective_type'),
		},
		targeting,
		collection('Additional Fields', 'additionalFields', [
			{
				displayName: 'Countries',
				name: 'countries',
				type: 'string',
				default: '',
				placeholder: 'e.g. US, CA',
				description: 'Where the ads appear: countries of two letters, with commas between them',
				several: true,
				check: countryCodes,
				routing: body('spec.countries'),
			},
			{
				displayName: 'Creative Type',
				name: 'creativeType',
				type: 'options',
				default: 'REGULAR',
				description: 'Format of the ads',
				options: creativeTypeChoices,
				open: true,
				routing: body('spec.creative_type'),
			},
			...goals,
		]),
	],
	check: (values) => targetingProblems(targetingOf(values), true),
	output: {
		columns: { bid_floor: number(), currency: text(), billable_event: text(), objective_type: text() },
	},
	// It is a question, though it is asked by a POST.
	async execute(call) {
		const { spec } = call.request.body as { spec: IDataObject };
		const wanted = targetingOf(call.values);
		const asked = { bid_floor_specs: [spec], ...(!isEmpty(wanted) && { targeting_spec: wanted as IDataObject }) };
		const answer = await call.send({ body: asked, repeatable: true });
		const floors = isRecord(answer) && Array.isArray(answer.bid_floors) ? answer.bid_floors : [];
		return {
			bid_floor: currencyOf(floors[0]),
			currency: spec.currency,
			billable_event: spec.billable_event,
			objective_type: spec.objective_type ?? null,
		};
	},
};
