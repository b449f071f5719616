import type { IDataObject } from 'n8n-workflow';

import { elementFailureOf } from '../../../operations/ways/batch';
import { inputFailure } from '../../../api/failure';
import type { Call } from '../../../operations/call';
import type { Field, Operation } from '../../../operations/operation';
import { identity, number, text } from '../../../operations/output';
import { isEmpty } from '../../../operations/values';
import { amountOf, currencyOf, microsOf, moneyProblem, percentOf } from '../../../reports/money';
import { adAccountId } from '../../../things/adAccount';
import { campaignId } from '../../../things/campaign';

const limit = (displayName: string, name: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 50',
	description,
	check: moneyProblem,
});

export const changeBudget: Operation = {
	name: 'Change Budget',
	value: 'changeBudget',
	action: 'Change the budget of a campaign',
	description:
		'Set the budget of a campaign, or raise or lower it by an amount or by per cent, within a floor and a ceiling. A higher budget spends more money. Whether it is a daily or a lifetime budget is found out; budgets of ad groups are not changed here. Returns the old and the new budget; Dry Run changes nothing.',
	endpoint: 'campaigns/update',
	fields: [
		adAccountId(),
		campaignId(),
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
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: true,
			description: 'Whether to return what would be changed, and to change nothing',
		},
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
		const found = await campaignOf(call);
		const isDaily = Boolean(found.daily_spend_cap);
		const cap = isDaily ? 'daily_spend_cap' : 'lifetime_spend_cap';
		const old = Number(found[cap] ?? 0);
		if (old === 0) throw withoutBudget(found);
		const currency = await currencyOfAccount(call);
		const { micros, limitedBy } = within(changed(call, old, currency), call);
		if (micros <= 0) throw nothingLeft(old, currency);
		const { dryRun = false } = (call.values.options ?? {}) as IDataObject;
		if (micros !== old && !dryRun) await change(call, { id: found.id, [cap]: micros });
		return {
			id: found.id,
			name: found.name ?? null,
			budget_type: isDaily ? 'daily' : 'lifetime',
			old_budget: currencyOf(old),
			new_budget: currencyOf(micros),
			currency,
			changed: micros !== old && !dryRun,
			limited_by: limitedBy,
			dry_run: Boolean(dryRun),
		};
	},
};

async function campaignOf({ client, request, values }: Call): Promise<IDataObject> {
	const pathValues = { ...request.pathValues, campaign_id: String(values.campaignId) };
	return (await client.send({ endpoint: 'campaigns/get', pathValues })).body as IDataObject;
}

async function currencyOfAccount(call: Call): Promise<string> {
	const { pathValues = {} } = call.request;
	return await call.readOnce(`currency ${pathValues.ad_account_id}`, async () => {
		const { body } = await call.client.send({ endpoint: 'ad_accounts/get', pathValues });
		return String((body as IDataObject).currency ?? '');
	});
}

/** Setting a budget twice is setting it once, so the call may be repeated. */
async function change(call: Call, element: IDataObject): Promise<void> {
	const body = [{ ...element, ad_account_id: call.request.pathValues!.ad_account_id }];
	const answer = await call.send({ body, repeatable: true });
	const failure = elementFailureOf(call, answer, body);
	if (failure) throw failure;
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

const withoutBudget = ({ id }: IDataObject) =>
	inputFailure(
		`The campaign ${String(id)} has no budget of its own`,
		'Each of its ad groups has one; change those. Nothing was changed.',
		'campaignId',
	);

const nothingLeft = (old: number, currency: string) =>
	inputFailure(
		'Nothing would be left of the budget',
		`It is ${amountOf(old)} ${currency} at present. Lower it by less, set "Minimum Budget" under Options, or pause the campaign. Nothing was changed.`,
		'amount',
	);
