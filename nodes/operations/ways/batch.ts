import type { IDataObject } from 'n8n-workflow';

import { readElements, type ElementOutcome } from '../../api/elements';
import { Failure } from '../../api/failure';
import type { Request } from '../../api/client';
import type { Call } from '../call';
import { formed } from '../output';
import { advised, type Carried, type Way } from './way';

/** How the elements of many items go out in one call. */
export interface Batch {
	/** What messages call the elements, e.g. `tags`. */
	things: string;
	/** Most elements of one call. */
	most: number;
	/** The elements that an item gives, in its order; at least one. */
	elements: (values: IDataObject) => IDataObject[];
	/** Elements that are equal go once, and what became of them is for all. By default equal elements are as many as they were. */
	distinct?: true;
	/** Where the elements go in the call. */
	into: (elements: IDataObject[]) => Pick<Request, 'query' | 'body'>;
	/** Reads the answer; by default in the forms that `api/elements.ts` knows. */
	split?: (answer: IDataObject, sent: IDataObject[]) => ElementOutcome[];
	/** What an item returns, made of the results of its elements; by default each of them. */
	result?: (results: IDataObject[], call: Call) => IDataObject | IDataObject[];
}

/**
 * Statuses with which Pinterest refuses a whole call for one of its elements. A refusal had no effect, so its items are then
 * sent one by one, and only that with the element fails.
 */
const FOR_AN_ELEMENT = new Set([400, 401, 403, 404, 409, 422]);

/** Items of one path and query, whose elements fit into one call; or one item with more, which goes in several. */
export const batch: Way = {
	async carryOut(unit) {
		return await carryOut(unit);
	},
};

async function carryOut(unit: Call[]): Promise<Carried[]> {
	const { batch: how } = unit[0].execution.operation;
	const parts = unit.map((call) => how!.elements(call.values));
	const outcomes = await sendAll(unit[0], parts.flat(), unit.length > 1);
	if (outcomes === undefined) return (await Promise.all(unit.map(async (call) => await carryOut([call])))).flat();
	let from = 0;
	return unit.map((call, index) => {
		const own = outcomes.slice(from, (from += parts[index].length));
		return carriedItem(call, own);
	});
}

type Sent = ElementOutcome | { kind: 'failed'; failure: unknown };

/** @returns undefined when the call was refused as a whole, perhaps for an element of another item */
async function sendAll(call: Call, elements: IDataObject[], shared: boolean): Promise<Sent[] | undefined> {
	const { most, distinct } = call.execution.operation.batch!;
	const places = new Map<string, number>();
	const isFirst = (element: IDataObject) => {
		const key = JSON.stringify(element);
		return !places.has(key) && Boolean(places.set(key, places.size));
	};
	const all = distinct ? elements.filter(isFirst) : elements;
	const outcomes: Sent[] = [];
	for (let from = 0; from < all.length; from += most) {
		const sent = all.slice(from, from + most);
		try {
			outcomes.push(...(await sendOne(call, sent)));
		} catch (error) {
			if (shared && isForAnElement(error)) return undefined;
			const failure = withDone(advised(error, call, sent.length), outcomes.length, all.length, call);
			outcomes.push(...all.slice(from).map((): Sent => ({ kind: 'failed', failure })));
			break;
		}
	}
	if (!distinct) return outcomes;
	return elements.map((element) => outcomes[places.get(JSON.stringify(element))!]);
}

async function sendOne(call: Call, sent: IDataObject[]): Promise<ElementOutcome[]> {
	const { into, split = readElements } = call.execution.operation.batch!;
	const { query, body } = into(sent);
	const answer = await call.send({ query: { ...call.request.query, ...query }, ...(body && { body }) });
	return split(answer, sent);
}

function isForAnElement(error: unknown): boolean {
	const facts = error instanceof Failure ? error.facts : undefined;
	return facts?.kind === 'refused' && FOR_AN_ELEMENT.has(facts.httpStatus ?? 0) && !facts.settled;
}

function withDone(error: unknown, done: number, all: number, call: Call): unknown {
	if (done === 0 || !(error instanceof Failure)) return error;
	const { things, distinct } = call.execution.operation.batch!;
	const again = distinct ? '; doing them again changes nothing' : '';
	const before = `The first ${done} of ${all} ${things} were carried out${again}.`;
	return new Failure({ ...error.facts, description: `${error.facts.description} ${before}` });
}

function carriedItem(call: Call, outcomes: Sent[]): Carried {
	const results: IDataObject[] = [];
	for (const outcome of outcomes) {
		if (outcome.kind === 'failed') return { failure: outcome.failure };
		if (outcome.kind !== 'done') return { failure: call.client.elementFailure(call.request, outcome) };
		results.push(outcome.result);
	}
	const { result } = call.execution.operation.batch!;
	return { items: [result ? result(results, call) : results].flat().flatMap((raw) => formed(raw, call)) };
}
