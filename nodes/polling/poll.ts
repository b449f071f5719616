import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Client } from '../api/client';
import { Failure, passOn } from '../api/failure';
import { connectNode, nodeError } from '../operations/connection';
import { createdAt } from '../operations/exactlyOnce';
import { inForm } from '../operations/output';
import { checkValues, readValues } from '../operations/values';
import type { Event, Watcher } from './event';
import { close, memoriesOf, open, type Aside, type Kept } from './kept';
import { sample, type Watch } from './look';
import { givenPlaces, locatePlaces, operationOf, requestFor, type Place, type Wish } from './place';
import { watchList, type Looked } from './watch';
import { ownerOf } from './whose';

/** A poll does not wait long for the rate limit: the next one comes anyway. */
const SETTINGS = { maxWait: 30, timeout: 60 };

/** The share of a poll's time after which no further page is begun. */
const SHARE = 0.6;

/** What a poll may take, in milliseconds, where n8n's durable scheduler does not watch over it. */
const USUAL_BUDGET = 300_000;

/** Polls that are under way: n8n may start the next one while a slow one still runs. */
const running = new Set<string>();

/** Until when a node's rate limit is used up, as it has told once. */
const told = new Map<string, number>();

/**
 * One poll of a trigger.
 * @returns new entries, oldest first; null when there are none
 * @throws NodeApiError or NodeOperationError; what was seen is then as before
 */
export async function poll(functions: IPollFunctions, watcher: Watcher): Promise<INodeExecutionData[][] | null> {
	const key = `${functions.getWorkflow().id} ${functions.getNode().id}`;
	const manual = functions.getMode() === 'manual';
	if (!manual && running.has(key)) return null;
	if (!manual) running.add(key);
	try {
		return manual ? await show(functions, watcher) : await watchOn(functions, watcher, key);
	} catch (error) {
		if (!manual && isTold(functions, key, error)) return null;
		throw nodeError(functions, error);
	} finally {
		if (!manual) running.delete(key);
	}
}

/** A quota that is used up is told once, and again only when the time that Pinterest named has passed. */
function isTold(functions: IPollFunctions, key: string, error: unknown): boolean {
	if (!(error instanceof Failure) || error.facts.kind !== 'rateLimited') return false;
	// Who activates a workflow wants to know at once.
	const begun = (functions.getWorkflowStaticData('node') as Kept).memory !== undefined;
	const now = Date.now();
	if (begun && now < (told.get(key) ?? 0)) return true;
	for (const [other, until] of told) if (until < now) told.delete(other);
	told.set(key, now + (error.facts.retryAfter ?? 0));
	return false;
}

async function watchOn(
	functions: IPollFunctions,
	watcher: Watcher,
	node: string,
): Promise<INodeExecutionData[][] | null> {
	const stored = functions.getWorkflowStaticData('node') as Kept;
	const { kept, aside } = open(node, stored);
	const wish = wishOf(functions, watcher);
	const { client, type } = await connected(functions);
	const { event, all } = wish;
	const credentials = Object.values(functions.getNode().credentials ?? {}).map(({ id }) => id);
	const given = JSON.stringify([credentials, client.root, givenPlaces(wish)]);

	const known = kept.located?.given === given ? kept.located.places : undefined;
	const poll = new Poll(functions, client, type, wish, credentials, kept, aside);
	let places = known ?? (await locatePlaces(client, wish));
	let looked = await poll.look(places).catch((error: unknown) => whenGone(error, known));
	if (looked === undefined) {
		// A board that was deleted may have been made again under its name.
		places = await locatePlaces(client, wish);
		looked = await poll.look(places, JSON.stringify(places) !== JSON.stringify(known));
	}

	const { mostPerRun = Infinity } = (all.options ?? {}) as { mostPerRun?: number };
	const handed = together(looked, event.dated).slice(0, mostPerRun);
	const lists = looked.map((one) => one.list?.keep(handed.filter(({ from }) => from === one).length));
	const memories = looked.flatMap((one, position) => lists[position]?.memory ?? one.before ?? []);
	const [memory, ...more] = memories;
	const after: Kept = { stamp: kept.stamp, memory, located: { given, places } };
	if (more.length > 0) after.more = more;
	const waiting = new Map(lists.flatMap((one) => (one ? [[one.memory.watching, one.waiting] as const] : [])));
	close(node, stored, kept, after, waiting, handed.length > 0);
	return handed.length > 0 ? [handed.map(({ entry }) => ({ json: inForm(entry, event.shape, all) }))] : null;
}

/** One of the lists that a node watches; without `list` when it could not be read. */
interface OneList {
	list?: Looked;
	before?: NonNullable<Kept['memory']>;
}

/** The lists of one poll. */
class Poll {
	private readonly budget: number;

	private readonly end: number;

	constructor(
		private readonly functions: IPollFunctions,
		private readonly client: Client,
		private readonly credentialType: string,
		private readonly wish: Wish,
		private readonly credentials: unknown[],
		private readonly kept: Kept,
		private readonly aside: Aside,
	) {
		this.budget = functions.getPollBudgetMs?.() ?? USUAL_BUDGET;
		this.end = Date.now() + this.budget * SHARE;
	}

	/**
	 * @param takesPlace the places were found anew in place of others
	 * @throws Failure when no list can be read, or one cannot and nothing was found on the others
	 */
	async look(places: Place[], takesPlace = false): Promise<OneList[]> {
		const lists: OneList[] = [];
		const failures: Failure[] = [];
		for (const place of places) {
			const before = memoriesOf(this.kept).find(({ watching }) => watching === this.watching(place));
			const list = await this.lookAt(place, before, takesPlace).catch((error: unknown) => failureOrThrow(error));
			if (list instanceof Failure) failures.push(list);
			lists.push({ before, list: list instanceof Failure ? undefined : list });
		}
		const foundNothing = lists.every(({ list }) => !list || list.entries.length === 0);
		const passing = failures.every(({ facts }) => facts.kind === 'rateLimited') && failures.length < places.length;
		if (failures.length > 0 && foundNothing && !passing) throw failures[0];
		for (const { message } of failures) warn(this.functions, `One of the boards could not be read. ${message}`);
		return lists;
	}

	private async lookAt(place: Place, before: Kept['memory'], takesPlace: boolean): Promise<Looked> {
		const { functions, client, wish, aside } = this;
		const { event, all } = wish;
		const { sweepHours = event.sweepHours ?? 24, startWith = 0 } = (all.options ?? {}) as {
			sweepHours?: number;
			startWith?: number;
		};
		const adAccountId = place.adAccountId as string | undefined;
		const owner = await ownerOf(functions, client, this.credentialType, adAccountId);
		const watching = this.watching(place);
		const watch: Watch = {
			event,
			client,
			request: requestFor(wish, place),
			values: { ...all, ...place },
			sweepEvery: sweepHours * 3_600_000,
			end: this.end,
			collects: false,
			warn: (message) => warn(functions, message),
		};
		return await watchList(watch, before, {
			watching,
			owner,
			scheduled: this.budget !== USUAL_BUDGET,
			polled: aside.polled,
			takesPlace,
			waiting: aside.waiting.get(watching) ?? new Map(),
			startWith,
		});
	}

	private watching(place: Place): string {
		const { event, all } = this.wish;
		const { pathValues, query } = requestFor(this.wish, place);
		const what: unknown[] = [event.value, pathValues, query, this.client.root, this.credentials];
		return JSON.stringify(event.watches ? [...what, ...event.watches.map((name) => all[name])] : what);
	}
}

/** All entries of all lists, oldest first; those of one list keep their order. */
function together(lists: OneList[], dated: boolean) {
	const all = lists.flatMap((from) => (from.list?.entries ?? []).map(({ entry }) => ({ entry, from })));
	return dated ? all.sort((a, b) => createdAt(a.entry) - createdAt(b.entry)) : all;
}

async function show(functions: IPollFunctions, watcher: Watcher): Promise<INodeExecutionData[][]> {
	const wish = wishOf(functions, watcher);
	const { event, all } = wish;
	const { client } = await connected(functions);
	const [place] = await locatePlaces(client, wish);
	const entries = await sample({ client, request: requestFor(wish, place) });
	if (entries.length > 0)
		return [entries.map((entry) => ({ json: inForm(event.example(entry, all), event.shape, all) }))];
	throw new NodeOperationError(functions.getNode(), `There are no ${event.things} to show as a test event`, {
		description: `Add one on Pinterest and fetch the test event again. The activated workflow starts with each one that is new from then on.`,
	});
}

function wishOf(functions: IPollFunctions, { events, fields }: Watcher): Wish {
	const { all, given } = readValues(functions.getNode(), fields, (name, fallback) =>
		functions.getNodeParameter(name, fallback),
	);
	const event = events.find(({ value }) => value === all.event) ?? unknownEvent(functions, all.event);
	checkValues(operationOf({ event, fields, all }), given, all);
	return { event, fields, all, given };
}

async function connected(functions: IPollFunctions): Promise<{ client: Client; type: string }> {
	const authentication = functions.getNodeParameter('authentication', 'oAuth2');
	const client = await connectNode(functions, authentication, SETTINGS);
	return { client, type: authentication === 'accessToken' ? 'pinterestApi' : 'pinterestOAuth2Api' };
}

function unknownEvent(functions: IPollFunctions, value: unknown): Event {
	throw new NodeOperationError(functions.getNode(), `This version of the node has no event "${String(value)}"`, {
		description: 'Choose the event again under "Trigger On", or update the package n8n-nodes-pinterest.',
	});
}

/** @returns nothing when places that were found earlier are not there: they may be found elsewhere */
function whenGone(error: unknown, places: Place[] | undefined): undefined {
	if (places && error instanceof Failure && error.facts.httpStatus === 404) return undefined;
	return passOn(error);
}

function failureOrThrow(error: unknown): Failure {
	if (error instanceof Failure && error.facts.kind !== 'cancelled') return error;
	return passOn(error);
}

function warn(functions: IPollFunctions, message: string): void {
	functions.logger.warn(`${functions.getNode().name}: ${message}`);
}
