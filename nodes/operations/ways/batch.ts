import type { IDataObject } from 'n8n-workflow';

import { readElements, type ElementOutcome } from '../../api/elements';
import { Failure, type FailureFacts } from '../../api/failure';
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
	/** The elements that an item gives, in its order. An item without any sends nothing, and `result` says what it returns. */
	elements: (values: IDataObject) => IDataObject[];
	/** How much of a call an item takes, where that is not the number of its elements. */
	size?: (values: IDataObject) => number;
	/** Items that differ in this never share a call. */
	apart?: (values: IDataObject) => unknown;
	/** Elements that are equal go once, and what became of them is for all. By default equal elements are as many as they were. */
	distinct?: true;
	/** Where the elements go in the call, and whether it does no harm when it is carried out twice. */
	into: (elements: IDataObject[]) => Pick<Request, 'query' | 'body' | 'repeatable'>;
	/** Reads the answer; by default in the forms that `api/elements.ts` knows. */
	split?: (answer: IDataObject, sent: IDataObject[]) => ElementOutcome[];
	/** Statuses with which a whole call is refused for one of its elements; by default all that can be meant so. */
	refusedFor?: ReadonlySet<number>;
	/** Statuses of a refusal after which some elements may have been carried out all the same. */
	partial?: ReadonlySet<number>;
	/** Takes out of Pinterest's words what nobody is to read in messages and logs, such as what the elements say of people. */
	conceal?: (text: string, sent: IDataObject[]) => string;
	/** What an item returns, made of the results of its elements; by default each of them. */
	result?: (results: IDataObject[], call: Call) => IDataObject | IDataObject[];
}

/**
 * Statuses with which Pinterest refuses a whole call for one of its elements. A refusal had no effect, so its items are then
 * sent in two halves, and so on, until only that with the element fails.
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
	if (outcomes === undefined) {
		const middle = Math.ceil(unit.length / 2);
		return [...(await carryOut(unit.slice(0, middle))), ...(await carryOut(unit.slice(middle)))];
	}
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
		const parts = call.execution.operation.batch!.into(sent);
		try {
			outcomes.push(...(await sendOne(call, sent, parts)));
		} catch (error) {
			if (shared && isForAnElement(error, call) && (parts.repeatable || !mayBePartial(error, call))) return undefined;
			const failure = withDone(advised(error, call, sent.length), outcomes.length, all.length, call);
			outcomes.push(...all.slice(from).map((): Sent => ({ kind: 'failed', failure })));
			break;
		}
	}
	if (!distinct) return outcomes;
	return elements.map((element) => outcomes[places.get(JSON.stringify(element))!]);
}

async function sendOne(call: Call, sent: IDataObject[], parts: ReturnType<Batch['into']>): Promise<ElementOutcome[]> {
	const { split = readElements, conceal } = call.execution.operation.batch!;
	const { query, body, repeatable } = parts;
	const changes = {
		query: { ...call.request.query, ...query },
		...(body && { body }),
		...(repeatable && { repeatable }),
	};
	if (!conceal) return split(await call.send(changes), sent);
	const answer = await call.send(changes).catch((error: unknown) => concealed(error, (text) => conceal(text, sent)));
	return split(answer, sent).map((outcome) =>
		outcome.kind === 'refused' ? { ...outcome, text: conceal(outcome.text, sent) } : outcome,
	);
}

/** Throws a failure again, without what nobody is to read. */
function concealed(error: unknown, conceal: (text: string) => string): never {
	throw error instanceof Failure ? new Failure({ ...error.facts, ...wordsOf(error.facts, conceal) }) : error;
}

function wordsOf({ message, description, pinterestMessage }: FailureFacts, conceal: (text: string) => string) {
	return {
		message: conceal(message),
		description: conceal(description),
		...(pinterestMessage !== undefined && { pinterestMessage: conceal(pinterestMessage) }),
	};
}

function mayBePartial(error: unknown, call: Call): boolean {
	const status = error instanceof Failure ? error.facts.httpStatus : undefined;
	return call.execution.operation.batch!.partial?.has(status ?? 0) ?? false;
}

function isForAnElement(error: unknown, call: Call): boolean {
	const facts = error instanceof Failure ? error.facts : undefined;
	const { refusedFor = FOR_AN_ELEMENT } = call.execution.operation.batch!;
	return facts?.kind === 'refused' && refusedFor.has(facts.httpStatus ?? 0) && !facts.settled;
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
