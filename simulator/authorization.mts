import type { FastifyInstance } from 'fastify';
import {
	adAccountNotFound,
	consumerTypeNotSupported,
	missingScopes,
	notAuthenticated,
	notPermitted,
} from './errors.mts';
import type { Call } from './route.mts';
import type { Account, State, Token } from './state.mts';

declare module 'fastify' {
	interface FastifyRequest {
		token?: Token;
	}
}

/** Lets in who brings a living token with all the scopes that the endpoint needs. */
export function authorize(app: FastifyInstance, state: State): void {
	app.decorateRequest('token');

	app.addHook('preValidation', async (request) => {
		const { endpoint, route } = request.routeOptions.config;
		if (!endpoint || !route || endpoint.scopes.length === 0) return;
		const [, given] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
		const token = state.tokens.get(given ?? '');
		if (token === undefined || token.expiresAt <= Date.now()) {
			if (token) request.recorded.tokenId = token.id;
			throw notAuthenticated();
		}
		request.recorded.tokenId = token.id;
		const missing = endpoint.scopes.filter((scope) => !token.scopes.has(scope));
		if (missing.length > 0) throw missingScopes(missing);
		if (token.refreshToken === undefined && !route.clientCredentials) throw consumerTypeNotSupported();
		request.token = token;
	});
}

/** Whose account is worked on, and with which rights (using-business-access). */
export function operationUser(
	state: State,
	token: Token,
	adAccountId: unknown,
): { account: Account; may: Call['may'] } {
	if (adAccountId === undefined) return { account: token.account, may: (scope) => token.scopes.has(scope) };
	const adAccount = state.adAccounts.get(String(adAccountId));
	if (adAccount === undefined) throw adAccountNotFound();
	const role = adAccount.owner === token.account ? 'OWNER' : adAccount.members.get(token.account);
	if (role === undefined || !pinningRoles.includes(role)) throw notPermitted();
	const seesSecrets = role === 'OWNER' || role === 'ADMIN';
	return { account: adAccount.owner, may: (scope) => seesSecrets && token.scopes.has(scope) };
}

const pinningRoles = ['OWNER', 'ADMIN', 'ANALYST', 'CAMPAIGN_MANAGER'];
