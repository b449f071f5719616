import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { microsOf, moneyProblem } from '../../../reports/money';

export const budgetType: Field = {
	displayName: 'Budget Type',
	name: 'budgetType',
	type: 'options',
	default: 'daily',
	description: 'Where the budget is and what it is for',
	options: [
		{ name: 'Daily', value: 'daily', description: 'The campaign has a budget for each day' },
		{
			name: 'Lifetime',
			value: 'lifetime',
			description: 'The campaign has one budget for all its days; it needs an end time',
		},
		{ name: 'Of Each Ad Group', value: 'adGroup', description: 'The campaign has none; each ad group has its own' },
	],
};

export const budget: Field = {
	displayName: 'Budget',
	name: 'budget',
	type: 'string',
	default: '',
	placeholder: 'e.g. 12.50',
	description: "How much may be spent, in the ad account's currency",
	check: moneyProblem,
};

/**
 * The caps that a budget stands for. The flag is always sent: without it Pinterest takes the budget for one of the campaign.
 * Where the kind changes, the other cap has to go.
 */
export function capsOf(type: unknown, amount: unknown, changes = false): IDataObject {
	if (type === 'adGroup') return { is_campaign_budget_optimization: false };
	const [own, other] =
		type === 'lifetime' ? ['lifetime_spend_cap', 'daily_spend_cap'] : ['daily_spend_cap', 'lifetime_spend_cap'];
	return { is_campaign_budget_optimization: true, [own]: microsOf(amount), ...(changes && { [other]: 0 }) };
}

/** What is wrong with the fields of a campaign together; those of a new one are all known. */
export function budgetProblems(type: unknown, fields: IDataObject, isNew: boolean): string[] {
	const has = (name: string) => !isEmpty(fields[name]);
	const problems: string[] = [];
	if (has('dailySpendCap') && has('lifetimeSpendCap'))
		problems.push('A campaign has a "Daily Spend Cap" or a "Lifetime Spend Cap", not both.');
	const cap = has('dailySpendCap') ? 'Daily Spend Cap' : 'Lifetime Spend Cap';
	if (type !== undefined && type !== 'adGroup' && (has('dailySpendCap') || has('lifetimeSpendCap')))
		problems.push(
			`"Budget" is already what the campaign may spend; leave "${cap}" out, or set "Budget Type" to "Of Each Ad Group".`,
		);
	if (isNew && type === 'lifetime' && !has('endTime'))
		problems.push('A lifetime budget needs "End Time" under Additional Fields.');
	if (fields.isFlexibleDailyBudgets === true && type !== undefined && type !== 'daily')
		problems.push('Flexible daily budgets need a daily budget of the campaign.');
	return problems;
}
