import type { IDataObject } from 'n8n-workflow';

import { body, type Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { microsOf, moneyOrZeroProblem } from '../../../reports/money';
import { money } from '../../../things/adEntity';

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

export const budget = money('Budget', 'budget', 'How much may be spent');

const ofAdGroups = 'Most that all ad groups together may spend, where each has its own budget:';

const caps: Field[] = [
	money('Daily Spend Cap', 'dailySpendCap', `${ofAdGroups} in a day`),
	money('Lifetime Spend Cap', 'lifetimeSpendCap', `${ofAdGroups} in all`),
];

/** Caps of a new campaign without a budget of its own. */
export const capFields: Field[] = [
	{ ...caps[0], wire: microsOf, routing: body('daily_spend_cap') },
	{ ...caps[1], wire: microsOf, routing: body('lifetime_spend_cap') },
	{
		...money(
			'Budget of Its Ad Groups',
			'defaultAdGroupBudget',
			'What each ad group gets for a day if the campaign later loses its budget',
		),
		wire: microsOf,
		routing: body('default_ad_group_budget_in_micro_currency'),
	},
];

/** Ways to change what a campaign may spend. */
export const changeFields: Field[] = [
	...caps.map((field) => ({
		...field,
		check: moneyOrZeroProblem,
		description: `${field.description}; 0 takes it away`,
	})),
	money(
		'Budget of Its Ad Groups',
		'defaultAdGroupBudget',
		'Takes the budget of the campaign away, and gives this to each of its ad groups for a day',
	),
	money('Daily Budget', 'dailyBudget', 'What the campaign may spend in a day, in place of the budget that it has'),
	money('Lifetime Budget', 'lifetimeBudget', 'What the campaign may spend in all, in place of the budget that it has'),
];

/**
 * What a campaign may spend. The flag is always sent: without it Pinterest takes the budget for one of the campaign.
 * @param amount in the account's currency
 */
export function capsOf(type: unknown, amount: unknown): IDataObject {
	if (type === 'adGroup') return { is_campaign_budget_optimization: false };
	const cap = type === 'lifetime' ? 'lifetime_spend_cap' : 'daily_spend_cap';
	return { is_campaign_budget_optimization: true, [cap]: microsOf(amount) };
}

/** A campaign has one cap, so the other one has to go with it. 0 takes a cap away and leaves the other alone. */
function onlyCap(own: 'daily_spend_cap' | 'lifetime_spend_cap', amount: unknown): IDataObject {
	const micros = microsOf(amount);
	const other = own === 'daily_spend_cap' ? 'lifetime_spend_cap' : 'daily_spend_cap';
	return micros === 0 ? { [own]: 0 } : { [own]: micros, [other]: 0 };
}

/** Ways to change what a campaign may spend, by parameter: its label, and what it sends. */
const CHANGES: Record<string, [label: string, sends: (amount: unknown) => IDataObject]> = {
	dailyBudget: [
		'Daily Budget',
		(amount) => ({ is_campaign_budget_optimization: true, ...onlyCap('daily_spend_cap', amount) }),
	],
	lifetimeBudget: [
		'Lifetime Budget',
		(amount) => ({ is_campaign_budget_optimization: true, ...onlyCap('lifetime_spend_cap', amount) }),
	],
	defaultAdGroupBudget: [
		'Budget of Its Ad Groups',
		(amount) => ({
			is_campaign_budget_optimization: false,
			default_ad_group_budget_in_micro_currency: microsOf(amount),
		}),
	],
	dailySpendCap: ['Daily Spend Cap', (amount) => onlyCap('daily_spend_cap', amount)],
	lifetimeSpendCap: ['Lifetime Spend Cap', (amount) => onlyCap('lifetime_spend_cap', amount)],
};

const given = (fields: IDataObject): string[] => Object.keys(CHANGES).filter((name) => !isEmpty(fields[name]));

/** What the fields of an update say about the budget. */
export const changedCaps = (fields: IDataObject): IDataObject =>
	Object.assign({}, ...given(fields).map((name) => CHANGES[name][1](fields[name]))) as IDataObject;

export function changeProblems(fields: IDataObject): string[] {
	const [first, ...others] = given(fields).map((name) => CHANGES[name][0]);
	return others.map((other) => `"${first}" and "${other}" do not go together: a campaign has one budget or cap.`);
}

/** What is wrong with the budget of a new campaign and the fields beside it. */
export function budgetProblems(type: unknown, fields: IDataObject): string[] {
	const caps = given(fields).filter((name) => name.endsWith('Cap'));
	const problems = caps.slice(1).map(() => 'A campaign has a "Daily Spend Cap" or a "Lifetime Spend Cap", not both.');
	if (type !== 'adGroup') {
		problems.push(
			...caps.map(
				(name) =>
					`"Budget" is already what the campaign may spend; leave "${CHANGES[name][0]}" out, or set "Budget Type" to "Of Each Ad Group".`,
			),
		);
	}
	if (type === 'lifetime' && isEmpty(fields.endTime))
		problems.push('A lifetime budget needs "End Time" under Additional Fields.');
	if (fields.isFlexibleDailyBudgets === true && type !== 'daily')
		problems.push('Flexible daily budgets need a daily budget of the campaign.');
	return problems;
}
