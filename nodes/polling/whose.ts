import { createHash } from 'crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { Client } from '../api/client';
import { endpoints } from '../api/endpoints';
import { Failure, passOn } from '../api/failure';
import type { Owner } from './memory';

interface Credential extends IDataObject {
	accessToken?: string;
	oauthTokenData?: { access_token?: string; scope?: string };
}

/** The id of the account behind each connection, by a print of it; undefined where the connection may not ask. */
const accounts = new Map<string, string | undefined>();

/** Connections whose account is remembered at most. */
const MOST = 5000;

/**
 * Tells whose lists a connection sees, and how much of them. Asks Pinterest once for each token: another account behind the same
 * credential has another token.
 * @param adAccountId the ad account on whose behalf the node works
 * @throws Failure when the rate limit is used up
 */
export async function ownerOf(
	functions: IPollFunctions,
	client: Client,
	credentialType: string,
	adAccountId: string | undefined,
): Promise<Owner> {
	const { accessToken, oauthTokenData } = await functions.getCredentials<Credential>(credentialType);
	const token = oauthTokenData?.access_token ?? accessToken ?? '';
	const scopes = oauthTokenData?.scope?.split(/[\s,]+/).sort();
	// A pasted token says nothing of its permissions, so another one may see something else.
	const sight = print(scopes?.join(' ') ?? token);
	const connection = print(JSON.stringify([client.root, token, adAccountId]));
	if (!accounts.has(connection)) {
		const mayAsk = !scopes || endpoints['user_account/get'].scopes.every((scope) => scopes.includes(scope));
		const account = mayAsk ? await ask(client, adAccountId) : { known: true };
		if (!account.known) return { sight };
		accounts.set(connection, account.id);
		if (accounts.size > MOST) accounts.delete(accounts.keys().next().value as string);
	}
	return { account: accounts.get(connection), sight };
}

async function ask(client: Client, adAccountId: string | undefined): Promise<{ known: boolean; id?: string }> {
	const request = { endpoint: 'user_account/get', query: { ad_account_id: adAccountId } } as const;
	const answer = await client.send(request).catch((error: unknown) => refusedOr(error));
	if (answer instanceof Failure) return { known: answer.facts.httpStatus === 403 || answer.facts.code === 3 };
	const { id } = answer.body as IDataObject;
	return { known: true, id: id === undefined ? undefined : String(id) };
}

/** The lists may well be readable when the account is not; what really is wrong, they will tell. */
function refusedOr(error: unknown): Failure {
	if (error instanceof Failure && error.facts.kind !== 'cancelled' && error.facts.kind !== 'rateLimited') return error;
	return passOn(error);
}

function print(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}
