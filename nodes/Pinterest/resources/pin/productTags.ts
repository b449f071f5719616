import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import type { Call } from '../../../operations/call';
import type { Lookup } from '../../../operations/exactlyOnce';
import { body, type Field } from '../../../operations/operation';
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
	routing: body('product_tags'),
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
 * Sends the tags of an item, each once, in as few calls as Pinterest allows. Pinterest takes all tags of a call or none.
 * @returns the tags that were sent, and the last answer
 * @throws Failure that says how many tags were done when a later call fails
 */
export async function sendTags(call: Call): Promise<{ sent: string[]; answer: IDataObject }> {
	const sent = pinsOf((call.request.body as IDataObject).product_tags);
	let answer: IDataObject = {};
	for (let done = 0; done < sent.length; done += MOST_AT_ONCE) {
		const tags = sent.slice(done, done + MOST_AT_ONCE).map((id) => ({ pin_id: id }));
		answer = await call.send({ body: { product_tags: tags } }).catch((error: unknown) => {
			throw done > 0 && error instanceof Failure ? withDone(error, done, sent.length) : error;
		});
	}
	return { sent, answer };
}

function withDone({ facts }: Failure, done: number, all: number): Failure {
	const before = `The first ${done} of ${all} tags were carried out; doing them again changes nothing.`;
	return new Failure({ ...facts, description: `${facts.description} ${before}` });
}
