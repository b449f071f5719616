import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { MOST_AT_ONCE, newStatus } from '../../../things/adEntity';
import { campaignLookup, campaignOutput } from '../../../things/campaign';
import { budget, budgetProblems, budgetType, capsOf } from './budget';
import { additionalFields, bidOptions, name, objectiveType, togetherProblems } from './fields';
import { ownAdAccountId } from './shared';

const more = ({ additionalFields: fields }: IDataObject): IDataObject => (fields ?? {}) as IDataObject;

/** Performance+ with a daily budget of the campaign goes only with flexible ones. */
function flexible({ budgetType: type }: IDataObject, { isPerformancePlus, isFlexibleDailyBudgets }: IDataObject) {
	const isNeeded = isPerformancePlus === true && type === 'daily' && isFlexibleDailyBudgets === undefined;
	return isNeeded ? { is_flexible_daily_budgets: true } : {};
}

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a campaign',
	description:
		'Create a campaign, paused unless "Status" says otherwise: an active one spends money as soon as it has ads. 30 input items go out in one call. Returns the campaign.',
	endpoint: 'campaigns/create',
	fields: [
		ownAdAccountId,
		name,
		objectiveType,
		budgetType,
		{ ...budget, required: true, displayOptions: { show: { budgetType: ['daily', 'lifetime'] } } },
		newStatus('Spends money as soon as it has ads'),
		collection('Additional Fields', 'additionalFields', additionalFields),
	],
	check: (values) => [
		...budgetProblems(values.budgetType, more(values)),
		...togetherProblems(more(values), true),
		...(more(values).isPerformancePlus === true &&
		values.budgetType === 'daily' &&
		more(values).isFlexibleDailyBudgets === false
			? ['A Performance+ campaign with a daily budget needs "Flexible Daily Budgets".']
			: []),
	],
	fill: (values) => ({
		body: {
			...capsOf(values.budgetType, values.budget),
			...flexible(values, more(values)),
			...bidOptions(more(values), false),
		},
	}),
	output: campaignOutput,
	batch: { things: 'campaigns', most: MOST_AT_ONCE, lookup: campaignLookup },
};
