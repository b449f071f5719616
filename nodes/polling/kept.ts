import type { IDataObject } from 'n8n-workflow';

import type { Memory } from './memory';

/** What the node keeps in n8n's static data. */
export interface Kept {
	/** Changes whenever something else here does. */
	stamp?: string;
	memory?: Memory;
	/** The lists of further boards. */
	more?: Memory[];
	/** The boards and sections that names or addresses led to, so that an idle poll does not look them up again. */
	located?: { given: string; places: IDataObject[] };
}

/** What this process of n8n knows besides. */
export interface Aside {
	/** When it last polled. */
	polled?: number;
	/** By `Memory.watching`: found and not handed on yet, oldest first. */
	waiting: ReadonlyMap<string, ReadonlyMap<string, IDataObject>>;
}

interface Ahead extends Aside {
	/** The stamp of what was stored when this process went on from it without handing anything on. */
	from?: string;
	kept?: Kept;
}

const processes = new Map<string, Ahead>();

/** Nodes that a process knows at most; the one that was polled longest ago is forgotten first. */
const MOST = 5000;

/**
 * Opens what is kept of a node. n8n keeps static data in one of three ways: in memory, until something is handed on (the usual
 * one); in the database with each poll that changed it (durable cursors); or in the database only when something was handed on
 * (the durable scheduler alone), so that a poll finds what an earlier one stored. So a process that went on from what is stored,
 * without handing anything on, goes on from there as long as the same is stored.
 */
export function open(node: string, stored: Kept): { kept: Kept; aside: Aside } {
	const ahead = processes.get(node);
	const kept = ahead?.kept && ahead.from === stored.stamp ? ahead.kept : stored;
	return { kept: { ...kept }, aside: { polled: ahead?.polled, waiting: ahead?.waiting ?? new Map() } };
}

/**
 * Keeps what a poll has come to. Nothing is written when nothing has changed.
 * @param handedOn whether the poll hands on entries: what it kept counts then only once n8n has stored it
 */
export function close(
	node: string,
	stored: Kept,
	before: Kept,
	after: Kept,
	waiting: Aside['waiting'],
	handedOn: boolean,
): void {
	const polled = Date.now();
	let ahead: Pick<Ahead, 'from' | 'kept'> = processes.get(node) ?? {};
	if (text(before) !== text(after)) {
		for (const memory of memoriesOf(after)) memory.polled = polled;
		after.stamp = `${polled.toString(36)}${Math.random().toString(36).slice(2, 8)}`;
		ahead = handedOn ? {} : { from: stored.stamp, kept: after };
		for (const name of Object.keys(stored) as Array<keyof Kept>) if (!(name in after)) delete stored[name];
		Object.assign(stored, after);
	}
	processes.delete(node);
	processes.set(node, { from: ahead.from, kept: ahead.kept, polled, waiting });
	if (processes.size > MOST) processes.delete(processes.keys().next().value as string);
}

export const memoriesOf = ({ memory, more = [] }: Kept): Memory[] => (memory ? [memory, ...more] : more);

const text = (kept: Kept): string => JSON.stringify({ ...kept, stamp: undefined });
