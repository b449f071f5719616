import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import { jsonIn } from '../../../operations/json';
import { lostDigits } from '../../../operations/locators/locator';

/** An amount of money as Pinterest takes it in text: digits, and a point before the decimals. */
export function amount(value: unknown): string | undefined {
	return /^\d+(\.\d+)?$/.test(String(value).trim())
		? undefined
		: 'is not an amount of money. It takes digits with a point before the decimals, such as 12.50, and no currency.';
}

const asText = (value: unknown): string => String(value).trim();

interface Column {
	wrong?: (value: unknown) => boolean;
	as: (value: unknown) => string | number;
}

const COLUMNS: Readonly<Record<string, Column>> = {
	id: { wrong: (value) => lostDigits(value) !== undefined, as: asText },
	item_price: { wrong: (value) => amount(value) !== undefined, as: asText },
	quantity: { wrong: (value) => !/^\d+$/.test(asText(value)), as: (value) => Number(value) },
	item_name: { as: asText },
	item_category: { as: asText },
	item_brand: { as: asText },
};

/** What messages and descriptions call the columns. */
export const COLUMN_NAMES = Object.keys(COLUMNS).join(', ');

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** What is wrong with "Contents", to follow its label. */
export function contentsProblem(value: unknown): string | undefined {
	const rows = jsonIn(value);
	if (!Array.isArray(rows) || !rows.every(isRecord))
		return 'is not a list of products. It takes a list of objects, such as [{ "id": "mug-1", "item_price": 14.99, "quantity": 2 }].';
	for (const [position, row] of rows.entries()) {
		for (const [name, cell] of Object.entries(row)) {
			const column = COLUMNS[name];
			if (!column)
				return `has "${name}" in row ${position + 1}, which Pinterest does not take. It takes ${COLUMN_NAMES}.`;
			if (isGiven(cell) && (typeof cell === 'object' || column.wrong?.(cell)))
				return `has no ${name} that Pinterest takes in row ${position + 1}: a price is digits with a point before the decimals, a quantity a whole number, an ID a text.`;
		}
	}
	return undefined;
}

/** The products of an event in Pinterest's types. */
export function contentsOf(value: unknown): IDataObject[] {
	return (jsonIn(value) as Array<Record<string, unknown>>).map((row) =>
		Object.fromEntries(
			Object.entries(row)
				.filter(([, cell]) => isGiven(cell))
				.map(([name, cell]) => [name, COLUMNS[name].as(cell)]),
		),
	);
}

/**
 * What the products say of the event as a whole, where the event does not say it itself: their IDs, and how many were bought
 * (`num_items`: "total number of products of the event").
 */
export function summed(contents: IDataObject[]): IDataObject {
	const ids = contents.map(({ id }) => id).filter((id) => id !== undefined);
	const counted = contents.length > 0 && contents.every(({ quantity }) => quantity !== undefined);
	return {
		...(ids.length > 0 && { content_ids: ids as string[] }),
		...(counted && { num_items: contents.reduce((sum, { quantity }) => sum + Number(quantity), 0) }),
	};
}
