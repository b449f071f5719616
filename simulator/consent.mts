import { randomBytes } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { webAddress } from './images.mts';
import { isScope, scopeWords, splitScopes } from './scopes.mts';
import type { App, State } from './state.mts';

interface Authorization {
	client_id?: string;
	redirect_uri?: string;
	response_type?: string;
	scope?: string;
	state?: string;
}

/** Milliseconds that a code may be exchanged in. */
const CODE_LIFETIME = 600_000;

/** The page on which a person lets an app in (set-up-authentication-and-authorization): `GET /oauth/`, then back to the app. */
export async function serveConsent(app: FastifyInstance, state: State): Promise<void> {
	await app.register(formbody);

	for (const path of ['/oauth', '/oauth/']) {
		app.get<{ Querystring: Authorization }>(path, async ({ query }, reply) => {
			const asked = check(state, query);
			if (typeof asked === 'string') return html(reply, 400, errorPage(asked));
			return html(reply, 200, consentPage(state, asked.app, query, asked.scopes));
		});
	}

	app.post<{ Body: Authorization & { decision?: string } }>('/oauth/decision', async ({ body }, reply) => {
		const asked = check(state, body);
		if (typeof asked === 'string') return html(reply, 400, errorPage(asked));
		const target = new URL(body.redirect_uri ?? '');
		if (body.decision === 'give')
			target.searchParams.set('code', newCode(state, asked.app, asked.scopes, target, body));
		else target.searchParams.set('error', 'access_denied');
		if (body.state !== undefined) target.searchParams.set('state', body.state);
		return reply.redirect(target.href, 303);
	});
}

/** What is asked for, or what is wrong with it. */
function check(state: State, query: Authorization): { app: App; scopes: string[] } | string {
	const { client_id: clientId, redirect_uri: redirectUri, response_type: responseType, scope } = query;
	const app = state.apps.get(clientId ?? '');
	if (app === undefined) return 'There is no app with this client_id.';
	if (redirectUri === undefined || webAddress(redirectUri) === undefined)
		return 'The redirect_uri is missing or no web address.';
	if (app.redirectUris.length > 0 && !app.redirectUris.includes(redirectUri)) {
		return 'The redirect_uri is not one of those that the app has registered. It must match to the letter.';
	}
	if (responseType !== 'code') return 'The response_type must be "code".';
	const scopes = splitScopes(scope ?? '');
	if (scopes.length === 0) return 'The scope is missing.';
	const unknown = scopes.find((name) => !isScope(name));
	return unknown === undefined ? { app, scopes } : `There is no scope "${unknown}".`;
}

function newCode(
	state: State,
	app: App,
	scopes: string[],
	target: URL,
	{ redirect_uri: redirectUri }: Authorization,
): string {
	const code = randomBytes(24).toString('hex');
	const expiresAt = Date.now() + CODE_LIFETIME;
	state.codes.set(code, {
		code,
		app,
		account: state.account,
		redirectUri: redirectUri ?? target.href,
		scopes,
		expiresAt,
		used: false,
	});
	return code;
}

function html(reply: FastifyReply, status: number, body: string) {
	return reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(body);
}

/** Text as HTML shows it. */
export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function consentPage(state: State, app: App, query: Authorization, scopes: string[]): string {
	const { account } = state;
	const permissions = scopes.filter(isScope).map((scope) => `<li title="${scope}">${escaped(scopeWords[scope])}</li>`);
	const hidden = (['client_id', 'redirect_uri', 'response_type', 'scope', 'state'] as const)
		.filter((name) => query[name] !== undefined)
		.map((name) => `<input type="hidden" name="${name}" value="${escaped(query[name] ?? '')}">`);
	const address = escaped(new URL(query.redirect_uri ?? '').host);
	return document(
		`Give access to ${escaped(app.name)}?`,
		`<img src="/images/150x150/${account.id}.png" alt="" width="72" height="72">
		<h1>Give <strong>${escaped(app.name)}</strong> access to your account?</h1>
		<p class="account">You are logged in as <strong>${escaped(account.businessName ?? account.username)}</strong> (@${escaped(account.username)})</p>
		<p>The app will be able to:</p>
		<ul>${permissions.join('\n')}</ul>
		<form method="post" action="/oauth/decision">
			${hidden.join('\n')}
			<button name="decision" value="cancel" id="cancel" formnovalidate>Cancel</button>
			<button name="decision" value="give" id="give-access" class="primary">Give access</button>
		</form>
		<p class="note">You will be taken to ${address}. This is a simulator on your own computer, not Pinterest.</p>`,
	);
}

const errorPage = (problem: string) =>
	document('This did not work', `<h1>This did not work</h1><p id="problem">${escaped(problem)}</p>`);

const document = (title: string, body: string) => `<!DOCTYPE html>
<html lang="en">
<head>
	<meta charset="utf-8">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<title>${title}</title>
	<style>
		body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f1f0ec; color: #1f1f1c;
			font: 16px/1.5 system-ui, sans-serif; }
		main { box-sizing: border-box; width: min(30rem, 92vw); margin: 2rem 0; padding: 2.5rem; border-radius: 1.5rem;
			background: #fff; box-shadow: 0 6px 30px #0001; text-align: center; }
		img { border-radius: 50%; }
		h1 { margin: 0.8rem 0 0.4rem; font-size: 1.45rem; font-weight: 500; line-height: 1.3; }
		.account { margin-top: 0; color: #62625b; }
		ul { margin: 0 0 1.8rem; padding: 0.9rem 1rem 0.9rem 2.2rem; border-radius: 1rem; background: #f7f6f3; text-align: left; }
		li { margin: 0.3rem 0; }
		form { display: flex; gap: 0.8rem; justify-content: center; }
		button { flex: 1; padding: 0.8rem 1.2rem; border: 0; border-radius: 1.4rem; background: #e6e5df; color: inherit;
			font: inherit; font-weight: 600; cursor: pointer; }
		button.primary { background: #b8202e; color: #fff; }
		button:focus-visible { outline: 3px solid #2f6fde; outline-offset: 2px; }
		.note { margin: 1.4rem 0 0; color: #62625b; font-size: 0.85rem; }
	</style>
</head>
<body><main>
		${body}
</main></body>
</html>
`;
