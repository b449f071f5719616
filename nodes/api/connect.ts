import { Client, DEFAULT_SETTINGS, type Settings } from './client';
import type { Connection, NodeFunctions } from './connection';
import { apiRoot, type CredentialEnvironment } from './environment';
import { inputFailure, type Failure } from './failure';
import { connectionKey } from './pacing';

/** What the two kinds of credentials hold beside the environment. */
interface Tokens {
	oauthTokenData?: { access_token?: string; scope?: string };
	accessToken?: string;
}

/**
 * Prepares the client of one execution.
 * @param credentialType `pinterestOAuth2Api` or `pinterestApi`
 * @throws Failure when the credential's environment is not usable
 */
export async function connect(
	functions: NodeFunctions,
	credentialType: string,
	settings: Partial<Settings> = {},
): Promise<Client> {
	const credential = await functions.getCredentials<Tokens & CredentialEnvironment>(credentialType);
	const root = usableRoot(credential);
	const { scope, access_token: token = credential.accessToken ?? '' } = credential.oauthTokenData ?? {};
	const id = functions.getNode().credentials?.[credentialType]?.id ?? credentialType;
	return new Client(
		functions,
		{
			credentialType,
			key: `${id} ${root}`,
			budgetKey: connectionKey(id, root, token),
			root,
			environment: (credential.environment ?? 'production') as Connection['environment'],
			renewable: credentialType === 'pinterestOAuth2Api',
			granted: scope ? new Set(scope.split(/[\s,]+/)) : undefined,
		},
		{ ...DEFAULT_SETTINGS, ...settings },
		'getExecutionCancelSignal' in functions ? functions.getExecutionCancelSignal() : undefined,
	);
}

function usableRoot(credential: CredentialEnvironment): string {
	try {
		return apiRoot(credential);
	} catch (error) {
		throw inputFailureFrom(error);
	}
}

function inputFailureFrom(error: unknown): Failure {
	return inputFailure('The Pinterest credential is not complete', (error as Error).message);
}
