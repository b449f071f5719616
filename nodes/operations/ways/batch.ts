import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../../api/client';
import { readElements, type ElementOutcome } from '../../api/elements';
import { Failure } from '../../api/failure';
import type { Call } from '../call';
import type { Lookup, Outcome } from '../exactlyOnce';
import { formed } from '../output';
import { advised, type Carried, type Way } from './way';

/** How the elements of many items go out in one call. */
export interface Batch {
	/** What messages call the elements, e.g. `tags`. */
	things: string;
	/** Most elements of one call. */
	most: number;
	/** The elements that an item gives, in its order; at least one. By default one: the body that its fields make. */
	elements?: (values: IDataObject) => IDataObject[];
	/** Elements that are equal go once, and what became of them is for all. By default equal elements are as many as they were. */
	distinct?: true;
	/** Where the elements go in the call, beside what its fields say; by default the body is their list. */
	into?: (elements: IDataObject[]) => Pick<Request, 'query' | 'body'>;
	/** Reads the answer; by default in the forms that `api/elements.ts` knows. */
	split?: (answer: IDataObject, sent: IDataObject[]) => ElementOutcome[];
	/** What an item returns, made of the results of its elements; by default each of them. */
	result?: (results: IDataObject[], call: Call) => IDataObject | IDataObject[];
	/** How one element is found again when its call was lost; `body` of what was sent is the element. `Operation.lookup` is about whole calls. */
	lookup?: Lookup;
	/** The elements set values, so that a call may be sent again as it is. */
	repeatable?: true;
	/**
	 * Of a delete: those of the elements that are still there. Asked about what a repeated call does not name as deleted, because
	 * the sending before it, whose answer was lost, may have deleted it.
	 */
	remaining?: (elements: IDataObject[], call: Call) => Promise<IDataObject[]>;
}

/** The elements that an item gives. */
export function elementsOf({ elements }: Batch, { values, request }: Pick<Call, 'values' | 'request'>): IDataObject[] {
	return elements ? elements(values) : [(request.body ?? {}) as IDataObject];
}

/**
 * Statuses with which Pinterest refuses a whole call for one of its elements. A refusal had no effect, so its items are then
 * sent in halves, until only that with the element fails.
 */
const FOR_AN_ELEMENT = new Set([400, 401, 403, 404, 409, 422]);

/** Items of one path and query, whose elements fit into one call; or one item with more, which goes in several. */
export const batch: Way = {
	async carryOut(unit) {
		const parts = piecesOf(unit);
		for (const portion of portionsOf(unit[0], [...new Set(parts.flat())])) await sendPortion(unit[0], portion);
		return unit.map((call, index) => carriedItem(call, parts[index]));
	},
};

/** One element on its way. */
interface Piece {
	element: IDataObject;
	/** The item that it belongs to, or the first of several that share it. */
	item: Item;
	outcome?: Outcome;
}

interface Item {
	/** What ended it, so that nothing more is sent for it. */
	failure?: Failure;
}

/** @returns the elements of each item */
function piecesOf(unit: Call[]): Piece[][] {
	const how = unit[0].execution.operation.batch!;
	const known = new Map<string, Piece>();
	return unit.map((call) => {
		const item: Item = {};
		return elementsOf(how, call).map((element) => {
			const key = how.distinct ? JSON.stringify(element) : '';
			const piece = (how.distinct && known.get(key)) || { element, item };
			known.set(key, piece);
			return piece;
		});
	});
}

/**
 * The pieces of each call: as many as fit, and none that a look-up could take for another one of the call and that is not
 * equal to it.
 */
function portionsOf(call: Call, pieces: Piece[]): Piece[][] {
	const { most, lookup } = call.execution.operation.batch!;
	const portions: Piece[][] = [];
	let contents = new Map<string, string>();
	for (const piece of pieces) {
		const likeness = lookup ? JSON.stringify(lookup.likeness(alone(call, piece))) : '';
		const content = lookup ? JSON.stringify(piece.element) : '';
		const last = portions.at(-1);
		if (last && last.length < most && (contents.get(likeness) ?? content) === content) last.push(piece);
		else {
			portions.push([piece]);
			contents = new Map();
		}
		contents.set(likeness, content);
	}
	return portions;
}

/** An element as if it were a call of its own. */
function alone({ request }: Call, { element }: Piece): Request {
	return { ...request, body: element };
}

/** Sends the pieces of one call, but for those of items that have failed. */
async function sendPortion(call: Call, portion: Piece[]): Promise<void> {
	const { lookup } = call.execution.operation.batch!;
	const pieces = portion.filter(({ item }) => !item.failure);
	if (pieces.length === 0) return;
	const outcomes = lookup
		? await call.sendEach(
				pieces.map((piece) => alone(call, piece)),
				async (places) =>
					await deliver(
						call,
						places.map((place) => pieces[place]),
					),
				lookup,
			)
		: await deliver(call, pieces);
	pieces.forEach((piece, index) => {
		piece.outcome = outcomes[index];
		if ('failure' in piece.outcome) piece.item.failure ??= piece.outcome.failure;
	});
}

/** Sends pieces together; where that is refused because of one of them, in halves. */
async function deliver(call: Call, pieces: Piece[]): Promise<Outcome[]> {
	try {
		return await sendTogether(
			call,
			pieces.map(({ element }) => element),
		);
	} catch (error) {
		const failure = advised(error, call, pieces.length);
		if (!(failure instanceof Failure)) throw failure;
		const items = [...new Set(pieces.map(({ item }) => item))];
		if (!isForAnElement(failure) || items.length === 1) return pieces.map(() => ({ failure }));
		const first = new Set(items.slice(0, Math.ceil(items.length / 2)));
		const halves = [pieces.filter(({ item }) => first.has(item)), pieces.filter(({ item }) => !first.has(item))];
		const told = new Map<Piece, Outcome>();
		for (const half of halves) {
			const outcomes = await deliver(call, half);
			half.forEach((piece, index) => told.set(piece, outcomes[index]));
		}
		return pieces.map((piece) => told.get(piece)!);
	}
}

async function sendTogether(call: Call, sent: IDataObject[]): Promise<Outcome[]> {
	const { into, elements, split = readElements, lookup, repeatable, remaining } = call.execution.operation.batch!;
	const { query, body }: Pick<Request, 'query' | 'body'> = into ? into(sent) : { body: sent };
	const beside = elements && !Array.isArray(body) ? (call.request.body as IDataObject | undefined) : undefined;
	const changes = {
		query: { ...call.request.query, ...query },
		...(body && { body: beside ? { ...beside, ...body } : body }),
		...(repeatable && { repeatable }),
	};
	const { body: answer, repeated } =
		lookup || remaining
			? await call.client.send({ ...call.request, ...changes })
			: { body: await call.send(changes), repeated: undefined };
	const outcomes = split(answer as IDataObject, sent);
	const all = remaining && repeated ? await withGone(outcomes, sent, call) : outcomes;
	return all.map((outcome) => {
		if (outcome.kind === 'done') return { result: outcome.result };
		return { failure: advised(call.client.elementFailure(call.request, outcome), call) as Failure };
	});
}

/** What a repeated delete does not find any more was deleted by the sending before. */
async function withGone(outcomes: ElementOutcome[], sent: IDataObject[], call: Call): Promise<ElementOutcome[]> {
	const open = sent.filter((_, index) => outcomes[index].kind !== 'done');
	if (open.length === 0) return outcomes;
	const { remaining } = call.execution.operation.batch!;
	// Where it cannot be asked, what the answer says stays.
	const left = new Set(await remaining!(open, call).catch(() => open));
	return outcomes.map((outcome, index): ElementOutcome => {
		const element = sent[index];
		return outcome.kind === 'done' || left.has(element) ? outcome : { kind: 'done', result: element };
	});
}

function isForAnElement({ facts }: Failure): boolean {
	return facts.kind === 'refused' && FOR_AN_ELEMENT.has(facts.httpStatus ?? 0) && !facts.settled;
}

/** What is left of an item after all its calls. Where one element's outcome is not known, that is what has to be told. */
function carriedItem(call: Call, pieces: Piece[]): Carried {
	const outcomes = pieces.map(({ outcome, item }): Outcome => outcome ?? { failure: item.failure! });
	const failures = outcomes.flatMap((outcome) => ('failure' in outcome ? [outcome.failure] : []));
	const results = outcomes.flatMap((outcome) => ('result' in outcome ? [outcome.result] : []));
	const told = failures.find(({ facts }) => facts.kind === 'unknown') ?? failures[0];
	if (told) return { failure: withDone(told, outcomes, call) };
	const { result } = call.execution.operation.batch!;
	return { items: [result ? result(results, call) : results].flat().flatMap((raw) => formed(raw, call)) };
}

/** Statuses and kinds of failures after which a call that was repeated may have been carried out all the same. */
const mayBeDone = ({ kind, httpStatus = 0 }: Failure['facts']): boolean =>
	kind === 'unreachable' || kind === 'unreadable' || httpStatus >= 500;

function withDone(failure: Failure, outcomes: Outcome[], call: Call): Failure {
	const { things, distinct, repeatable, lookup } = call.execution.operation.batch!;
	const done = outcomes.filter((outcome) => 'result' in outcome).length;
	const sentences = [];
	if (done > 0) {
		// By number, because an element may name a person.
		const failed = outcomes.flatMap((outcome, index) => ('failure' in outcome ? [index + 1] : []));
		const isBeginning = failed[0] > done;
		const which = isBeginning ? `The first ${done}` : done;
		const but = isBeginning ? '' : `, all but number ${failed.join(', ')}`;
		// What is looked up after a loss makes something each time.
		const again = repeatable || (distinct && !lookup) ? '; doing them again changes nothing' : '';
		sentences.push(`${which} of ${outcomes.length} ${things} were carried out${but}${again}.`);
	}
	if (repeatable && mayBeDone(failure.facts))
		sentences.push('It may have been carried out all the same; doing it again changes nothing.');
	return new Failure({ ...failure.facts, description: [failure.facts.description, ...sentences].join(' ') });
}
