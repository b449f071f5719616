import type { IDataObject } from 'n8n-workflow';

import type { Lookup } from '../../../operations/exactlyOnce';
import type { Batch, Field } from '../../../operations/operation';
import { pinsOf, pinsProblem } from './manyPins';

/** Most tags that Pinterest takes in one call (POST /pins/{pin_id}/product_tags of the API description 5.28). */
const MOST_AT_ONCE = 24;

/** The tags in an answer about a Pin. */
export function tagsIn(answer: IDataObject | IDataObject[]): IDataObject[] {
	return ((answer as IDataObject).product_tags ?? []) as IDataObject[];
}

export const productPinIds: Field = {
	displayName: 'Product Pins',
	name: 'productPinIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 813744226420795884, 813744226420795885',
	description: 'IDs or addresses of product Pins, with commas between them, or a list from an expression. Any number.',
	several: true,
	check: pinsProblem,
};

/** Finds out whether the tags of a lost call are on the Pin, or off it. */
export const tagsAre = (on: boolean): Lookup => ({
	list: ({ pathValues }) => ({ endpoint: 'product_tags/list', pathValues }),
	likeness: ({ pathValues, body: sent }) => [pathValues, sent],
	matches: (answer, { body: sent }) => {
		const there = new Set(tagsIn(answer).map(({ pin_id: id }) => id));
		return tagsIn(sent as IDataObject).every(({ pin_id: id }) => there.has(id) === on);
	},
	dated: false,
	repeats: true,
});

/**
 * The tags of items with the same Pin go together. Pinterest takes all tags of a call or none, and answers with the Pin.
 * @param result what an item returns, of the last answer and the IDs that it sent
 */
export const tagging = (result: (answer: IDataObject, sent: string[], pinId: string) => IDataObject): Batch => ({
	things: 'tags',
	most: MOST_AT_ONCE,
	elements: ({ productPinIds: ids }) => pinsOf(ids).map((id) => ({ pin_id: id })),
	distinct: true,
	into: (tags) => ({ body: { product_tags: tags } }),
	split: (answer, tags) => tags.map(() => ({ kind: 'done', result: answer })),
	result: (answers, call) => result(answers.at(-1) ?? {}, pinsOf(call.values.productPinIds), call.text('pinId')),
});
