import type { IExecuteFunctions } from 'n8n-workflow';

import type { Connection, NodeFunctions } from './connection';
import { readRenewal } from './thrown';

// n8n renews an OAuth2 token by itself, when a call that it sends is answered 401. Up to 2.30 it does so once for every call
// that is under way, which breaks refresh tokens that change with each use, so this package lets only one renewal of a
// connection be under way in the process.

interface Renewal {
	done: Promise<Renewed>;
	/** When it ended, in milliseconds since the epoch; Infinity while it is under way. Calls sent before used the old token. */
	ended: number;
}

type Renewed = 'renewed' | ReturnType<typeof readRenewal>;

const renewals = new Map<string, Renewal>();

/** Enough for every account of an agency. A forgotten renewal costs one more of them. */
const MOST_KEPT = 1000;

/** Settles when no renewal of the connection is under way: a call that is sent before would be refused. */
export async function whileRenewing({ key }: Connection): Promise<void> {
	await renewals.get(key)?.done;
}

/**
 * Sees to it that a connection whose token was refused has a new one, once for all calls that were refused together.
 * @param sent when the refused call was sent, in milliseconds since the epoch
 * @returns `renewed` or `unclear`: send the call again · `passes`: the token endpoint was out of reach, nothing was sent ·
 *   `refused`: the account has to be connected again
 */
export async function renew(functions: NodeFunctions, connection: Connection, sent: number): Promise<Renewed> {
	const known = renewals.get(connection.key);
	if (known && sent <= known.ended) return await known.done;
	const renewal: Renewal = {
		ended: Infinity,
		done: askN8n(functions, connection).finally(() => {
			renewal.ended = Date.now();
		}),
	};
	renewals.delete(connection.key);
	renewals.set(connection.key, renewal);
	if (renewals.size > MOST_KEPT) renewals.delete(renewals.keys().next().value as string);
	return await renewal.done;
}

/**
 * Sends a call that changes nothing in the way that makes n8n renew the token: an error for a status. It is one of its own,
 * because the refused call may be a write, and of its answer nothing but an error would be left.
 */
async function askN8n(functions: NodeFunctions, { credentialType, root }: Connection): Promise<Renewed> {
	try {
		await functions.helpers.httpRequestWithAuthentication.call(functions as IExecuteFunctions, credentialType, {
			method: 'GET',
			url: `${root}/user_account`,
			json: true,
			timeout: 60_000,
			disableFollowRedirect: true,
		});
		return 'renewed';
	} catch (error) {
		return readRenewal(error);
	}
}
