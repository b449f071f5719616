import Fastify from 'fastify';
import { refuseBodiesOfReads, serveApi } from './api.mts';
import { answerErrors, delayAnswers } from './answers.mts';
import { authorize } from './authorization.mts';
import { serveConsent } from './consent.mts';
import { issueToken, serveControls } from './control.mts';
import { FaultList, injectFaults, type Faults } from './faults.mts';
import { serveHome } from './home.mts';
import { serveCatalogReports } from './routes/catalogReports.mts';
import { serveLeadExports } from './leadExports.mts';
import { serveListUploads } from './listUploads.mts';
import { serveInvoices } from './invoices.mts';
import { named } from './named.mts';
import { servePictures } from './pictures.mts';
import { serveFiles } from './reports.mts';
import { RateLimiter, type RateLimits } from './rateLimits.mts';
import { recordAnswers, recordRequests, type RecordedRequest } from './recording.mts';
import { seedDemo } from './seed.mts';
import { State } from './state.mts';
import { serveUploads } from './uploadHost.mts';
import { validateStrictly } from './validation.mts';

export type { Fault, Faults } from './faults.mts';
export type { RateLimit, RateLimits } from './rateLimits.mts';
export type { RecordedRequest } from './recording.mts';
export type { State } from './state.mts';

export interface SimulatorOptions {
	/** 0, the default, takes any free one. */
	port?: number;
	/** Milliseconds added to every API answer; default 0. */
	latency?: number;
	/**
	 * Per category; those not named keep Pinterest's limits, null switches one off. `safety_net`, the limit over all
	 * categories (Pinterest: 100 in 1 second), applies when it is named here.
	 */
	rateLimits?: RateLimits;
	/** A Trial app: `POST /pins` is refused, quotas count per day and app. */
	trial?: boolean;
	/** demo: boards, Pins and ad accounts to look at; empty, the default: an account and nothing in it. */
	seed?: 'demo' | 'empty';
	log?: (line: string) => void;
}

export interface Simulator {
	/** 'http://127.0.0.1:PORT': a page to look at; the API is at `/v5`, the consent page at `/oauth/`. */
	url: string;
	state: State;
	/** API, token and upload requests, oldest first; the last 20,000. */
	requests: RecordedRequest[];
	faults: Faults;
	/** A token with these scopes (default all) that lives so many seconds. */
	issueToken(options?: { scopes?: string[]; expiresIn?: number; accessToken?: string; refreshToken?: string }): {
		accessToken: string;
		refreshToken: string;
	};
	/** New limits from here on; all windows start anew. */
	setRateLimits(limits: RateLimits): void;
	/** Forgets everything but settings. Tokens die too. */
	reset(seed?: 'demo' | 'empty'): void;
	close(): Promise<void>;
}

/** 28 MB of base64 (a picture of 20 MB) and room to spare. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** A Pinterest on this computer, in memory, that refuses what Pinterest refuses. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { port = 0, latency = 0, rateLimits = {}, trial = false, seed = 'empty', log = () => {} } = options;
	const state = new State({ latency, trial });
	const requests: RecordedRequest[] = [];
	const faults = new FaultList();
	const limiter = new RateLimiter(state);
	const reset = (content: 'demo' | 'empty' = 'empty') => {
		state.clear();
		faults.clear();
		requests.length = 0;
		limiter.restart();
		if (content === 'demo') seedDemo(state);
	};
	limiter.set(rateLimits);

	const server = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true, keepAliveTimeout: 60_000 });
	answerErrors(server, log);
	const api = named('api', async (app) => {
		refuseBodiesOfReads(app);
		validateStrictly(app);
		authorize(app, state);
		limiter.enforce(app);
		await serveApi(app, state);
	});
	const outside = named('outside', async (app) => {
		recordRequests(app, requests);
		delayAnswers(app, state);
		injectFaults(app, state, faults);
		recordAnswers(app, log);
		await app.register(api, { prefix: '/v5' });
		await app.register(
			named('uploads', async (uploads) => serveUploads(uploads, state)),
			{ prefix: '/upload' },
		);
		await app.register(serveFiles(state), { prefix: '/files' });
		await app.register(
			named('catalogReports', async (files) => serveCatalogReports(files, state)),
			{ prefix: '/files/catalogs' },
		);
		await app.register(
			named('leadExports', async (files) => serveLeadExports(files, state)),
			{
				prefix: '/lead-exports',
			},
		);
		await app.register(
			named('listUploads', async (files) => serveListUploads(files, state)),
			{ prefix: '/list-uploads' },
		);
		await app.register(
			named('invoices', async (files) => serveInvoices(files, state)),
			{ prefix: '/invoices' },
		);
	});
	const controls = named('controls', async (app) => serveControls(app, { state, faults, limiter, requests, reset }));
	await server.register(outside);
	await server.register(named('consent', async (app) => serveConsent(app, state)));
	await server.register(named('pictures', async (app) => servePictures(app)));
	await server.register(named('home', async (app) => serveHome(app, state)));
	await server.register(controls, { prefix: '/_simulator' });

	state.url = await server.listen({ port, host: '127.0.0.1' });
	if (seed === 'demo') seedDemo(state);
	return {
		url: state.url,
		state,
		requests,
		faults,
		issueToken: (order) => issueToken(state, order),
		setRateLimits: (limits) => limiter.set(limits),
		reset,
		close: async () => {
			state.leadAds.clear();
			await server.close();
		},
	};
}
