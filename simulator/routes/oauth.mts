import { createHash, timingSafeEqual } from 'node:crypto';
import { nowSeconds } from '../clock.mts';
import { invalid, notAuthenticated } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { object, oneOf, string } from '../schemas.mts';
import { isScope, splitScopes } from '../scopes.mts';
import { refreshTokenLifetime, type App, type Token } from '../state.mts';

/** The token endpoint (set-up-authentication-and-authorization): Basic authentication, form body, rotating refresh tokens. */
export const oauth: Routes = {
	'oauth/token': {
		body: object(
			{
				grant_type: oneOf('authorization_code', 'refresh_token', 'client_credentials'),
				code: string,
				redirect_uri: string,
				refresh_token: string,
				scope: string,
				continuous_refresh: oneOf('true', 'false'),
			},
			'grant_type',
		),
		handle: (call) => {
			const app = authenticatedApp(call);
			switch (call.body.grant_type) {
				case 'authorization_code':
					return exchangeCode(call, app);
				case 'refresh_token':
					return refresh(call, app);
				default:
					return clientCredentials(call, app);
			}
		},
	},
};

/** @throws unless the header carries the client id and secret of an app; in the body they do not count */
function authenticatedApp({ state, headers }: Pick<Call, 'state' | 'headers'>): App {
	const [, encoded] = /^Basic (\S+)$/i.exec(headers.authorization ?? '') ?? [];
	const [clientId, ...secret] = Buffer.from(encoded ?? '', 'base64')
		.toString()
		.split(':');
	const app = state.apps.get(clientId);
	if (app === undefined || !same(app.clientSecret, secret.join(':'))) throw notAuthenticated();
	return app;
}

function exchangeCode({ state, body }: Call, app: App) {
	if (body.code === undefined || body.redirect_uri === undefined)
		throw invalid("Missing required 'code' or 'redirect_uri'");
	const code = state.codes.get(body.code);
	if (code === undefined || code.app !== app || code.used || code.expiresAt <= Date.now()) throw notAuthenticated();
	if (code.redirectUri !== body.redirect_uri)
		throw invalid('redirect_uri does not match the one of the authorization request');
	code.used = true;
	return answer('authorization_code', state.addToken({ scopes: code.scopes, account: code.account, app }));
}

/** The old refresh token is dead from here on; the old access token lives until it expires. */
function refresh({ state, body }: Call, app: App) {
	if (body.refresh_token === undefined) throw invalid("Missing required 'refresh_token'");
	const old = state.refreshable.get(body.refresh_token);
	if (old === undefined || old.app !== app || old.refreshExpiresAt <= Date.now()) throw notAuthenticated();
	const scopes = body.scope === undefined ? [...old.scopes] : splitScopes(body.scope);
	if (!scopes.every((scope) => old.scopes.has(scope))) throw invalid('scope must be a part of what was granted');
	state.refreshable.delete(body.refresh_token);
	return answer('refresh_token', state.addToken({ scopes, account: old.account, app, grant: old.grant }));
}

function clientCredentials({ state, body }: Call, app: App) {
	const scopes = splitScopes(body.scope ?? '');
	if (scopes.length === 0 || !scopes.every(isScope)) throw invalid('Missing or unknown scope');
	return answer('client_credentials', state.addToken({ scopes, app, kind: 'client' }));
}

function answer(responseType: string, token: Token) {
	return {
		response_type: responseType,
		access_token: token.accessToken,
		...(token.refreshToken && {
			refresh_token: token.refreshToken,
			refresh_token_expires_in: refreshTokenLifetime,
			refresh_token_expires_at: nowSeconds() + refreshTokenLifetime,
		}),
		token_type: 'bearer',
		expires_in: Math.round((token.expiresAt - Date.now()) / 1000),
		scope: [...token.scopes].join(' '),
	};
}

function same(left: string, right: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(left), digest(right));
}
