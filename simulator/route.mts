import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from './faults.mts';
import type { NewestFirst } from './newestFirst.mts';
import type { Page } from './paging.mts';
import type { Schema } from './schemas.mts';
import type { Account, State, Token } from './state.mts';

/** A request that has passed every check: what a route's `handle` works with. */
export interface Call {
	state: State;
	/** The "operation user_account": the token's account, or the owner of the ad account that acts. */
	account: Account;
	token: Token;
	/** Whether the token and its role here may see, or change, what is secret. */
	may: (scope: 'boards:read_secret' | 'boards:write_secret' | 'pins:read_secret' | 'pins:write_secret') => boolean;
	params: Record<string, string>;
	/** Checked against `query` and turned into the types it names. */
	query: Record<string, unknown>;
	/** Checked against `body`. */
	body: any;
	headers: IncomingHttpHeaders;
	/** What is to go wrong with this request; only faults of single elements are left to routes. */
	fault?: Fault;
	/** @param size entries on a page, where the endpoint calls it something else than `page_size` */
	page: <T extends { order: number }>(list: NewestFirst<T>, wanted?: (entry: T) => boolean, size?: number) => Page<T>;
}

/**
 * One endpoint, as data. Method, path, scopes, rate category and paging parameters come from the package's table of
 * endpoints, under the id that the route has in its file.
 */
export interface Route {
	/** Parameters besides `bookmark` and `page_size`. Anything else in the query is refused. */
	query?: Record<string, Schema>;
	requiredQuery?: string[];
	body?: Schema;
	/** Also with tokens of the client credentials grant. */
	clientCredentials?: boolean;
	/** Of success; default 200. 204 answers without a body. */
	status?: number;
	/** @returns what is sent as JSON; throws a `Refusal` for anything else */
	handle: (call: Call) => unknown;
}

export type Routes = Record<string, Route>;
