import Fastify from 'fastify';
import { refuseBodiesOfReads, serveApi } from './api.mts';
import { answerErrors, delayAnswers } from './answers.mts';
import { authorize } from './authorization.mts';
import { serveConsent } from './consent.mts';
import { issueToken, serveControls } from './control.mts';
import { FaultList, injectFaults, type Faults } from './faults.mts';
import { serveHome } from './home.mts';
import { serveLeadExports } from './leadExports.mts';
import { servePictures } from './pictures.mts';
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
	await server.register(async (outside) => {
		recordRequests(outside, requests);
		delayAnswers(outside, state);
		injectFaults(outside, state, faults);
		recordAnswers(outside, log);
		await outside.register(
			async (api) => {
				refuseBodiesOfReads(api);
				validateStrictly(api);
				authorize(api, state);
				limiter.enforce(api);
				await serveApi(api, state);
			},
			{ prefix: '/v5' },
		);
		await outside.register((uploads) => serveUploads(uploads, state), { prefix: '/upload' });
		await outside.register((files) => serveLeadExports(files, state), { prefix: '/lead-exports' });
	});
	await server.register((consent) => serveConsent(consent, state));
	await server.register((pictures) => servePictures(pictures));
	await server.register((home) => serveHome(home, state));
	await server.register((controls) => serveControls(controls, { state, faults, limiter, requests, reset }), {
		prefix: '/_simulator',
	});

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
