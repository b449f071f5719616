import type { IDataObject } from 'n8n-workflow';

import {
	startSimulator,
	type Fault,
	type RecordedRequest,
	type Simulator,
	type SimulatorOptions,
} from '../../../simulator/simulator.mts';
import { locator, type RunOptions } from '../harness.mts';

type Values = RunOptions['parameters'];

/** Runs a test against a simulator of its own, so that several can run side by side. No limits unless it sets some. */
export async function inWorld(
	work: (simulator: Simulator) => Promise<void>,
	options: SimulatorOptions = {},
): Promise<void> {
	const simulator = await startSimulator({ rateLimits: { org_write: null, org_read: null }, ...options });
	try {
		await work(simulator);
	} finally {
		await simulator.close();
	}
}

export const byId = (id: string) => locator('id', id);

export const createPin = (boardId: string, more: Values = {}): Values => ({
	resource: 'pin',
	operation: 'create',
	boardId: byId(boardId),
	mediaType: 'imageUrl',
	imageUrl: 'https://pictures.example/soup.jpg',
	...more,
});

export const getBoard = (boardId: string, more: Values = {}): Values => ({
	resource: 'board',
	operation: 'get',
	boardId: byId(boardId),
	...more,
});

export const createBoard = (name: string, more: Values = {}): Values => ({
	resource: 'board',
	operation: 'create',
	name,
	...more,
});

/** The node, resource and scopes of operations in an ad account. */
export const inAds = (resource: string, adAccountId: string, operation: string, more: Values = {}): RunOptions => ({
	node: 'pinterestAds',
	scopes: ['ads:read', 'ads:write'],
	parameters: { resource, operation, adAccountId: byId(adAccountId), ...more },
});

export const onCampaigns = (adAccountId: string, operation: string, more: Values = {}): RunOptions =>
	inAds('campaign', adAccountId, operation, more);

export const deletePin = (pinId: string, more: Values = {}): Values => ({
	resource: 'pin',
	operation: 'delete',
	pinId: byId(pinId),
	...more,
});

export const send = (method: string, path: string, more: Values = {}): Values => ({
	resource: 'apiRequest',
	operation: 'send',
	method,
	path,
	...more,
});

/** Input items `{ n: 0 }`, `{ n: 1 }`, … for expressions such as `={{ $json.n }}`. */
export const numbered = (count: number, more: (n: number) => IDataObject = () => ({})): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ n, ...more(n) }));

/** The requests of one kind, e.g. `calls(simulator, 'POST', '/pins')`. */
export const calls = (simulator: Simulator, method?: string, path?: string | RegExp): RecordedRequest[] =>
	simulator.requests.filter(
		(request) =>
			(method === undefined || request.method === method) &&
			(path === undefined || (typeof path === 'string' ? request.path === path : path.test(request.path))),
	);

/** Counts, from now on, how many API requests are unanswered at the same time. */
export function countAtOnce(simulator: Simulator): { most: number; whileFirst: number } {
	const { requests } = simulator;
	const seen = { most: 0, whileFirst: 0 };
	requests.push = (...added) => {
		const length = Array.prototype.push.apply(requests, added);
		const unanswered = requests.filter(({ status, path }) => status === 0 && !path.startsWith('/oauth')).length;
		seen.most = Math.max(seen.most, unanswered);
		if (requests[0].status === 0) seen.whileFirst = Math.max(seen.whileFirst, unanswered);
		return length;
	};
	return seen;
}

/** Losses of a write whose effect comes at once or so many milliseconds late. */
const LOSSES: Array<(late: number) => Fault> = [
	(delay) => ({ kind: 'lateEffect', delay }),
	(delay) => ({ kind: 'lateEffect', delay, status: 500 }),
	(delay) => ({ kind: 'lateEffect', delay, status: 502 }),
	(delay) => ({ kind: 'lateEffect', delay, status: 504 }),
	() => ({ kind: 'resetAfter' }),
	() => ({ kind: 'statusAfter', status: 503 }),
	() => ({ kind: 'garbage' }),
	() => ({ kind: 'empty' }),
];

/** The loss of a plan that has no effect. There is one, because an item that meets it three times is given up. */
const WITHOUT_EFFECT = 3;

/**
 * Loses some of the next Pins that are created, by a plan that is the same in every run.
 * @param share of the calls that are lost, from 0 to 1; the others are a little slow
 */
export function losePins({ faults }: Simulator, random: () => number, calls: number, share: number): void {
	let lost = 0;
	for (let n = 0; n < calls; n++) {
		const isLost = random() < share;
		const loss = LOSSES[Math.floor(random() * LOSSES.length)];
		const late = Math.floor(random() * 2500);
		let fault: Fault = { kind: 'slow', delay: late / 100 };
		if (isLost) fault = ++lost === WITHOUT_EFFECT ? { kind: 'resetBefore' } : loss(late);
		faults.add({ ...fault, method: 'POST', path: '/pins' });
	}
}
