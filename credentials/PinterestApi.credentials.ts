import type { IAuthenticateGeneric, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { permissionName } from '../nodes/api/permissions';

const READ_ACCOUNT = permissionName('user_accounts:read');

export class PinterestApi implements ICredentialType {
	name = 'pinterestApi';

	displayName = 'Pinterest Access Token API';

	icon = { light: 'file:../icons/pinterest.svg', dark: 'file:../icons/pinterest.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-pinterest/n8n-nodes-pinterest/blob/main/docs/credentials.md#connect-with-an-access-token';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			default: 'production',
			description: 'Where the token was made. A token of one environment is not accepted by another.',
			options: [
				{
					name: 'Production',
					value: 'production',
					description: 'The real Pinterest that everybody sees',
				},
				{
					name: 'Sandbox',
					value: 'sandbox',
					description:
						"Pinterest's place for trying things out, with data of its own that only you can see. Tokens for it are made under My Apps at developers.pinterest.com.",
				},
				{
					name: 'Custom',
					value: 'custom',
					description: 'Your own address, for example a test server or a gateway in front of Pinterest',
				},
			],
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://pinterest.example.com',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'The address without "/v5". Requests go to this address followed by "/v5".',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The token alone, without the word "Bearer". At developers.pinterest.com: My Apps, Manage, Configure, Generate access token. It is not renewed: when it has expired, make a new one. A conversion token of Ads Manager goes here too. For workflows that keep running use Pinterest OAuth2 API instead.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				Authorization: '=Bearer {{ $credentials.accessToken }}',
			},
		},
	};

	/**
	 * By what the answer's body says: most versions of n8n (1.102 to 2.33) leave nothing of the status of an answer that they take
	 * for a failure. An answer without a user's name is no account, whatever else it is.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.environment === "custom" ? $credentials.baseUrl.trim().replace(/\\/+$/, "") + "/v5" : $credentials.environment === "sandbox" ? "https://api-sandbox.pinterest.com/v5" : "https://api.pinterest.com/v5" }}',
			url: '/user_account',
			ignoreHttpStatusErrors: true,
		},
		rules: [
			refusedWith(
				2,
				'Pinterest does not accept this token. It may have expired, may have been copied incompletely, or may belong to the other environment (Production or Sandbox).',
			),
			refusedWith(
				3,
				`Pinterest knows this token but does not let it read the account. Make a token that has the permission ${READ_ACCOUNT}.`,
			),
			refusedWith(
				8,
				"The app's request limit at Pinterest is used up, so the token could not be checked. An app with Trial access may send 1,000 requests a day.",
			),
			refusedWith(
				29,
				`Pinterest knows this token but does not let it read the account. Make a token that has the permission ${READ_ACCOUNT}, and check that the account is a business account.`,
			),
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'username',
					value: undefined,
					message:
						'What answers at this address is not Pinterest, or Pinterest is disturbed. Check the fields "Environment" and "Base URL", and try again later.',
				},
			},
		],
	};
}

/** A rule for a refusal with one of Pinterest's codes (developers.pinterest.com, reference/error-codes). */
function refusedWith(code: number, message: string) {
	return { type: 'responseSuccessBody' as const, properties: { key: 'code', value: code, message } };
}
