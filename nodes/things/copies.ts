import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import type { EndpointId } from '../api/endpoints';
import { Failure, passOn } from '../api/failure';
import { Call } from '../operations/call';
import type { Outcome } from '../operations/exactlyOnce';
import type { Batch, Field, Operation } from '../operations/operation';
import { text, type Output } from '../operations/output';
import { batch } from '../operations/ways/batch';

// How copies of things are made so that a second run takes up what is there and makes only what is missing.

/** One thing that is to be copied. */
export interface Wanted {
	source: IDataObject;
	/** What the copy is made of. */
	body: IDataObject;
	/** Whether something that is there is its copy. */
	isCopy: (entry: IDataObject) => boolean;
}

/** What became of it. */
export interface Copy {
	source: IDataObject;
	/** Absent where Pinterest refused it. */
	copy?: IDataObject;
	/** It was there before. */
	existing: boolean;
	refusal?: Failure;
	name: string;
}

/** Things of one kind. */
export interface Kind {
	type: 'campaign' | 'adGroup' | 'ad' | 'keyword';
	endpoint: EndpointId;
	how: Batch;
}

/**
 * Makes what is missing of the copies.
 * @param there what may be copies; each is one of at most one thing
 * @throws Failure for anything but the refusal of single things
 */
export async function completed(call: Call, kind: Kind, wanted: Wanted[], there: IDataObject[]): Promise<Copy[]> {
	const free = [...there];
	const copies = wanted.map(({ source, body, isCopy }): Copy => {
		const at = free.findIndex(isCopy);
		const copy = at < 0 ? undefined : free.splice(at, 1)[0];
		return { source, copy, existing: copy !== undefined, name: String((body.name ?? body.value ?? '') as string) };
	});
	const missing = copies.flatMap(({ copy }, index) => (copy ? [] : [index]));
	const outcomes = await makeAll(
		call,
		kind,
		missing.map((index) => wanted[index].body),
	);
	outcomes.forEach((outcome, at) => {
		const copy = copies[missing[at]];
		if ('result' in outcome) copy.copy = outcome.result;
		else copy.refusal = outcome.failure;
	});
	const fault = copies.find(({ refusal }) => refusal && (refusal.facts.kind !== 'refused' || refusal.facts.blocks));
	return fault ? passOn(fault.refusal) : copies;
}

/** What carries copies out has no place in the editor. */
const UNNAMED = { name: 'Copy', value: 'copy', action: 'Copy', description: 'Make copies', fields: [] };

/** Makes things in as few calls as may be, each once. */
async function makeAll(call: Call, { endpoint, how }: Kind, bodies: IDataObject[]): Promise<Outcome[]> {
	if (bodies.length === 0) return [];
	const { options = {} } = call.values;
	const unit = bodies.map((body) => {
		const request = { endpoint, pathValues: call.request.pathValues, query: {}, body };
		return new Call(call.execution, call.index, { options }, request);
	});
	const operation: Operation = { ...UNNAMED, endpoint, batch: how };
	const carried = await batch.carryOut(unit, operation);
	return carried.map((one): Outcome => {
		if ('items' in one) return { result: one.items[0] };
		return one.failure instanceof Failure ? { failure: one.failure } : passOn(one.failure);
	});
}

/** What is not null, also in what is nested. */
export function given(value: IDataObject, names: readonly string[]): IDataObject {
	const found = names.map((name) => [name, withoutNulls(value[name])] as const);
	return Object.fromEntries(found.filter(([, one]) => one !== undefined)) as IDataObject;
}

function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (!isRecord(value)) return value ?? undefined;
	const inner = Object.entries(value).map(([name, one]) => [name, withoutNulls(one)] as const);
	const left = inner.filter(([, one]) => one !== undefined && !(isRecord(one) && Object.keys(one).length === 0));
	return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** Names in which equal ones are told apart, so that each is known again: the second `A` is `A (2)`. */
export function distinctNames(names: string[]): string[] {
	const seen = new Map<string, number>();
	return names.map((name) => {
		const count = (seen.get(name) ?? 0) + 1;
		seen.set(name, count);
		return count === 1 ? name : `${name} (${count})`;
	});
}

/** One item for each thing: the old ID, the new one, and where the copy belongs. */
export const copiesOutput: Output = {
	columns: {
		type: { type: 'text', always: true },
		old_id: { type: 'text', always: true },
		new_id: text(),
		name: text(),
		new_parent_id: text(),
		existing: { type: 'boolean', always: true },
		problem: text(),
	},
};

/** The items of one kind. @param parentOf the ID of what the copy is in */
export const itemsOf = ({ type }: Kind, copies: Copy[], parentOf: (copy: IDataObject) => unknown): IDataObject[] =>
	copies.map(({ source, copy, existing, refusal, name }) => ({
		type,
		old_id: String(source.id),
		new_id: copy ? String(copy.id) : null,
		name,
		new_parent_id: copy ? ((parentOf(copy) as string | undefined) ?? null) : null,
		existing,
		problem: refusal ? wordsOf(refusal) : null,
	}));

/** The item of something that was not tried. */
export const leftOut = ({ type }: Kind, { id, name }: IDataObject, problem: string): IDataObject => ({
	type,
	old_id: String(id),
	new_id: null,
	name: name ?? '',
	new_parent_id: null,
	existing: false,
	problem,
});

const wordsOf = ({ facts }: Failure): string =>
	[facts.message, facts.pinterestMessage].filter((one, at, all) => one && all.indexOf(one) === at).join(': ');

const MOST_TOLD = 5;

/**
 * What is told where Pinterest refused parts of a copy.
 * @param whole what the copy is, e.g. `campaign 626735565838`
 */
export function incomplete(items: IDataObject[], whole: string): Failure | undefined {
	const refused = items.filter(({ problem }) => problem);
	if (refused.length === 0) return undefined;
	const told = refused
		.slice(0, MOST_TOLD)
		.map(({ type, old_id: id, problem }) => `${String(type)} ${String(id)}: ${String(problem)}.`);
	const others = refused.length > MOST_TOLD ? ` And ${refused.length - MOST_TOLD} more.` : '';
	return new Failure({
		kind: 'refused',
		message: `Pinterest refused ${refused.length} of ${items.length} parts of the copy`,
		description: `${told.join(' ')}${others} What was copied is in the ${whole}, paused. ${GO_ON} Or set "Skip What Is Refused" under Options.`,
	});
}

const GO_ON = 'Run the item again to go on: what is there is taken up, and only what is missing is made.';

/** Adds to a failure in the middle of a copy how to go on. */
export async function goingOn<T>(whole: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Failure) || error.facts.kind === 'input') return passOn(error);
		const description = `${error.facts.description} The copy is the ${whole}, and is not complete. ${GO_ON}`;
		return passOn(new Failure({ ...error.facts, description }));
	}
}

export const skipRefused: Field = {
	displayName: 'Skip What Is Refused',
	name: 'skipRefused',
	type: 'boolean',
	default: true,
	description: 'Whether to return the copy without the parts that Pinterest refuses, with the reason of each',
};
