import type { IDataObject } from 'n8n-workflow';

import type { EndpointId } from '../api/endpoints';
import type { Query } from '../api/urls';
import type { Field } from '../operations/operation';
import type { Output } from '../operations/output';
import type { Book } from './book';
import type { Memory } from './memory';

/** What an entry of a list gives that can be new: mostly itself. */
export type Facts = (entry: IDataObject, values: IDataObject) => Array<{ key: string; entry: IDataObject }>;

/** What a book is opened with. */
export interface Opening {
	memory: Memory;
	event: Event;
	values: IDataObject;
	/** Keys that were handed on by a process that has stopped, perhaps in vain. */
	again: ReadonlySet<string>;
	/** Found before and not handed on yet. */
	waiting: ReadonlyMap<string, IDataObject>;
	/** This is the very first poll. */
	beginning: boolean;
}

/** Something that the trigger can watch. */
export interface Event {
	name: string;
	/** Stored in workflows: never renamed. */
	value: string;
	description: string;
	/** The list that is watched. */
	endpoint: EndpointId;
	/** Watches all Pins of the account, or those of boards, as the parameter `pinsOf` says. */
	anywhere?: true;
	/** What an entry of the list gives that can be new, and what tells it from others. */
	facts: Facts;
	/** How its list is remembered. */
	book: (opening: Opening) => Book;
	/** Only a reading of the whole list tells, so there are no polls in between. */
	whole?: true;
	/** Hours between two readings of the whole list unless the option says otherwise; 24 when left out. */
	sweepHours?: number;
	/** Entries say when they were made. */
	dated: boolean;
	/** Nothing comes to the list later than it is made. */
	addedWithDate?: true;
	/** Can be watched on behalf of an ad account's business. */
	actsForAdAccount?: true;
	/** Entries that are remembered at most: what an account can have ("Create boards and Pins" of developers.pinterest.com). */
	most: number;
	/** Parameters besides the list that say what is watched. */
	watches?: string[];
	/** Looks at all parameters together. */
	check?: (values: IDataObject) => string[];
	/** An entry of the list in the form of something that is handed on, for the test event. */
	example: (entry: IDataObject, values: IDataObject) => IDataObject;
	/** What is always asked for. */
	query?: Query;
	shape: Output;
	/** What there is to watch, for the message when there is nothing to show yet. */
	things: string;
}

/** A trigger that polls: what it can watch, and the fields that say what is watched. */
export interface Watcher {
	events: Event[];
	fields: Field[];
}

/** What stands below a trigger on the canvas: the name of the chosen event, as the list has it. */
export function subtitleOf(events: Event[]): string {
	const names = Object.fromEntries(events.map(({ name, value }) => [value, name]));
	return `={{ (${JSON.stringify(names)})[$parameter["event"]] ?? $parameter["event"] }}`;
}
