import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { DEFAULT_SETTINGS } from '../api/client';
import { endpoints } from '../api/endpoints';
import { asErrorItem, Failure } from '../api/failure';
import { pages } from '../api/pages';
import { Call, type Execution } from './call';
import { connectNode, nodeError } from './connection';
import { allFields } from './fields';
import { Ledger } from './ledger';
import { locateAll } from './locators/locateAll';
import { LookAhead } from './lookAhead';
import type { Operation, Resource } from './operation';
import { formed } from './output';
import { Parameters } from './parameters';
import { inOrder } from './pool';
import { buildRequest, checkValues, readValues } from './values';

/** Calls at a time: enough to hide the latency, few enough to leave Pinterest's other users of the app room. */
const READS_AT_ONCE = 10;
const WRITES_AT_ONCE = 5;

/**
 * Carries out the chosen operation for every input item: output in input order and linked to its item, several calls at a
 * time, failures in words.
 * @throws NodeApiError for what Pinterest refused, NodeOperationError for input that cannot be right
 */
export async function run(functions: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	const items = functions.getInputData();
	if (items.length === 0) return [[]];
	const operation = chosen(functions, resources);
	const options = functions.getNodeParameter('options', 0, {}) as IDataObject;
	const authentication = functions.getNodeParameter('authentication', 0, 'oAuth2') as string;
	const settings = {
		maxWait: secondsOr(options.maxWait, DEFAULT_SETTINGS.maxWait),
		timeout: secondsOr(options.timeout, DEFAULT_SETTINGS.timeout),
	};
	const client = await connectNode(functions, authentication, settings).catch((error: unknown) =>
		rejected(functions, error, 0),
	);
	const parameters = new Parameters(functions);
	const execution: Execution = { functions, parameters, operation, client, ledger: new Ledger(), once: new Map() };

	const writes = !operation.endpoint || endpoints[operation.endpoint].method !== 'GET';
	const usual = writes ? WRITES_AT_ONCE : READS_AT_ONCE;
	const concurrency = Math.max(1, Math.floor(Number(options.concurrency ?? usual)) || usual);

	const inputs = new LookAhead(items.length, concurrency, (index) => readInput(execution, index));
	const output: INodeExecutionData[][] = new Array(items.length);
	let done = 0;
	const work = async (index: number) => {
		const ended = await runItem(execution, inputs, index).catch((error: unknown) => {
			if (!functions.continueOnFail() || isCancelled(error)) return passedOn(error);
			return { json: errorItem(error), pairedItem: { item: index } };
		});
		output[index] = [ended].flat();
		if (Array.isArray(ended)) done++;
	};
	try {
		await inOrder(items.length, concurrency, work, (error, index) =>
			rejected(functions, error, index, writes ? done : 0),
		);
	} finally {
		inputs.end();
	}
	return [output.flat()];
}

function chosen(functions: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = functions.getNodeParameter('resource', 0) as string;
	const value = functions.getNodeParameter('operation', 0) as string;
	const found = resources.find((one) => one.value === resource)?.operations.find((one) => one.value === value);
	if (found) return found;
	throw new NodeOperationError(
		functions.getNode(),
		`This version of the node has no operation "${value}" for "${resource}"`,
		{
			description: 'Choose the resource and the operation again, or update the package n8n-nodes-pinterest.',
		},
	);
}

function secondsOr(value: unknown, usual: number): number {
	const seconds = Number(value ?? usual);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds : usual;
}

type Input = ReturnType<typeof readValues>;

/** @throws Failure of kind `input` that lists all that is wrong with the item */
function readInput({ operation, parameters }: Execution, index: number): Input {
	const input = readValues(parameters.node, allFields(operation), (name, fallback) =>
		parameters.read(name, index, fallback),
	);
	checkValues(operation, input.given, input.all);
	return input;
}

async function runItem(execution: Execution, inputs: LookAhead<Input>, index: number): Promise<INodeExecutionData[]> {
	const { operation } = execution;
	const { all, given } = inputs.take(index);
	const located = await locateAll(execution, given, all);
	const call = new Call(execution, index, located.values, buildRequest(operation, located.given));
	const items: INodeExecutionData[] = [];
	for await (const raws of answers(call)) {
		for (const json of raws.flatMap((raw) => formed(raw, call))) items.push({ json, pairedItem: { item: index } });
	}
	return items;
}

/** Lists come page by page, so that of long ones only what the user asked for stays in memory. */
async function* answers(call: Call): AsyncGenerator<IDataObject[]> {
	const { execute, endpoint } = call.execution.operation;
	if (!execute && endpoint && endpoints[endpoint].paged) {
		for await (const { items } of pages(call.client, call.request, call.limit)) yield items;
	} else {
		yield [await (execute ?? perform)(call)].flat();
	}
}

/** What an operation on one thing does when it says nothing else: delete, or send the one call. */
async function perform(call: Call): Promise<IDataObject | IDataObject[]> {
	const { operation } = call.execution;
	const { method } = endpoints[operation.endpoint!];
	if (method === 'DELETE') {
		await call.client.send(call.request);
		return { deleted: true, id: Object.values(call.request.pathValues ?? {}).at(-1) };
	}
	const answer = await call.send();
	return operation.entries ? operation.entries(answer) : answer;
}

function isCancelled(error: unknown): boolean {
	return error instanceof Failure && error.facts.kind === 'cancelled';
}

function errorItem(error: unknown): IDataObject {
	if (error instanceof Failure) return asErrorItem(error.facts);
	return { error: { message: (error as Error).message } };
}

function passedOn(error: unknown): never {
	throw error;
}

/** Ends the item with n8n's own error. Returns nothing, so it can stand where a value is expected. */
function rejected(functions: IExecuteFunctions, error: unknown, index: number, done = 0): never {
	throw nodeError(functions, error, index, done);
}
