import type { Integration } from '../business.mts';
import { skipped } from '../businessViews.mts';
import { Refusal } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { listOf, object, oneOf, string, type Schema } from '../schemas.mts';

const notFound = () => new Refusal(404, 4180, 'Sorry! We could not find this integration.');

const integer: Schema = { type: 'integer' };
const texts: Schema = { type: 'object', additionalProperties: string };
const most = (maxLength: number): Schema => ({ ...string, maxLength });

const changeable = {
	additional_id_1: string,
	connected_advertiser_id: string,
	connected_lba_id: string,
	connected_merchant_id: string,
	connected_tag_id: string,
	partner_access_token: string,
	partner_access_token_expiry: { type: 'number' },
	partner_metadata: string,
	partner_primary_email: string,
	partner_refresh_token: string,
	partner_refresh_token_expiry: { type: 'number' },
	scopes: string,
};

const log = object(
	{
		advertiser_id: most(128),
		app_version_number: most(20),
		client_timestamp: integer,
		error: object({
			cause: most(512),
			column_number: integer,
			file_name: most(256),
			line_number: integer,
			message: most(8192),
			message_detail: most(1024),
			name: most(256),
			number: integer,
			stack_trace: string,
		}),
		event_type: oneOf('APP', 'API'),
		external_business_id: most(2048),
		feed_profile_id: most(128),
		log_level: oneOf('INFO', 'WARN', 'ERROR'),
		merchant_id: most(128),
		message: most(8192),
		platform_version_number: most(20),
		request: object(
			{
				host: string,
				method: oneOf('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'),
				path: string,
				request_headers: texts,
				response_headers: texts,
				response_status_code: integer,
			},
			'method',
			'host',
			'path',
		),
		tag_id: most(128),
	},
	'client_timestamp',
	'event_type',
	'log_level',
);

/** Integrations of shop systems (schemas of the paths under `/integrations` of the API description). */
export const integrations: Routes = {
	'integrations/get_list': {
		handle: (call) => {
			const { items, ...rest } = call.page(skipped([...call.state.business.integrations.values()], 0));
			return { items: items.map((one) => recordView(call, one)), ...rest };
		},
	},

	'integrations/get_by_id': {
		handle: (call) => {
			const found = call.state.business.integrations.get(call.params.id);
			if (!found) throw notFound();
			return recordView(call, found);
		},
	},

	'integrations_commerce/post': {
		body: object({ external_business_id: string, ...changeable }),
		handle: (call) => {
			const { external_business_id: external, ...fields } = call.body;
			return metadataView(call, call.state.business.putIntegration(external, fields));
		},
	},

	'integrations_commerce/get': { handle: (call) => metadataView(call, integrationOf(call)) },

	'integrations_commerce/patch': {
		body: object(changeable),
		handle: (call) => {
			const integration = integrationOf(call);
			Object.assign(integration.fields, call.body);
			integration.updatedAt = Date.now();
			return metadataView(call, integration);
		},
	},

	'integrations_commerce/del': {
		status: 204,
		handle: (call) => call.state.business.integrations.delete(integrationOf(call).id),
	},

	'integrations_logs/post': {
		body: object({ logs: { ...listOf(log), minItems: 1, maxItems: 250 } }, 'logs'),
		handle: ({ state, body }) => {
			state.business.logs.push(...body.logs);
			return { message: 'Success' };
		},
	},
};

function integrationOf({ state, params }: Call): Integration {
	const all = [...state.business.integrations.values()];
	const found = all.find((one) => one.externalBusinessId === params.external_business_id);
	if (!found) throw notFound();
	return found;
}

/** Schema IntegrationRecord: with the tokens and the address of the partner. */
function recordView({ account }: Call, { id, externalBusinessId, fields, createdAt, updatedAt }: Integration) {
	return {
		id,
		external_business_id: externalBusinessId,
		connected_user_id: account.id,
		...fields,
		created_time: createdAt,
		updated_time: updatedAt,
	};
}

/** Schema IntegrationMetadata. */
function metadataView(call: Call, integration: Integration) {
	const {
		partner_access_token: _access,
		partner_refresh_token: _refresh,
		partner_primary_email: _email,
		created_time: created,
		updated_time: updated,
		...rest
	} = recordView(call, integration) as Record<string, unknown>;
	return { ...rest, created_timestamp: created, updated_timestamp: updated };
}
