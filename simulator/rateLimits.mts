import type { FastifyInstance } from 'fastify';
import { tooManyRequests } from './errors.mts';
import type { State } from './state.mts';

export interface RateLimit {
	limit: number;
	windowSeconds: number;
}

/** Per category; null: no limit. `safety_net` is the limit over all categories; it has to be asked for. */
export type RateLimits = Partial<Record<string, RateLimit | null>>;

const perMinute = (limit: number): RateLimit => ({ limit, windowSeconds: 60 });
const perDay = (limit: number): RateLimit => ({ limit, windowSeconds: 86_400 });

/** Standard access, per user and app (reference/rate-limits). */
export const standardLimits: RateLimits = {
	ads_analytics: perMinute(300),
	ads_conversions: perMinute(120_000),
	ads_read: perMinute(1000),
	ads_write: perMinute(400),
	advanced_auction_read: perMinute(50),
	advanced_auction_write: perMinute(25),
	catalogs_read: perMinute(100),
	catalogs_write: perMinute(100),
	org_analytics: perMinute(60),
	org_read: perMinute(1000),
	org_write: perMinute(100),
	trends_read: perMinute(60),
};

/** Trial access, per app (reference/rate-limits). */
export const trialLimits: RateLimits = {
	...Object.fromEntries(Object.keys(standardLimits).map((category) => [category, perDay(1000)])),
	ads_write: perDay(300),
	org_write: perDay(300),
	safety_net: perDay(1000),
};

interface Window {
	name: string;
	limit: RateLimit;
	endsAt: number;
	used: number;
}

/**
 * Counts requests in fixed windows that start with their first request, tells the client how far it is in
 * `x-ratelimit-*`, and refuses what is too much.
 */
export class RateLimiter {
	private windows = new Map<string, Window>();
	private limits: RateLimits = {};

	constructor(private readonly state: State) {}

	/** Categories that are not named keep Pinterest's own limits. Starts all windows anew. */
	set(limits: RateLimits): void {
		this.limits = limits;
		this.restart();
	}

	restart(): void {
		this.windows.clear();
	}

	enforce(app: FastifyInstance): void {
		app.addHook('preValidation', async (request, reply) => {
			const { endpoint } = request.routeOptions.config;
			const { token } = request;
			if (!endpoint || !token) return;
			const { trial } = this.state.settings;
			const defaults = trial ? trialLimits : standardLimits;
			const holder = trial ? token.app.clientId : token.grant;
			const windows: Window[] = [];
			for (const category of ['safety_net', endpoint.category]) {
				const limit = category in this.limits ? this.limits[category] : defaults[category];
				if (!limit) continue;
				// The name as it was read from live answers.
				const { ad_account_id: adAccountId } = request.params as Record<string, string>;
				if (category === 'ads_conversions') windows.push(this.window(`${category}_ad_account_id`, adAccountId, limit));
				else windows.push(this.window(`${category}_app_id${trial ? '' : '_user_id'}`, holder, limit));
			}
			if (windows.length === 0) return;
			const exhausted = windows.some((window) => window.used >= window.limit.limit);
			if (!exhausted) for (const window of windows) window.used += 1;
			reply.headers(describe(windows));
			if (exhausted) throw tooManyRequests();
		});
	}

	private window(name: string, holder: string, limit: RateLimit): Window {
		const key = `${name} ${holder}`;
		const current = this.windows.get(key);
		if (current && Date.now() < current.endsAt) return current;
		const fresh = { name, limit, endsAt: Date.now() + limit.windowSeconds * 1000, used: 0 };
		this.windows.set(key, fresh);
		return fresh;
	}
}

/** First the limit that is nearest to exhaustion, whose rest and end the other two headers give; then all of them. */
function describe(windows: Window[]): Record<string, string> {
	const left = ({ limit, used }: Window) => limit.limit - used;
	const nearest = windows.reduce((found, window) => (left(window) < left(found) ? window : found));
	const all = windows.map(({ limit, name }) => `${limit.limit};w=${limit.windowSeconds};name="${name}"`);
	return {
		'x-ratelimit-limit': [nearest.limit.limit, ...all].join(', '),
		'x-ratelimit-remaining': String(left(nearest)),
		// Whole seconds, rounded down: who waits exactly that long may come too early.
		'x-ratelimit-reset': String(Math.max(0, Math.floor((nearest.endsAt - Date.now()) / 1000))),
	};
}
