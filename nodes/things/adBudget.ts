import type { IDataObject } from 'n8n-workflow';

import type { EndpointId } from '../api/endpoints';
import { Failure, inputFailure } from '../api/failure';
import type { Call } from '../operations/call';
import type { Field, Operation } from '../operations/operation';
import { identity, number, text } from '../operations/output';
import { isEmpty } from '../operations/values';
import { amountOf, currencyOf, microsOf, moneyProblem, percentOf } from '../reports/money';
import { adAccountId } from './adAccount';
import { changeOnly, dryRun } from './adEntity';

const limit = (displayName: string, name: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 50',
	description,
	check: moneyProblem,
});

/** A budget that was found. */
export interface Budget {
	type: 'daily' | 'lifetime';
	/** The property that holds it. */
	property: string;
	/** In millionths. */
	micros: number;
}

/** What an operation that changes budgets has to know of the things. */
interface Kind {
	action: string;
	/** The sentence that says what it is for. */
	about: string;
	read: EndpointId;
	change: EndpointId;
	/** The parameter that picks one. */
	picker: Field;
	/** Its name in the path of `read`. */
	pathName: string;
	/** What a changed element has besides its ID and the budget. */
	beside?: (call: Call) => IDataObject;
	/** The budget of one, or why there is none to change. */
	budgetOf: (found: IDataObject) => Budget | Failure;
}

/** The operation that changes what one may spend, by an amount or by per cent, within limits. */
export const changeBudgetOf = (kind: Kind): Operation => ({
	name: 'Change Budget',
	value: 'changeBudget',
	action: kind.action,
	description: `A higher budget spends more money. ${kind.about} Set it, or raise or lower it by an amount or by per cent, within a floor and a ceiling. Whether it is a daily or a lifetime budget is found out. Returns the old and the new budget; Dry Run changes nothing.`,
	endpoint: kind.change,
	fields: [
		adAccountId(),
		kind.picker,
		{
			displayName: 'Change',
			name: 'change',
			type: 'options',
			default: 'set',
			description: 'What to do with the budget',
			options: [
				{ name: 'Decrease By', value: 'decreaseBy' },
				{ name: 'Increase By', value: 'increaseBy', description: 'Each run raises it again' },
				{ name: 'Set', value: 'set' },
			],
		},
		{
			displayName: 'Amount',
			name: 'amount',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 12.50',
			description: "In the ad account's currency, or per cent",
			check: moneyProblem,
		},
		{
			displayName: 'Unit',
			name: 'unit',
			type: 'options',
			default: 'currency',
			description: 'What the amount is',
			options: [
				{ name: 'Currency', value: 'currency' },
				{
					name: 'Percent',
					value: 'percent',
					description: 'Of the present budget, rounded to the smallest unit of the currency',
				},
			],
			displayOptions: { show: { change: ['increaseBy', 'decreaseBy'] } },
		},
	],
	options: [
		dryRun,
		limit('Maximum Budget', 'maxBudget', 'The new budget is never more than this'),
		limit('Minimum Budget', 'minBudget', 'The new budget is never less than this'),
	],
	check: ({ options }) => {
		const { minBudget, maxBudget } = (options ?? {}) as IDataObject;
		const isWrong = !isEmpty(minBudget) && !isEmpty(maxBudget) && microsOf(minBudget)! > microsOf(maxBudget)!;
		return isWrong ? ['"Minimum Budget" is more than "Maximum Budget".'] : [];
	},
	output: {
		columns: {
			id: identity,
			name: text(),
			budget_type: text(),
			old_budget: number(),
			new_budget: number(),
			currency: text(),
			changed: { type: 'boolean', always: true },
			limited_by: text(),
			dry_run: { type: 'boolean', always: true },
		},
	},
	async execute(call) {
		const id = String(call.values[kind.picker.name]);
		// Items on one and the same budget build on each other.
		return await call.execution.ledger.inTurn(`budget ${id}`, async () => await changeOne(call, kind, id));
	},
});

async function changeOne(call: Call, kind: Kind, id: string): Promise<IDataObject> {
	const pathValues = { ...call.request.pathValues, [kind.pathName]: id };
	const found = (await call.client.send({ endpoint: kind.read, pathValues })).body as IDataObject;
	const budget = kind.budgetOf(found);
	if (budget instanceof Failure) throw budget;
	const currency = await currencyOfAccount(call);
	const { micros, limitedBy } = within(changed(call, budget.micros, currency), call);
	if (micros <= 0) throw nothingLeft(budget.micros, currency);
	const { dryRun: isDry = false } = (call.values.options ?? {}) as IDataObject;
	const isChanged = micros !== budget.micros && !isDry;
	if (isChanged) await changeOnly(call, { id, ...kind.beside?.(call), [budget.property]: micros });
	return {
		id,
		name: found.name ?? null,
		budget_type: budget.type,
		old_budget: currencyOf(budget.micros),
		new_budget: currencyOf(micros),
		currency,
		changed: isChanged,
		limited_by: limitedBy,
		dry_run: Boolean(isDry),
	};
}

async function currencyOfAccount(call: Call): Promise<string> {
	const { pathValues = {} } = call.request;
	return await call.readOnce(`currency ${pathValues.ad_account_id}`, async () => {
		const { body } = await call.client.send({ endpoint: 'ad_accounts/get', pathValues });
		return String((body as IDataObject).currency ?? '');
	});
}

function changed({ values }: Call, old: number, currency: string): number {
	const { change: how, amount, unit } = values;
	if (how === 'set') return microsOf(amount)!;
	const by = unit === 'percent' ? percentOf(old, amount, currency) : microsOf(amount)!;
	return how === 'increaseBy' ? old + by : old - by;
}

function within(micros: number, { values }: Call): { micros: number; limitedBy: string | null } {
	const { minBudget, maxBudget } = (values.options ?? {}) as IDataObject;
	const least = isEmpty(minBudget) ? -Infinity : microsOf(minBudget)!;
	const most = isEmpty(maxBudget) ? Infinity : microsOf(maxBudget)!;
	if (micros < least) return { micros: least, limitedBy: 'minBudget' };
	return micros > most ? { micros: most, limitedBy: 'maxBudget' } : { micros, limitedBy: null };
}

const nothingLeft = (old: number, currency: string) =>
	inputFailure(
		'Nothing would be left of the budget',
		`It is ${amountOf(old)} ${currency} at present. Lower it by less, set "Minimum Budget" under Options, or pause the campaign. Nothing was changed.`,
		'amount',
	);
