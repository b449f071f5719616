import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { permissions } from '../nodes/api/permissions';

/** Enough for public Pins, boards and sections. */
const DEFAULT_PERMISSIONS = ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read'];

export class PinterestOAuth2Api implements ICredentialType {
	name = 'pinterestOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Pinterest OAuth2 API';

	icon = { light: 'file:../icons/pinterest.svg', dark: 'file:../icons/pinterest.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-pinterest/n8n-nodes-pinterest/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1234567',
			hint: 'The App ID of your Pinterest app',
			description:
				'The "App ID" of your Pinterest app. You find it at developers.pinterest.com under My Apps. Register the redirect URL shown above in the same app, letter by letter.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'The App secret key of your Pinterest app',
			description:
				'The "App secret key" of the same Pinterest app. If you change it at Pinterest, enter the new one here and reconnect.',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			default: 'production',
			hint: 'A new app (Trial access) can publish Pins in the Sandbox only. After a change, connect again.',
			description:
				'Which Pinterest to work with. Tokens of one environment are not accepted by another: reconnect after a change.',
			options: [
				{
					name: 'Production',
					value: 'production',
					description:
						'The real Pinterest that everybody sees. To publish Pins here, your app needs Standard access from Pinterest.',
				},
				{
					name: 'Sandbox',
					value: 'sandbox',
					description:
						"Pinterest's place for trying things out, with data of its own that only you can see. Use it while your app has Trial access. Video Pins, search and most analytics are not available there.",
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
			description:
				'The address without "/v5". Requests go to this address followed by "/v5", and the consent page is this address followed by "/oauth/".',
		},
		{
			displayName: 'Permissions',
			name: 'permissions',
			type: 'multiOptions',
			required: true,
			default: DEFAULT_PERMISSIONS,
			// n8n's credential editor empties a multi-select that it draws before the defaults are set. The grant type comes
			// with the defaults, so this list is not drawn earlier.
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			description:
				'What n8n may do on Pinterest for you. The preselected ones are enough for public Pins and boards, and are asked for when none is selected. After a change, reconnect: Pinterest asks for your consent again.',
			options: Object.entries(permissions).map(([value, { name, about }]) => ({
				name,
				value,
				description: about.endsWith('.') ? `${about.slice(0, -1)} (${value}).` : `${about} (${value})`,
			})),
		},
		// One consent page serves production and sandbox; only the host of the tokens differs.
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			required: true,
			default:
				'={{ $self["environment"] === "custom" ? $self["baseUrl"].trim().replace(/\\/+$/, "") + "/oauth/" : "https://www.pinterest.com/oauth/" }}',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			required: true,
			default:
				'={{ $self["environment"] === "custom" ? $self["baseUrl"].trim().replace(/\\/+$/, "") + "/v5/oauth/token" : $self["environment"] === "sandbox" ? "https://api-sandbox.pinterest.com/v5/oauth/token" : "https://api.pinterest.com/v5/oauth/token" }}',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: `={{ $self["permissions"].length ? $self["permissions"].join(",") : "${DEFAULT_PERMISSIONS.join(',')}" }}`,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
		// Apps created before 2025-09-25 get renewable refresh tokens only when they ask for them.
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: '{"continuous_refresh":"true"}',
		},
	];
}
