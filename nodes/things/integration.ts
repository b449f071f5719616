import type { IDataObject } from 'n8n-workflow';

import { body, type Field } from '../operations/operation';
import { identity, text, type Output } from '../operations/output';
import { momentOf, momentProblem } from '../reports/days';

const at = (milliseconds: unknown): string | undefined =>
	typeof milliseconds === 'number' ? new Date(milliseconds).toISOString() : undefined;

/**
 * The link between a shop system and Pinterest: schemas IntegrationMetadata and IntegrationRecord of the API description. A record
 * comes with the tokens of the partner, which nobody is to see.
 */
export const integrationOutput: Output = {
	columns: {
		id: identity,
		external_business_id: text(),
		connected_advertiser_id: text(),
		connected_merchant_id: text(),
		connected_tag_id: text(),
		connected_lba_id: text(),
		connected_user_id: text(),
		scopes: text(),
		created_at: text(({ created_time: time, created_timestamp: stamp }) => at(time ?? stamp)),
		updated_at: text(({ updated_time: time, updated_timestamp: stamp }) => at(time ?? stamp)),
	},
	selectable: [
		'additional_id_1',
		'connected_advertiser_id',
		'connected_lba_id',
		'connected_merchant_id',
		'connected_tag_id',
		'connected_user_id',
		'external_business_id',
		'id',
		'partner_access_token_expiry',
		'partner_metadata',
		'partner_refresh_token_expiry',
		'scopes',
	],
	secrets: ['partner_access_token', 'partner_refresh_token'],
};

/** The parameter `externalBusinessId`. */
export const externalBusinessId: Field = {
	displayName: 'External Business ID',
	name: 'externalBusinessId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. shop-1238401984',
	description: 'What the shop system calls the business',
	// A dot or slash would lead to another endpoint of the path.
	check: (value) => (/^\.+$/.test(String(value).trim()) ? 'cannot consist of dots.' : undefined),
};

const expiry = (name: string, displayName: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description: 'When the token ends',
	check: momentProblem,
});

const token = (name: string, displayName: string, property: string): Field => ({
	displayName,
	name,
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Goes to Pinterest and never comes out again. Take it from a credential or a vault, not from the workflow.',
	routing: body(property),
});

const linked = (name: string, displayName: string, property: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 549755885175',
	description,
	routing: body(property),
});

/** What an integration has besides its external business ID: schemas IntegrationRequest and IntegrationRequestPatch. */
export const integrationFields: Field[] = [
	linked('additionalId1', 'Additional ID', 'additional_id_1', 'A further ID of the shop system'),
	linked('connectedAdvertiserId', 'Connected Ad Account ID', 'connected_advertiser_id', 'The ad account on Pinterest'),
	linked('connectedLbaId', 'Connected Business Account ID', 'connected_lba_id', 'The linked business account'),
	linked('connectedMerchantId', 'Connected Merchant ID', 'connected_merchant_id', 'The merchant on Pinterest'),
	linked('connectedTagId', 'Connected Tag ID', 'connected_tag_id', 'The conversion tag on Pinterest'),
	token('partnerAccessToken', 'Partner Access Token', 'partner_access_token'),
	expiry('partnerAccessTokenExpiry', 'Partner Access Token Expiry'),
	{
		displayName: 'Partner Email',
		name: 'partnerPrimaryEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. shop@example.com',
		description: 'The address of the partner',
		routing: body('partner_primary_email'),
	},
	{
		displayName: 'Partner Metadata',
		name: 'partnerMetadata',
		type: 'string',
		default: '',
		description: 'Anything that the shop system wants to keep with it, as text',
		routing: body('partner_metadata'),
	},
	token('partnerRefreshToken', 'Partner Refresh Token', 'partner_refresh_token'),
	expiry('partnerRefreshTokenExpiry', 'Partner Refresh Token Expiry'),
	{
		displayName: 'Scopes',
		name: 'scopes',
		type: 'string',
		default: '',
		placeholder: 'e.g. accounts:read',
		description: 'What the tokens of the partner allow',
		routing: body('scopes'),
	},
];

/** The ends of the tokens as Pinterest takes them, in milliseconds since the epoch. */
export function expiries(fields: unknown): { body: IDataObject } {
	const { partnerAccessTokenExpiry: access, partnerRefreshTokenExpiry: refresh } = (fields ?? {}) as IDataObject;
	return {
		body: {
			...(access ? { partner_access_token_expiry: momentOf(access) } : {}),
			...(refresh ? { partner_refresh_token_expiry: momentOf(refresh) } : {}),
		},
	};
}
