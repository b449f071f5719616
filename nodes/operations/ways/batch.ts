import type { IDataObject } from 'n8n-workflow';

import { readElements, type ElementOutcome } from '../../api/elements';
import { Failure } from '../../api/failure';
import type { Call } from '../call';
import type { Batch, Operation } from '../operation';
import { formed } from '../output';
import { advised, type Carried, type Way } from './way';

/**
 * Statuses with which Pinterest refuses a whole call for one of its elements. A refusal had no effect, so its items are then
 * sent one by one, and only that with the element fails.
 */
const FOR_AN_ELEMENT = new Set([400, 401, 403, 404, 409, 422]);

/** Items of one path and query, whose elements fit into one call; or one item with more, which goes in several. */
export const batch: Way = {
	carryOut,
};

async function carryOut(unit: Call[], operation: Operation): Promise<Carried[]> {
	const parts = unit.map((call) => operation.batch!.elements(call.values));
	const outcomes = await sendAll(unit[0], operation, parts.flat(), unit.length > 1);
	if (outcomes === undefined) {
		return (await Promise.all(unit.map(async (call) => await carryOut([call], operation)))).flat();
	}
	let from = 0;
	return unit.map((call, index) => {
		const own = outcomes.slice(from, (from += parts[index].length));
		return carriedItem(call, operation, own);
	});
}

type Sent = ElementOutcome | { kind: 'failed'; failure: unknown };

/** @returns undefined when the call was refused as a whole, perhaps for an element of another item */
async function sendAll(
	call: Call,
	operation: Operation,
	elements: IDataObject[],
	shared: boolean,
): Promise<Sent[] | undefined> {
	const how = operation.batch!;
	const { most, distinct } = how;
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
			outcomes.push(...(await sendOne(call, how, sent)));
		} catch (error) {
			if (shared && isForAnElement(error)) return undefined;
			const failure = withDone(advised(error, operation, call, sent.length), outcomes.length, all.length, how);
			outcomes.push(...all.slice(from).map((): Sent => ({ kind: 'failed', failure })));
			break;
		}
	}
	if (!distinct) return outcomes;
	return elements.map((element) => outcomes[places.get(JSON.stringify(element))!]);
}

async function sendOne(
	call: Call,
	{ into, split = readElements }: Batch,
	sent: IDataObject[],
): Promise<ElementOutcome[]> {
	const { query, body } = into(sent);
	const answer = await call.send({ query: { ...call.request.query, ...query }, ...(body && { body }) });
	return split(answer, sent);
}

function isForAnElement(error: unknown): boolean {
	const facts = error instanceof Failure ? error.facts : undefined;
	return facts?.kind === 'refused' && FOR_AN_ELEMENT.has(facts.httpStatus ?? 0) && !facts.blocks;
}

function withDone(error: unknown, done: number, all: number, { things, distinct }: Batch): unknown {
	if (done === 0 || !(error instanceof Failure)) return error;
	const again = distinct ? '; doing them again changes nothing' : '';
	const before = `The first ${done} of ${all} ${things} were carried out${again}.`;
	return new Failure({ ...error.facts, description: `${error.facts.description} ${before}` });
}

function carriedItem(call: Call, { batch: how, output }: Operation, outcomes: Sent[]): Carried {
	const results: IDataObject[] = [];
	for (const outcome of outcomes) {
		if (outcome.kind === 'failed') return { failure: outcome.failure };
		if (outcome.kind !== 'done') return { failure: call.client.elementFailure(call.request, outcome) };
		results.push(outcome.result);
	}
	const all = how!.result ? [how!.result(results, call)].flat() : results;
	return { items: all.flatMap((raw) => formed(raw, output, call)) };
}
