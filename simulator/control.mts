import type { FastifyInstance } from 'fastify';
import { invalid } from './errors.mts';
import type { Fault, FaultList } from './faults.mts';
import type { LeadOrder } from './leadDelivery.mts';
import type { RateLimiter, RateLimits } from './rateLimits.mts';
import type { RecordedRequest } from './recording.mts';
import { scopeWords } from './scopes.mts';
import { seedBulk, type BulkSeed } from './seed.mts';
import type { Settings, State } from './state.mts';

export interface Controls {
	state: State;
	faults: FaultList;
	limiter: RateLimiter;
	requests: RecordedRequest[];
	reset: (seed?: 'demo' | 'empty') => void;
}

interface TokenOrder {
	scopes?: string[];
	expiresIn?: number;
	accessToken?: string;
	refreshToken?: string;
}

/** Hands a token out without consent; all scopes unless told otherwise. */
export function issueToken(state: State, { scopes = Object.keys(scopeWords), ...rest }: TokenOrder = {}) {
	const { accessToken, refreshToken } = state.addToken({ scopes, ...rest });
	return { accessToken, refreshToken: refreshToken ?? '' };
}

/** The simulator's own interface, for other processes: `/_simulator/…`. */
export async function serveControls(
	app: FastifyInstance,
	{ state, faults, limiter, requests, reset }: Controls,
): Promise<void> {
	app.post<{ Body: Omit<Fault, 'path'> & { path?: string } }>('/faults', async ({ body }, reply) => {
		faults.add({ ...body, path: body.path === undefined ? undefined : new RegExp(body.path) });
		return reply.status(204).send();
	});

	app.delete('/faults', async (_request, reply) => {
		faults.clear();
		return reply.status(204).send();
	});

	app.get<{ Querystring: { since?: string } }>('/requests', async ({ query }) => {
		const since = Number(query.since ?? 0);
		return requests.filter(({ index }) => index > since);
	});

	app.delete('/requests', async (_request, reply) => {
		requests.length = 0;
		return reply.status(204).send();
	});

	app.get('/state', async () => {
		const kinds = ['accounts', 'boards', 'sections', 'pins', 'media', 'adAccounts'] as const;
		const summary = (map: Map<string, unknown>) => ({ count: map.size, ids: [...map.keys()].slice(-1000) });
		return {
			...Object.fromEntries(kinds.map((kind) => [kind, summary(state[kind])])),
			account: { id: state.account.id, username: state.account.username },
			app: { clientId: state.app.clientId, clientSecret: state.app.clientSecret },
			settings: state.settings,
		};
	});

	app.post<{ Body: BulkSeed | null }>('/seed', async ({ body }, reply) => {
		seedBulk(state, body ?? {});
		return reply.status(201).send({ boards: state.boards.size, pins: state.pins.size });
	});

	/** Submits leads; the answer comes at once, the deliveries follow. */
	app.post<{ Body: LeadOrder | null }>('/leads', async ({ body }, reply) => {
		const order = body ?? {};
		const { forms, deliveries } = state.leadAds;
		if (order.leadFormId === undefined ? forms.size === 0 : !forms.has(order.leadFormId)) {
			throw invalid('There is no such lead form');
		}
		return reply.status(201).send({ leadIds: deliveries.submit(order).map(({ lead_id }) => lead_id) });
	});

	app.get('/leads', async () => state.leadAds.deliveries.log);

	app.post<{ Body: Partial<Settings> & { rateLimits?: RateLimits } }>('/settings', async ({ body }) => {
		const { rateLimits, ...settings } = body;
		const unknown = Object.keys(settings).filter((name) => !(name in state.settings));
		if (unknown.length > 0) throw invalid(`There is no setting ${unknown.join(', ')}`);
		Object.assign(state.settings, settings);
		if (rateLimits) limiter.set(rateLimits);
		return state.settings;
	});

	app.post<{ Body: TokenOrder | null }>('/tokens', async ({ body }, reply) => {
		return reply.status(201).send(issueToken(state, body ?? {}));
	});

	app.post<{ Body: { seed?: 'demo' | 'empty' } | null }>('/reset', async ({ body }, reply) => {
		reset(body?.seed);
		return reply.status(204).send();
	});
}
