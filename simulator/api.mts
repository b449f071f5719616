import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { endpoints as table, type Endpoint } from '../nodes/api/endpoints';
import { operationUser } from './authorization.mts';
import { invalid, methodNotAllowed, Refusal, unknownPath } from './errors.mts';
import { loseThenDo } from './faults.mts';
import { named } from './named.mts';
import { page } from './paging.mts';
import type { Call, Route, Routes } from './route.mts';
import { adAccounts } from './routes/adAccounts.mts';
import { analytics } from './routes/analytics.mts';
import { adGroups } from './routes/adGroups.mts';
import { adLevels } from './routes/adLevels.mts';
import { ads } from './routes/ads.mts';
import { adAnalytics } from './routes/adAnalytics.mts';
import { audiences } from './routes/audiences.mts';
import { boards } from './routes/boards.mts';
import { boardSections } from './routes/boardSections.mts';
import { billing } from './routes/billing.mts';
import { bulk } from './routes/bulk.mts';
import { campaigns } from './routes/campaigns.mts';
import { catalogItems } from './routes/catalogItems.mts';
import { catalogReports } from './routes/catalogReports.mts';
import { catalogs } from './routes/catalogs.mts';
import { conversions } from './routes/conversions.mts';
import { customerLists } from './routes/customerLists.mts';
import { businessAssets } from './routes/businessAssets.mts';
import { businessAudiences } from './routes/businessAudiences.mts';
import { businessInvites } from './routes/businessInvites.mts';
import { businessUsers } from './routes/businessUsers.mts';
import { insertionOrders } from './routes/insertionOrders.mts';
import { integrations } from './routes/integrations.mts';
import { leadForms } from './routes/leadForms.mts';
import { labels } from './routes/labels.mts';
import { keywords } from './routes/keywords.mts';
import { leads } from './routes/leads.mts';
import { media } from './routes/media.mts';
import { oauth } from './routes/oauth.mts';
import { pins } from './routes/pins.mts';
import { productGroupPromotions } from './routes/productGroupPromotions.mts';
import { productGroups } from './routes/productGroups.mts';
import { productTags } from './routes/productTags.mts';
import { promotions } from './routes/promotions.mts';
import { reports } from './routes/reports.mts';
import { search } from './routes/search.mts';
import { targeting } from './routes/targeting.mts';
import { terms } from './routes/terms.mts';
import { trends } from './routes/trends.mts';
import { userAccount } from './routes/userAccount.mts';
import { websites } from './routes/websites.mts';
import { id, object, pageParameters, string, type Schema } from './schemas.mts';
import type { State, Token } from './state.mts';

/** What the API under `/v5` serves. A new resource is a file in `routes/` and a line here. */
const routes: Routes = {
	...userAccount,
	...boards,
	...boardSections,
	...pins,
	...media,
	...search,
	...productTags,
	...trends,
	...terms,
	...websites,
	...adAccounts,
	...leads,
	...campaigns,
	...adGroups,
	...ads,
	...keywords,
	...adAnalytics,
	...productGroupPromotions,
	...promotions,
	...labels,
	...insertionOrders,
	...billing,
	...adLevels,
	...reports,
	...bulk,
	...conversions,
	...customerLists,
	...audiences,
	...targeting,
	...leadForms,
	...catalogs,
	...catalogItems,
	...productGroups,
	...catalogReports,
	...analytics,

	...businessUsers,
	...businessInvites,
	...businessAssets,
	...businessAudiences,
	...integrations,

	// Beside the routes that these lists have.
};

const endpoints: Record<string, Endpoint> = table;

declare module 'fastify' {
	interface FastifyContextConfig {
		endpointId?: string;
		endpoint?: Endpoint;
		route?: Route;
	}
}

export async function serveApi(app: FastifyInstance, state: State): Promise<void> {
	for (const [endpointId, route] of Object.entries(routes)) serve(app, state, endpointId, route);

	const forms = named('forms', async (tokens) => {
		tokens.removeAllContentTypeParsers();
		await tokens.register(formbody);
		for (const [endpointId, route] of Object.entries(oauth)) serve(tokens, state, endpointId, route);
	});
	await app.register(forms);

	app.setNotFoundHandler((request) => {
		throw unserved(request);
	});
}

function serve(app: FastifyInstance, state: State, endpointId: string, route: Route): void {
	const endpoint = endpoints[endpointId];
	if (endpoint === undefined) throw new Error(`The table of endpoints does not know '${endpointId}'`);
	app.route({
		method: endpoint.method,
		url: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
		config: { endpointId, endpoint, route },
		exposeHeadRoute: false,
		schema: {
			params: pathSchema(endpoint.path),
			querystring: object(queryParameters(endpoint, route), ...(route.requiredQuery ?? [])),
			...(route.body && { body: route.body }),
		},
		handler: answerWith(state, route),
	});
}

/** Ids in a path are digits, except those of other systems and of batches; names are whatever is left. */
function pathSchema(path: string): Schema {
	const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	const isId = (name: string) => name.endsWith('_id') && !/^(external_|pin_order_|batch_id$)/.test(name);
	return object(Object.fromEntries(names.map((name) => [name, isId(name) ? id : string])), ...names);
}

function queryParameters({ paged }: Endpoint, { query = {} }: Route): Record<string, Schema> {
	const { bookmark, page_size } = pageParameters;
	return { ...query, ...(paged && { bookmark }), ...(paged === 'size' && { page_size }) };
}

function answerWith(state: State, route: Route): RouteHandlerMethod {
	return async (request, reply) => {
		const handle = () => route.handle(callFor(state, request));
		if (request.fault?.kind === 'lateEffect') return loseThenDo(request, reply, handle);
		const result = handle();
		if (route.status === 204) return reply.status(204).send();
		const json = state.settings.omitNulls ? JSON.stringify(result, withoutNulls) : JSON.stringify(result);
		return reply
			.status(route.status ?? 200)
			.type('application/json')
			.send(json);
	};
}

const withoutNulls = (_key: string, value: unknown) => (value === null ? undefined : value);

function callFor(state: State, request: FastifyRequest): Call {
	const query = request.query as Record<string, unknown>;
	const { bookmark, page_size: pageSize = 25, ...filters } = query;
	// The token endpoint has no token yet and asks for nothing that needs one.
	const token = request.token as Token;
	const user = token ? operationUser(state, token, query.ad_account_id) : { account: state.account, may: () => false };
	return {
		...user,
		state,
		token,
		params: request.params as Record<string, string>,
		query,
		body: request.body,
		headers: request.headers,
		fault: request.fault,
		page: (list, wanted, size = Number(pageSize)) =>
			page(
				{
					state,
					list: `${request.recorded.path} ${JSON.stringify(filters)}`,
					size,
					bookmark: bookmark as string | undefined,
					inOrder: query.order !== undefined,
					repeatBookmark: request.fault?.kind === 'duplicateBookmark',
					hollow: request.fault?.kind === 'emptyPage' ? 'page' : request.fault?.kind === 'emptyEnd' ? 'end' : undefined,
				},
				list,
				wanted,
			),
	};
}

/** Why nothing answers here: the method is wrong, the simulator does not go that far, or there is no such path. */
function unserved(request: FastifyRequest): Refusal {
	const { path } = request.recorded;
	const there = Object.values(endpoints).filter((endpoint) =>
		new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
	);
	if (there.length === 0) return unknownPath();
	if (there.some(({ method }) => method === request.method))
		return new Refusal(501, 4181, 'Not implemented by the simulator.');
	return methodNotAllowed();
}

/** A body with GET is a client's mistake that Pinterest's servers need not forgive. */
export function refuseBodiesOfReads(app: FastifyInstance): void {
	app.addHook('preValidation', async (request) => {
		const { 'content-length': length = '0', 'transfer-encoding': transfer } = request.headers;
		if (request.method === 'GET' && (length !== '0' || transfer !== undefined)) {
			throw invalid('Invalid request: a GET request must not have a body');
		}
	});
}
