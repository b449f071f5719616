import type { Endpoint } from '../api/endpoints';
import { permissionName, permissions, type Scope } from '../api/permissions';

/** What is said of endpoints in beta. */
export const BETA = 'Beta: Pinterest opens this app by app.';

/**
 * What people and AI agents have to know before they use an endpoint, as sentences: beta, sandbox, permissions. All of it is
 * in the table of endpoints.
 */
export function needsOf({ beta, sandbox, scopes, category }: Endpoint): string[] {
	const secret = category.startsWith('org_') ? scopes.map(secretForm).filter((scope) => scope !== undefined) : [];
	const also = secret.filter((scope) => !scopes.includes(scope));
	const [word, list] = [scopes.length === 1 ? 'permission' : 'permissions', joined(scopes.map(permissionName))];
	return [
		...(beta ? [BETA] : []),
		...(sandbox ? [] : ['Not in the sandbox.']),
		`Needs the ${word} ${list}${also.length > 0 ? `; for what is secret also ${joined(also.map(permissionName))}` : ''}.`,
	];
}

/** `boards:read` → `boards:read_secret`; undefined where there is no such permission. */
function secretForm(scope: Scope): Scope | undefined {
	const secret = `${scope}_secret`;
	return secret in permissions ? (secret as Scope) : undefined;
}

function joined(words: string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
