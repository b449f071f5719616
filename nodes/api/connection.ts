import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** Every place where n8n lets a node call out. */
export type NodeFunctions =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IHookFunctions
	| ITriggerFunctions
	| IWebhookFunctions;

/** Which Pinterest, and whose account. */
export interface Connection {
	credentialType: string;
	/** The credential and its environment. */
	key: string;
	/** The same with its present token, as `connectionKey` of pacing.ts names it: what a rate limit is counted for. */
	budgetKey: string;
	/** The address of the API, e.g. `https://api.pinterest.com/v5`. */
	root: string;
	environment: 'production' | 'sandbox' | 'custom';
	/** Permissions that the connected account gave; undefined where the credential does not know them. */
	granted?: ReadonlySet<string>;
	/** n8n can renew its token. */
	renewable: boolean;
}
