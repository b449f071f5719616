import { urlOf } from './urls';

const PRODUCTION_ROOT = 'https://api.pinterest.com/v5';
const SANDBOX_ROOT = 'https://api-sandbox.pinterest.com/v5';

/** The part of a stored credential that says which Pinterest it belongs to. */
export interface CredentialEnvironment {
	/** `production` (also when absent), `sandbox` or `custom`. */
	environment?: string;
	/** Only for `custom`: the address in front of `/v5`. */
	baseUrl?: string;
}

/**
 * The root that every endpoint path is appended to, without a slash at its end.
 * Hosts: the OpenAPI description's `servers`, and Pinterest's page "Developer tools, Sandbox".
 *
 * @throws Error when the environment is unknown, or when it is `custom` and its base URL is missing or not an http(s) address
 */
export function apiRoot(credential: CredentialEnvironment): string {
	switch (credential.environment ?? 'production') {
		case 'production':
			return PRODUCTION_ROOT;
		case 'sandbox':
			return SANDBOX_ROOT;
		case 'custom':
			return `${customBase(credential.baseUrl)}/v5`;
		default:
			throw new Error('Choose Production, Sandbox or Custom in the "Environment" field of the Pinterest credential.');
	}
}

function customBase(baseUrl = ''): string {
	const address = baseUrl.trim();
	if (!address) {
		throw new Error(
			'The Pinterest credential uses the Custom environment but its "Base URL" is empty. Enter an address such as https://pinterest.example.com, or choose Production or Sandbox.',
		);
	}
	const url = urlOf(address);
	if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
		throw new Error(
			'The "Base URL" of the Pinterest credential must be a full address that starts with http:// or https:// and has no "?" or "#", such as https://pinterest.example.com.',
		);
	}
	return address.replace(/\/+$/, '');
}
