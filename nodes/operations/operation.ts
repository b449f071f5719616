import type { IDataObject, INodeProperties, INodePropertyRouting } from 'n8n-workflow';

import type { Request } from '../api/client';
import type { EndpointId } from '../api/endpoints';
import type { Failure } from '../api/failure';
import type { Call } from './call';
import type { Lookup } from './exactlyOnce';
import type { Locator } from './locators/locator';
import type { Output } from './output';
import type { Batch } from './ways/batch';
import type { Job } from './ways/job';

/**
 * A parameter of an operation: n8n's own form, where `routing.send` says which part of the call takes the value, and what this
 * package checks before any call is made.
 */
export interface Field extends Omit<INodeProperties, 'options'> {
	options?: INodeProperties['options'] | Field[];
	/** Most characters Pinterest takes; `shorten` allows "Long Text: Shorten" to cut it. */
	text?: { max: number; shorten?: boolean };
	/**
	 * @param value never empty
	 * @returns a sentence that says what is wrong, or undefined
	 */
	check?: (value: unknown) => string | undefined;
	/** Takes several values: a list, or text with commas between them. `check` sees the list. */
	several?: true;
	/** Turns what the user gave into an id: by name, by address, or as it is. */
	locate?: Locator;
	/** What an emptied field sends in an update; by default an empty text. */
	emptyAs?: '' | null;
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
	execute?: (call: Call) => Promise<IDataObject | IDataObject[]>;
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
