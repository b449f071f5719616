import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { microsOf } from '../../../reports/money';
import { money } from '../../../things/adEntity';
import { OF_CAMPAIGN } from '../../../things/adGroup';

export const budgetType: Field = {
	displayName: 'Budget Type',
	name: 'budgetType',
	type: 'options',
	default: 'daily',
	description: 'Where the budget is and what it is for',
	options: [
		{ name: 'Daily', value: 'daily', description: 'The ad group has a budget for each day' },
		{
			name: 'Lifetime',
			value: 'lifetime',
			description: 'The ad group has one budget for all its days; it needs an end time',
		},
		{
			name: 'Of the Campaign',
			value: 'campaign',
			description: 'The campaign has a budget and shares it out among up to 70 ad groups',
		},
	],
};

export const budget = money('Budget', 'budget', 'How much the ad group may spend');

export const bid = money('Bid', 'bid', 'Most, or on average, to pay for a billable event');

/** Ways to give an ad group another budget. */
export const budgetFields: Field[] = [
	money('Daily Budget', 'dailyBudget', 'What it may spend in a day, in place of the budget that it has'),
	money('Lifetime Budget', 'lifetimeBudget', 'What it may spend in all, in place of the budget that it has'),
];

export function budgetOf(type: unknown, amount: unknown): IDataObject {
	if (type === 'campaign') return { budget_type: OF_CAMPAIGN };
	return { budget_type: String(type).toUpperCase(), budget_in_micro_currency: microsOf(amount) };
}

/** What the fields of an update say about the budget. */
export function changedBudget({ dailyBudget, lifetimeBudget }: IDataObject): IDataObject {
	if (!isEmpty(dailyBudget)) return budgetOf('daily', dailyBudget);
	return isEmpty(lifetimeBudget) ? {} : budgetOf('lifetime', lifetimeBudget);
}
