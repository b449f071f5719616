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
	/** Where the elements go in the call, beside what its fields say. */
	into: (elements: IDataObject[]) => Pick<Request, 'query' | 'body'>;
	/** Reads the answer; by default in the forms that `api/elements.ts` knows. */
	split?: (answer: IDataObject, sent: IDataObject[]) => ElementOutcome[];
	/**
	 * Of a delete: those of the elements that are still there. Asked about what a repeated call does not name as deleted, because
	 * the sending before it, whose answer was lost, may have deleted it.
	 */
	remaining?: (elements: IDataObject[], call: Call) => Promise<IDataObject[]>;
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
	const { into, split = readElements, remaining } = call.execution.operation.batch!;
	const { query, body } = into(sent);
	const beside = call.request.body as IDataObject | undefined;
	const changes = {
		query: { ...call.request.query, ...query },
		...(body && { body: Array.isArray(body) ? body : { ...beside, ...body } }),
	};
	if (!remaining) return split(await call.send(changes), sent);
	const { body: answer, repeated } = await call.client.send({ ...call.request, ...changes });
	const outcomes = split(answer as IDataObject, sent);
	return repeated ? await withGone(outcomes, sent, call) : outcomes;
}

/** What a repeated delete does not find any more was deleted by the sending before. */
async function withGone(outcomes: ElementOutcome[], sent: IDataObject[], call: Call): Promise<ElementOutcome[]> {
	const open = sent.filter((_, index) => outcomes[index].kind !== 'done');
	if (open.length === 0) return outcomes;
	// Where it cannot be asked, what the answer says stays.
	const left = new Set(await call.execution.operation.batch!.remaining!(open, call).catch(() => open));
	return outcomes.map((outcome, index) => {
		const element = sent[index];
		return outcome.kind === 'done' || left.has(element) ? outcome : { kind: 'done', result: element };
	});
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

/** Of an item with several elements: which of them Pinterest did not take. By number, because an element may name a person. */
function withOthers(failure: Failure, outcomes: Sent[], call: Call): Failure {
	if (outcomes.length < 2) return failure;
	const { things } = call.execution.operation.batch!;
	const failed = outcomes.flatMap(({ kind }, index) => (kind === 'done' ? [] : [index + 1]));
	const rest = outcomes.length - failed.length;
	const which = `Of the ${outcomes.length} ${things} of this item that is ${failed.length === 1 ? 'number' : 'numbers'} ${failed.join(', ')}; ${rest === 0 ? 'none was' : `${rest} ${rest === 1 ? 'was' : 'were'}`} carried out.`;
	return new Failure({ ...failure.facts, description: `${failure.facts.description} ${which}` });
}

function carriedItem(call: Call, outcomes: Sent[]): Carried {
	const results: IDataObject[] = [];
	for (const outcome of outcomes) {
		if (outcome.kind === 'failed') return { failure: outcome.failure };
		if (outcome.kind !== 'done') {
			return { failure: withOthers(call.client.elementFailure(call.request, outcome), outcomes, call) };
		}
		results.push(outcome.result);
	}
	const { result } = call.execution.operation.batch!;
	return { items: [result ? result(results, call) : results].flat().flatMap((raw) => formed(raw, call)) };
}
