import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { connectNode, nodeError } from '../operations/connection';
import { locateAll } from '../operations/locators/locateAll';
import type { Operation } from '../operations/operation';
import { inForm } from '../operations/output';
import { buildRequest, checkValues, readValues } from '../operations/values';
import { events, type Event } from './events';
import { fields } from './properties';
import { look, sample, type Memory, type Watch } from './watch';

/** A poll does not wait long for the rate limit: the next one comes anyway. */
const SETTINGS = { maxWait: 30, timeout: 60 };

/** The share of a poll's time after which no further page is begun. */
const SHARE = 0.6;

/** What a poll may take where n8n does not say, in milliseconds. */
const USUAL_BUDGET = 300_000;

/** Polls that are under way: n8n may start the next one while a slow one still runs. */
const running = new Set<string>();

/** What the node keeps in n8n's static data. */
interface Kept {
	memory?: Memory;
	/** The board and section that names or addresses led to, so that an idle poll does not look them up again. */
	located?: { given: string; values: IDataObject };
}

/**
 * One poll of the trigger.
 * @returns new entries, oldest first; null when there are none
 * @throws NodeApiError or NodeOperationError; what was seen is then as before
 */
export async function poll(functions: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const kept = functions.getWorkflowStaticData('node') as Kept;
	const key = `${functions.getWorkflow().id} ${functions.getNode().id}`;
	const manual = functions.getMode() === 'manual';
	if (!manual && running.has(key)) return null;
	if (!manual) running.add(key);
	try {
		return manual ? await show(functions) : await watchOn(functions, kept);
	} catch (error) {
		throw nodeError(functions, error);
	} finally {
		if (!manual) running.delete(key);
	}
}

async function watchOn(functions: IPollFunctions, kept: Kept): Promise<INodeExecutionData[][] | null> {
	const { watch, values, located } = await prepare(functions, kept.located);
	const { fresh, memory } = await look(watch, kept.memory);
	kept.memory = memory;
	kept.located = located;
	return fresh.length > 0 ? [fresh.map((entry) => ({ json: inForm(entry, watch.event.shape, values) }))] : null;
}

async function show(functions: IPollFunctions): Promise<INodeExecutionData[][]> {
	const { watch, values } = await prepare(functions, undefined);
	const entries = await sample(watch);
	if (entries.length > 0) return [entries.map((entry) => ({ json: inForm(entry, watch.event.shape, values) }))];
	throw new NodeOperationError(functions.getNode(), `There are no ${watch.event.things} to show as a test event`, {
		description: `Add one on Pinterest and fetch the test event again. The activated workflow starts with each one that is new from then on.`,
	});
}

interface Prepared {
	watch: Watch;
	values: IDataObject;
	located: Kept['located'];
}

async function prepare(functions: IPollFunctions, before: Kept['located']): Promise<Prepared> {
	const { all, given } = readValues(functions.getNode(), fields, (name, fallback) =>
		functions.getNodeParameter(name, fallback),
	);
	const event = events.find(({ value }) => value === all.event) ?? unknownEvent(functions, all.event);
	const operation: Operation = { ...event, action: '', fields, output: event.shape };
	checkValues(operation, given, all);

	const client = await connectNode(functions, functions.getNodeParameter('authentication', 'oAuth2'), SETTINGS);
	// Another credential may be another account, with boards and Pins of its own.
	const account = Object.values(functions.getNode().credentials ?? {}).map(({ id }) => id);
	const named = JSON.stringify([account, given.filter(({ field }) => field.locate).map(({ value }) => value)]);
	const known = before?.given === named ? before.values : undefined;
	const found = known ?? (await locateAll({ client, once: new Map() }, given, all)).values;
	const ids = given.map((one) =>
		one.field.locate && one.field.name in found ? { ...one, value: found[one.field.name] } : one,
	);
	const request = buildRequest(operation, ids, all);
	const { sweepHours = 24 } = (all.options ?? {}) as { sweepHours?: number };
	return {
		watch: {
			event,
			client,
			request,
			watching: JSON.stringify([event.value, request.pathValues, request.query, client.root, account]),
			sweepEvery: sweepHours * 3_600_000,
			budget: (functions.getPollBudgetMs?.() ?? USUAL_BUDGET) * SHARE,
		},
		values: all,
		located: { given: named, values: found },
	};
}

function unknownEvent(functions: IPollFunctions, value: unknown): Event {
	throw new NodeOperationError(functions.getNode(), `This version of the node has no event "${String(value)}"`, {
		description: 'Choose the event again under "Trigger On", or update the package n8n-nodes-pinterest.',
	});
}
