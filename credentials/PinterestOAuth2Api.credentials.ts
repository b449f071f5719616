import type { ICredentialType, INodeProperties } from 'n8n-workflow';

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
			options: [
				{
					name: 'Manage Account',
					value: 'user_accounts:write',
					description: 'Follow people, verify and remove websites (user_accounts:write)',
				},
				{
					name: 'Manage Ads',
					value: 'ads:write',
					description: 'Create, change and delete campaigns, ad groups, ads and audiences (ads:write)',
				},
				{
					name: 'Manage Billing',
					value: 'billing:write',
					description: 'Redeem ad credits (billing:write)',
				},
				{
					name: 'Manage Boards',
					value: 'boards:write',
					description: 'Create, change and delete public boards and sections. Pins need it too (boards:write).',
				},
				{
					name: 'Manage Business Access',
					value: 'biz_access:write',
					description: 'Invite and remove members and partners, and change what they may use (biz_access:write)',
				},
				{
					name: 'Manage Catalogs',
					value: 'catalogs:write',
					description: 'Create, change and delete product feeds, items and product groups (catalogs:write)',
				},
				{
					name: 'Manage Pins',
					value: 'pins:write',
					description: 'Create, save, change and delete public Pins, and upload media (pins:write)',
				},
				{
					name: 'Manage Secret Boards',
					value: 'boards:write_secret',
					description: 'Create, change and delete your secret boards (boards:write_secret)',
				},
				{
					name: 'Manage Secret Pins',
					value: 'pins:write_secret',
					description: 'Create, change and delete Pins on your secret boards (pins:write_secret)',
				},
				{
					name: 'Read Account',
					value: 'user_accounts:read',
					description: 'See your profile, followers, websites and account analytics (user_accounts:read)',
				},
				{
					name: 'Read Ads',
					value: 'ads:read',
					description: 'See ad accounts, campaigns, ads, reports and related terms (ads:read)',
				},
				{
					name: 'Read Billing',
					value: 'billing:read',
					description: 'See billing profiles, invoices and ad credits (billing:read)',
				},
				{
					name: 'Read Boards',
					value: 'boards:read',
					description: 'See public boards and sections, including group boards. Pins need it too (boards:read).',
				},
				{
					name: 'Read Business Access',
					value: 'biz_access:read',
					description: 'See members, partners and what they may use (biz_access:read)',
				},
				{
					name: 'Read Catalogs',
					value: 'catalogs:read',
					description: 'See product feeds, items, product groups and their reports (catalogs:read)',
				},
				{
					name: 'Read Pins',
					value: 'pins:read',
					description: 'See public Pins, media uploads and Pin analytics (pins:read)',
				},
				{
					name: 'Read Secret Boards',
					value: 'boards:read_secret',
					description: 'See your secret boards. Searching boards and Pins needs it too (boards:read_secret).',
				},
				{
					name: 'Read Secret Pins',
					value: 'pins:read_secret',
					description: 'See Pins on your secret boards. Searching Pins needs it too (pins:read_secret).',
				},
				{
					name: 'Send Measurement Events',
					value: 'msot:write',
					description: 'Create measurement source of truth events for advertisers (msot:write)',
				},
			],
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
