import type { IDataObject } from 'n8n-workflow';

import { webAddress } from '../../../operations/checks';
import { body, type Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { dayOf } from '../../../reports/days';
import { amountOf, microsOf, moneyProblem } from '../../../reports/money';
import { dayField } from '../../../reports/period';

// Insertion orders go to another system than campaigns: amounts are in the currency there, not in its millionths.

export const words = (
	displayName: string,
	name: string,
	property: string,
	description: string,
	example: string,
	changes: Partial<Field> = {},
): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
	routing: body(property),
	...changes,
});

/** An amount in the currency of the order, as a number. */
export const amount = (displayName: string, name: string, property: string, description: string): Field =>
	words(displayName, name, property, `${description}, in the currency of the order`, '5000', {
		check: moneyProblem,
		wire: (value) => Number(amountOf(microsOf(value))),
	});

const emailProblem = (value: unknown): string | undefined =>
	/^[^@\s]+@[^@\s]+$/.test(String(value).trim()) ? undefined : 'is not an e-mail address.';

const day = (displayName: string, name: string, property: string, description: string): Field =>
	dayField(displayName, name, description, body(property));

const contact = (who: 'Billing' | 'Media'): Field[] => {
	const prefix = who.toLowerCase();
	const of = who === 'Billing' ? 'who gets the invoices' : 'who plans the ads';
	return [
		words(`${who} Contact Email`, `${prefix}ContactEmail`, `${prefix}_contact_email`, `Of ${of}`, 'name@shop.example', {
			check: emailProblem,
		}),
		words(`${who} Contact First Name`, `${prefix}ContactFirstname`, `${prefix}_contact_firstname`, `Of ${of}`, 'Ada'),
		words(`${who} Contact Last Name`, `${prefix}ContactLastname`, `${prefix}_contact_lastname`, `Of ${of}`, 'Sample'),
	];
};

const byLabel = (fields: Field[]): Field[] =>
	[...fields].sort((one, other) => one.displayName.localeCompare(other.displayName));

/** What a new order needs of schema SSIOInsertionOrderCommon of the API description, but for the amount. */
export const neededFields: Field[] = [
	day('Start Date', 'startDate', 'start_date', 'The first day of the order'),
	words('PO Number', 'poNumber', 'po_number', 'Your purchase order, as it is to stand on invoices', 'PO-2026-117'),
	...contact('Billing'),
	...contact('Media'),
];

/** What else that schema has. */
export const optionalFields: Field[] = [
	words('Agency Link', 'agencyLink', 'agency_link', 'Where the agency is found on the web', 'https://agency.example', {
		check: webAddress,
	}),
	day('End Date', 'endDate', 'end_date', 'The last day of the order'),
	words('User Email', 'userEmail', 'user_email', 'Of who places the order', 'name@shop.example', {
		check: emailProblem,
	}),
];

/** Ways to change an order. */
export const updateFields: Field[] = byLabel([
	...neededFields,
	...optionalFields,
	amount('Budget', 'budgetAmount', 'budget_amount', 'How much may be spent in all'),
]);

/** What is wrong with the days, where both are given. */
export function dayProblems({ startDate, endDate }: IDataObject): string[] {
	const [start, end] = [startDate, endDate].map((value) => (isEmpty(value) ? undefined : dayOf(value)));
	return start && end && start > end ? ['"End Date" is before "Start Date".'] : [];
}
