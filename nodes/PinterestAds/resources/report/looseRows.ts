import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../../../operations/call';
import { text, type Column, type Output } from '../../../operations/output';
import { adColumns, adNumbers } from '../../../reports/adColumns';

// Rows of reports whose columns Pinterest alone knows, or that have fewer of them to tell rows apart.

/** Where the ID that stands above the rows of a thing in Pinterest's file is put (`under` of a job's file). */
export const THING = 'ENTITY_ID';

/**
 * The output of such a report: everything that the file has, under readable names, money in the account's currency.
 * @param columns those that it is known to have
 * @param lead what every row says besides
 */
export function looseOutput(
	columns: readonly string[],
	lead: Output['columns'],
	leadOf: (call: Call) => IDataObject,
): Output {
	const numbers = Object.entries(adColumns(columns)).map(([name, { type }]): [string, Column] => [
		name,
		{ type, mark: true },
	]);
	return {
		columns: { entity_id: text(), date: { type: 'text', mark: true }, ...lead, ...Object.fromEntries(numbers) },
		rows: (raw, call) => [looseRow(raw, leadOf(call))],
		chosen: true,
	};
}

function looseRow(raw: IDataObject, lead: IDataObject): IDataObject {
	const { [THING]: thing = null, DATE: date, ...others } = raw;
	return {
		entity_id: thing,
		...(date !== undefined && { date }),
		...lead,
		...adNumbers(others, Object.keys(others)),
	};
}
