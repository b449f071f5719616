import type { IDataObject, INodeProperties, INodePropertyRouting } from 'n8n-workflow';

import type { Request } from '../api/client';
import type { ElementOutcome } from '../api/elements';
import type { EndpointId } from '../api/endpoints';
import type { Failure } from '../api/failure';
import type { Pending } from '../api/polling';
import type { Call } from './call';
import type { Lookup } from './exactlyOnce';
import type { Locator } from './locators/locator';
import type { Output, WithFiles } from './output';

/** Cutting texts that are too long, where the user wants that. */
export interface Cut {
	isWanted: (values: IDataObject) => boolean;
	/** What a message tells to do for it, e.g. `set "Long Text" to "Shorten It"`. */
	how: string;
}

/**
 * A parameter of an operation: n8n's own form, where `routing.send` says which part of the call takes the value, and what this
 * package checks before any call is made.
 */
export interface Field extends Omit<INodeProperties, 'options'> {
	options?: INodeProperties['options'] | Field[];
	/** Most characters Pinterest takes, whether a longer text may be cut, and whether it is more than a line (`shorten.ts`). */
	text?: { max: number; cut?: Cut; isProse?: true };
	/**
	 * @param value never empty
	 * @param all the values of the item
	 * @returns a sentence that says what is wrong, or undefined
	 */
	check?: (value: unknown, all: IDataObject) => string | undefined;
	/** Brings what is right but written in another way into Pinterest's form, before anything looks at it. Gets a text that is not empty, and the values of the fields before it. */
	tidy?: (text: string, before: IDataObject) => string;
	/** Takes several values: a list, or text with commas between them. `check` sees the list. */
	several?: true;
	/** Turns what the user gave into an id: by name, by address, or as it is. */
	locate?: Locator;
	/** What an emptied field sends in an update; by default an empty text. */
	emptyAs?: '' | null;
	/** Of a list of choices that is long: the name under which the editor asks the node for it (`loadedLists`), so that it is not in the description. */
	loaded?: string;
	/**
	 * Of a resource mapper: its columns as fields, given the values before it (`mapped.ts`). Its value holds those that are given, by
	 * name; `bodyOf` makes of it what they send. A column of type `hidden` is taken from items, but not offered.
	 */
	columns?: (before: IDataObject) => Field[];
	/** Of a list of choices: Pinterest may know more than the list, so any other text is sent as it is. */
	open?: true;
	/** The form in which Pinterest wants the value. @param value never empty, and checked */
	wire?: (value: unknown) => unknown;
}

type Into = Pick<Request, 'query' | 'body' | 'repeatable' | 'endpoint' | 'pathValues'>;

/** How the elements of many items go out in one call. */
export interface Batch {
	/** What messages call the elements, e.g. `tags`. */
	things: string;
	/** Most elements of one call. */
	most: number;
	/**
	 * The elements that an item gives, in its order. An item without any sends nothing, and `result` says what it returns. By default
	 * one: the body that its fields make.
	 */
	elements?: (values: IDataObject) => IDataObject[];
	/** How much of a call an item takes, where that is not the number of its elements. */
	size?: (values: IDataObject) => number;
	/** Items that differ in this never share a call. */
	apart?: (values: IDataObject) => unknown;
	/** Elements that are equal go once, and what became of them is for all. By default equal elements are as many as they were. */
	distinct?: true;
	/**
	 * Where the elements go in the call, beside what its fields say, and whether these may be sent twice; by default the body is their
	 * list. Where Pinterest has another endpoint for one or for several, also which. With `whole`, `made` is the result of the call before: the calls after the first may be about that, at another endpoint.
	 */
	into?: (elements: IDataObject[], made?: IDataObject) => Into;
	/**
	 * All items that could share a call are about one thing, wherever they stand: their calls follow each other, and the first that fails
	 * ends them. `after` is done once when all were carried out; what it returns is the `made` of every item's `result`.
	 */
	whole?: {
		after: (made: IDataObject, call: Call) => Promise<IDataObject>;
		/** What a failure after the first call says of what that made, as a sentence. */
		naming: (made: IDataObject) => string;
	};
	/** Reads the answer; by default in the forms that `api/elements.ts` knows. */
	split?: (answer: IDataObject, sent: IDataObject[], call: Call) => ElementOutcome[] | Promise<ElementOutcome[]>;
	/** Statuses with which a whole call is refused for one of its elements; by default all that can be meant so. */
	refusedFor?: ReadonlySet<number>;
	/** Statuses of a refusal after which some elements may have been carried out all the same. */
	partial?: ReadonlySet<number>;
	/** Takes out of Pinterest's words what nobody is to read in messages and logs, such as what the elements say of people. */
	conceal?: (text: string, sent: IDataObject[]) => string;
	/** What an item returns, made of the results of its elements; by default each of them. @param made see `whole`; `{}` where nothing was sent */
	result?: (results: IDataObject[], call: Call, made: IDataObject) => IDataObject | IDataObject[];
	/** Elements that are equal in this and differ otherwise go in different calls, one after another. */
	alike?: (element: IDataObject) => unknown;
	/** What has to be so on Pinterest before anything is sent. @throws Failure, for all items that go out together */
	permits?: (call: Call) => Promise<void>;
	/** The answer to a call is a job: its end says what became of the elements. */
	job?: BatchJob;
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

/** What Pinterest begins with a call that carries elements. */
export interface BatchJob {
	/** What is asked until it has ended; what that answers is split. @param answer to the call */
	pending: (answer: IDataObject, call: Call) => Pending;
	/** Whether to wait for its end; otherwise the answer to the call is split. */
	waits: (values: IDataObject) => boolean;
	/** A failure of the waiting, in words that say what the job is known by. The call itself is not sent again. */
	naming: (failure: Failure, answer: IDataObject) => Failure;
}

/** How an operation that takes time is begun and waited for, up to "Processing Timeout" under Options. */
export interface Job {
	/**
	 * The requests that an item takes, where Pinterest's limits want several; by default the one that its fields make. Each is
	 * begun at once and waited for in its turn, as a call of its own: rows see which one they came with.
	 */
	parts?: (call: Call) => Request[];
	/** Begins it. @returns what it is known by, e.g. a media ID or the token of a report */
	start: (call: Call) => Promise<string>;
	/** What one start has begun, where that may be several; by default what it is known by. */
	idsIn?: (id: string) => string[];
	/** What earlier runs whose time was over have begun, in the order of the parts: it is gone on with. */
	begunBefore?: (values: IDataObject) => string[];
	/** What is asked until it has ended. */
	pending: (id: string, call: Call) => Pending;
	/** The result is a file outside of the API, each of whose records is a result. */
	file?: {
		/** What messages call it, e.g. `the report`. */
		what: string;
		/** Its address in the answer that says it is done; undefined when there is nothing in it. */
		address: (answer: IDataObject) => string | undefined;
		/** The property of a record that takes the name of the list that it stands in, such as the ID of a campaign. */
		under?: string;
		/** The file itself is wanted, under this name. */
		asFile?: (values: IDataObject) => { property: string; name: string; type: string } | undefined;
	};
	/** Whether to wait for its end; by default always. */
	waits?: (values: IDataObject) => boolean;
	/** What is returned where nothing is waited for. */
	begun?: (id: string) => IDataObject;
	/** Adds to a failure after the start what it is known by, with commas between several, so that nothing is begun twice. */
	naming?: <T>(id: string, work: () => Promise<T>) => Promise<T>;
}

/** What a node can do to one kind of thing, as data. `run.ts` carries it out. */
export interface Operation {
	name: string;
	/** Stored in workflows: never renamed. */
	value: string;
	action: string;
	/** Read by people and by AI agents: what it does, what it returns, and what has to be known before it is used. */
	description: string;
	/** Absent where the user chooses what to call. */
	endpoint?: EndpointId;
	/** Other endpoints that do the same, for one thing or for several. */
	alsoCalls?: EndpointId[];
	fields: Field[];
	/** Further entries of "Options". */
	options?: Field[];
	/** Can be done on behalf of an ad account's business (query parameter `ad_account_id`). */
	actsForAdAccount?: true;
	/** Finds the results in an answer that is neither one thing nor a plain list of things; each becomes an item. */
	entries?: (answer: IDataObject | IDataObject[]) => IDataObject[];
	/** What it returns; absent only where that is not known before. */
	output?: Output;
	/** How to find out whether a write took effect when no answer came. Without it such a write fails and says so. */
	lookup?: Lookup;
	/** Adds to the call what no single field says, such as the dates of a period. Nothing changes a call after it is built. */
	fill?: (values: IDataObject) => Pick<Request, 'query' | 'body'>;
	/** Looks at all values of one item together. Returns sentences that say what is wrong. */
	check?: (values: IDataObject) => string[];
	/** Adds to a failure what Pinterest's own words leave open. `elements`: how many went out in the call. */
	advise?: (failure: Failure, call: Call, elements: number) => Failure;
	/** Many items go out in one call. */
	batch?: Batch;
	/** It takes time: begun, waited for, and its result fetched. */
	job?: Job;
	/** For what is none of the ways of calling (`ways/`): more than one call, told in words of the domain. */
	execute?: (call: Call) => Promise<IDataObject | IDataObject[] | WithFiles>;
}

export interface Resource {
	name: string;
	/** Stored in workflows: never renamed. */
	value: string;
	/** Preselected in a new node; without any such resource the first one is. */
	usual?: true;
	operations: Operation[];
}

/** Sends a field as this part of the JSON body; dots lead into objects. */
export const body = (property: string): INodePropertyRouting => ({ send: { type: 'body', property } });

/** Sends a field as this query parameter; an array repeats it. */
export const query = (property: string): INodePropertyRouting => ({ send: { type: 'query', property } });

const JOINED = '={{ $value.join(",") }}';

/** Sends an array as one comma-joined query parameter (OpenAPI `explode: false`). */
export const joinedQuery = (property: string): INodePropertyRouting => ({
	send: { type: 'query', property, value: JOINED },
});

/** Whether a field was declared with `joinedQuery`. */
export const isJoined = ({ send }: INodePropertyRouting): boolean => send?.value === JOINED;
