import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../../api/client';
import { readElements, type ElementOutcome } from '../../api/elements';
import { Failure, passOn, type FailureFacts } from '../../api/failure';
import { untilDone } from '../../api/polling';
import type { Call } from '../call';
import type { Outcome } from '../exactlyOnce';
import type { Batch, Operation } from '../operation';
import { formed } from '../output';
import { processingSeconds } from './job';
import { advised, type Carried, type Way } from './way';

/**
 * Statuses with which Pinterest refuses a whole call for one of its elements. A refusal had no effect, so its items are then
 * sent in halves, until only that with the element fails.
 */
const FOR_AN_ELEMENT = new Set([400, 401, 403, 404, 409, 422]);

/** Items of one path and query, whose elements fit into one call; or one item with more, which goes in several. */
export const batch: Way = {
	async carryOut(unit, operation) {
		const how = operation.batch!;
		const sending: Sending = { call: unit[0], operation, how };
		try {
			await how.permits?.(unit[0]);
		} catch (failure) {
			return unit.map(() => ({ failure }));
		}
		const parts = piecesOf(unit, how);
		const pieces = [...new Set(parts.flat())];
		for (const portion of portionsOf(sending, pieces)) await sendPortion(sending, portion);
		if (how.whole && sending.made && !pieces.some(isFailed)) {
			try {
				sending.made = await how.whole.after(sending.made, sending.call);
			} catch (error) {
				return unit.map(() => ({ failure: advised(error, operation, sending.call) }));
			}
		}
		return unit.map((call, index) => carriedItem({ ...sending, call }, parts[index]));
	},
};

/** What goes out, and how. */
interface Sending {
	/** Whose path and query the elements share. */
	call: Call;
	operation: Operation;
	how: Batch;
	/** The result of the newest call, where all calls are about one thing. */
	made?: IDataObject;
}

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

const isFailed = ({ outcome, item }: Piece): boolean => item.failure !== undefined || outcome === undefined;

/** @returns the elements of each item */
function piecesOf(unit: Call[], { elements, distinct, whole }: Batch): Piece[][] {
	const known = new Map<string, Piece>();
	const all: Item = {};
	return unit.map(({ values, request }) => {
		const item: Item = whole ? all : {};
		const own = elements?.(values) ?? [(request.body ?? {}) as IDataObject];
		return own.map((element) => {
			const key = distinct ? JSON.stringify(element) : '';
			const piece = (distinct && known.get(key)) || { element, item };
			known.set(key, piece);
			return piece;
		});
	});
}

/**
 * The pieces of each call: as many as fit, and none that a look-up could take for another one of the call and that is not
 * equal to it.
 */
function portionsOf({ call, how: { most, lookup, alike } }: Sending, pieces: Piece[]): Piece[][] {
	const portions: Piece[][] = [];
	let contents = new Map<string, string>();
	const likenessOf = (piece: Piece) => (lookup ? lookup.likeness(asCall(call, piece)) : alike?.(piece.element));
	for (const piece of pieces) {
		const likeness = JSON.stringify(likenessOf(piece)) ?? '';
		const content = likeness ? JSON.stringify(piece.element) : '';
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
function asCall({ request }: Call, { element }: Piece): Request {
	return { ...request, body: element };
}

/** Sends the pieces of one call, but for those of items that have failed. */
async function sendPortion(sending: Sending, portion: Piece[]): Promise<void> {
	const { call, how } = sending;
	const pieces = portion.filter(({ item }) => !item.failure);
	if (pieces.length === 0) return;
	const those = async (places: number[]) => {
		const chosen = places.map((place) => pieces[place]);
		return await deliver(sending, chosen);
	};
	const writes = pieces.map((piece) => asCall(call, piece));
	const told = how.lookup ? await call.sendEach(writes, those, how.lookup) : await deliver(sending, pieces);
	const outcomes = sending.made ? told.map((outcome) => naming(outcome, sending)) : told;
	pieces.forEach((piece, index) => {
		piece.outcome = outcomes[index];
		if ('failure' in piece.outcome) piece.item.failure ??= piece.outcome.failure;
		else if (how.whole) sending.made = piece.outcome.result;
	});
}

/** A failure with what the calls before it made. */
function naming(outcome: Outcome, { how, made }: Sending): Outcome {
	if (!('failure' in outcome)) return outcome;
	const { facts } = outcome.failure;
	return { failure: new Failure({ ...facts, description: `${facts.description} ${how.whole!.naming(made!)}` }) };
}

/** Sends pieces together; where that is refused because of one of them, in halves. */
async function deliver(sending: Sending, pieces: Piece[]): Promise<Outcome[]> {
	const elements = pieces.map(({ element }) => element);
	try {
		return await sendTogether(sending, elements);
	} catch (error) {
		if (!(error instanceof Failure)) return passOn(error);
		const { call, operation, how } = sending;
		const failure = advised(concealed(error, how, elements), operation, call, pieces.length) as Failure;
		const items = [...new Set(pieces.map(({ item }) => item))];
		if (items.length === 1 || !isForAnElement(failure, how, elements)) return pieces.map(() => ({ failure }));
		const first = new Set(items.slice(0, Math.ceil(items.length / 2)));
		const halves = [pieces.filter(({ item }) => first.has(item)), pieces.filter(({ item }) => !first.has(item))];
		const told = new Map<Piece, Outcome>();
		for (const half of halves) {
			const outcomes = await deliver(sending, half);
			half.forEach((piece, index) => told.set(piece, outcomes[index]));
		}
		return pieces.map((piece) => told.get(piece)!);
	}
}

async function sendTogether({ call, operation, how, made }: Sending, sent: IDataObject[]): Promise<Outcome[]> {
	const { elements, split = readElements, lookup, remaining } = how;
	const { endpoint = call.request.endpoint, pathValues, query, body, repeatable } = partsOf(how, sent, made);
	const isOwn = elements && !Array.isArray(body) && endpoint === call.request.endpoint;
	const beside = isOwn ? (call.request.body as IDataObject | undefined) : undefined;
	const changes = {
		endpoint,
		pathValues: { ...call.request.pathValues, ...pathValues },
		query: { ...call.request.query, ...query },
		...(body && { body: beside ? { ...beside, ...body } : body }),
		...(repeatable && { repeatable }),
	};
	const { body: begun, repeated } =
		lookup || remaining
			? await call.client.send({ ...call.request, ...changes })
			: { body: await call.send(changes), repeated: undefined };
	const answer = await endOf(begun as IDataObject, { call, operation, how });
	if (answer instanceof Failure) return sent.map(() => ({ failure: answer }));
	const outcomes = await split(answer, sent, call);
	const all = remaining && repeated ? await withGone(outcomes, sent, call, remaining) : outcomes;
	return all.map((outcome) => {
		if (outcome.kind === 'done') return { result: outcome.result };
		const failure = concealed(call.client.elementFailure({ ...call.request, ...changes }, outcome), how, sent);
		return { failure: advised(failure, operation, call) as Failure };
	});
}

/**
 * What a call has begun, when it has ended. A failure of the waiting is no refusal of the call, after which it could be sent again
 * in parts: Pinterest is at work on it.
 */
async function endOf(begun: IDataObject, { call, how: { job } }: Sending): Promise<IDataObject | Failure> {
	if (!job?.waits(call.values)) return begun;
	try {
		return (await untilDone(call.client, job.pending(begun, call), processingSeconds(call.values))) as IDataObject;
	} catch (error) {
		return error instanceof Failure ? job.naming(error, begun) : passOn(error);
	}
}

function partsOf(
	{ into, repeatable }: Batch,
	sent: IDataObject[],
	made?: IDataObject,
): ReturnType<NonNullable<Batch['into']>> {
	return { ...(repeatable && { repeatable }), ...(into ? into(sent, made) : { body: sent }) };
}

/** A failure without what nobody is to read. */
function concealed({ facts }: Failure, { conceal }: Batch, sent: IDataObject[]): Failure {
	const words: Partial<FailureFacts> = {};
	for (const name of ['message', 'description', 'pinterestMessage'] as const) {
		const text = facts[name];
		if (conceal && text !== undefined) words[name] = conceal(text, sent);
	}
	return new Failure({ ...facts, ...words });
}

/** What a repeated delete does not find any more was deleted by the sending before. */
async function withGone(
	outcomes: ElementOutcome[],
	sent: IDataObject[],
	call: Call,
	remaining: NonNullable<Batch['remaining']>,
): Promise<ElementOutcome[]> {
	const open = sent.filter((_, index) => outcomes[index].kind !== 'done');
	if (open.length === 0) return outcomes;
	// Where it cannot be asked, what the answer says stays.
	const left = new Set(await remaining(open, call).catch(() => open));
	return outcomes.map((outcome, index): ElementOutcome => {
		const element = sent[index];
		return outcome.kind === 'done' || left.has(element) ? outcome : { kind: 'done', result: element };
	});
}

/** For operations that send one element by themselves: why it was refused, inside an answer that is a success. */
export function elementFailureOf(call: Call, answer: unknown, sent: IDataObject[]): Failure | undefined {
	const [outcome] = readElements(answer, sent);
	return outcome.kind === 'done' ? undefined : call.client.elementFailure(call.request, outcome);
}

/** Whether a whole call was refused for one of its elements, and none of the others can have been carried out. */
function isForAnElement({ facts }: Failure, how: Batch, sent: IDataObject[]): boolean {
	const { kind, httpStatus = 0, blocks } = facts;
	const { refusedFor = FOR_AN_ELEMENT, partial } = how;
	if (kind !== 'refused' || blocks || !refusedFor.has(httpStatus)) return false;
	return !partial?.has(httpStatus) || partsOf(how, sent).repeatable === true;
}

/** What is left of an item after all its calls. Where one element's outcome is not known, that is what has to be told. */
function carriedItem({ call, operation, how, made = {} }: Sending, pieces: Piece[]): Carried {
	const outcomes = pieces.map(({ outcome, item }): Outcome => outcome ?? { failure: item.failure! });
	const failures = outcomes.flatMap((outcome) => ('failure' in outcome ? [outcome.failure] : []));
	const results = outcomes.flatMap((outcome) => ('result' in outcome ? [outcome.result] : []));
	const told = failures.find(({ facts }) => facts.kind === 'unknown') ?? failures[0];
	if (told) return { failure: withDone(told, outcomes, how) };
	const all = how.result ? [how.result(results, call, made)].flat() : results;
	return { items: all.flatMap((raw) => formed(raw, operation.output, call)) };
}

/** Statuses and kinds of failures after which a call that was repeated may have been carried out all the same. */
const mayBeDone = ({ kind, httpStatus = 0 }: Failure['facts']): boolean =>
	kind === 'unreachable' || kind === 'unreadable' || httpStatus >= 500;

function withDone(failure: Failure, outcomes: Outcome[], { things, distinct, repeatable, lookup }: Batch): Failure {
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
