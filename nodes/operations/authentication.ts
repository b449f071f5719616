import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** The parameter `authentication` of every node. `connection.ts` reads it. */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	default: 'oAuth2',
	options: [
		{ name: 'OAuth2 (Recommended)', value: 'oAuth2' },
		{ name: 'Access Token', value: 'accessToken' },
	],
};

/** The credentials of every node. */
export const credentials: INodeCredentialDescription[] = [
	{ name: 'pinterestOAuth2Api', required: true, displayOptions: { show: { authentication: ['oAuth2'] } } },
	{ name: 'pinterestApi', required: true, displayOptions: { show: { authentication: ['accessToken'] } } },
];
