import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { DEFAULT_SETTINGS } from '../api/client';
import { endpoints } from '../api/endpoints';
import { asErrorItem, Failure, type FailureFacts } from '../api/failure';
import { pages } from '../api/pages';
import { Call, type Execution } from './call';
import { connectNode, nodeError } from './connection';
import { leftBehind, lowest, notBegun } from './ending';
import { allFields, optionsOf } from './fields';
import { Ledger } from './ledger';
import { locateAll } from './locators/locateAll';
import { LookAhead } from './lookAhead';
import type { Operation, Resource } from './operation';
import { formed } from './output';
import { Parameters } from './parameters';
import { inOrder, inPieces } from './pool';
import { buildRequest, checkValues, problemOf, readValues } from './values';

/** Calls at a time: enough to hide the latency, few enough to leave Pinterest's other users of the app room. */
const READS_AT_ONCE = 10;
const WRITES_AT_ONCE = 5;

/** Failures that may come without a call: input that is wrong, and a rate limit that is known to be used up. */
const BEFORE_A_CALL = new Set<FailureFacts['kind']>(['input', 'rateLimited']);

/**
 * Carries out the chosen operation for every input item: output in input order and linked to its item, several calls at a
 * time, failures in words.
 * @throws NodeApiError for what Pinterest refused, NodeOperationError for input that cannot be right
 */
export async function run(functions: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	const items = functions.getInputData();
	if (items.length === 0) return [[]];
	const operation = chosen(functions, resources);
	const parameters = new Parameters(functions);
	const options = optionsOfRun(operation, parameters);
	const authentication = functions.getNodeParameter('authentication', 0, 'oAuth2') as string;
	const settings = {
		maxWait: Number(options.maxWait ?? DEFAULT_SETTINGS.maxWait),
		timeout: Number(options.timeout ?? DEFAULT_SETTINGS.timeout),
	};
	const client = await connectNode(functions, authentication, settings).catch((error: unknown) =>
		rejected(functions, error, 0),
	);
	const execution: Execution = { functions, parameters, operation, client, ledger: new Ledger(), once: new Map() };

	const writes = !operation.endpoint || endpoints[operation.endpoint].method !== 'GET';
	if (writes && !functions.continueOnFail()) await checkAll(execution, items.length);

	const concurrency = Number(options.concurrency ?? (writes ? WRITES_AT_ONCE : READS_AT_ONCE));
	const inputs = new LookAhead(items.length, concurrency, (index) => readInput(execution, index));
	const output: INodeExecutionData[][] = new Array(items.length);
	let done = 0;
	const work = async (index: number): Promise<boolean> => {
		try {
			output[index] = await runItem(execution, inputs, index);
			done++;
			return true;
		} catch (error) {
			if (!functions.continueOnFail() || isCancelled(error)) return passedOn(error);
			output[index] = [{ json: errorItem(error), pairedItem: { item: index } }];
			return mayHaveCalled(error);
		} finally {
			parameters.release(index);
		}
	};
	const failures = await inOrder(items.length, concurrency, work);
	inputs.end();
	if (failures.size > 0) endWith(functions, failures, leftBehind(failures, writes ? done : 0));
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

/** The options that hold for the whole run: those of the first item. What is wrong with them the items say. */
function optionsOfRun(operation: Operation, parameters: Parameters): IDataObject {
	try {
		const { given } = readValues(parameters.node, [optionsOf(operation)], (name, fallback) =>
			parameters.read(name, 0, fallback),
		);
		const right = given.filter((one) => problemOf(one) === undefined);
		return Object.fromEntries(right.map(({ field, value }) => [field.name, value])) as IDataObject;
	} catch {
		// The first item says what is wrong with the expression.
		return {};
	}
}

/**
 * Reads and checks all items, so that a wrong one leaves no writes behind that a second try would repeat. Operations that only
 * read do without: a second try repeats nothing, and their first results come sooner.
 * @throws n8n's own error, for the lowest item that is wrong
 */
async function checkAll(execution: Execution, count: number): Promise<void> {
	const { functions, client } = execution;
	const check = (index: number) => {
		readInput(execution, index);
	};
	const wrong = await inPieces(count, check, client.signal).catch((error: unknown) => rejected(functions, error, 0));
	if (wrong.size > 0) endWith(functions, wrong, notBegun(wrong, count));
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

/** Whether an item that failed may have got as far as Pinterest. */
function mayHaveCalled(error: unknown): boolean {
	return error instanceof Failure && !BEFORE_A_CALL.has(error.facts.kind);
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

/** Ends the run with the failure of the lowest item and what is to be told of the others. */
function endWith(functions: IExecuteFunctions, failures: ReadonlyMap<number, unknown>, others: string): never {
	const index = lowest(failures);
	rejected(functions, failures.get(index), index, others);
}

/** Ends the run with n8n's own error. Returns nothing, so it can stand where a value is expected. */
function rejected(functions: IExecuteFunctions, error: unknown, index: number, others = ''): never {
	throw nodeError(functions, error, index, others);
}
