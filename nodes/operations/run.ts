import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { DEFAULT_SETTINGS } from '../api/client';
import { endpoints } from '../api/endpoints';
import { asErrorItem, Failure, type FailureFacts } from '../api/failure';
import { Call, type Execution } from './call';
import { connectNode, nodeError } from './connection';
import { leftBehind, lowest, notBegun } from './ending';
import { allFields, optionsOf } from './fields';
import { Ledger } from './ledger';
import { locateAll } from './locators/locateAll';
import { LookAhead } from './lookAhead';
import { snakeCase } from './names';
import type { Operation, Resource } from './operation';
import { Parameters } from './parameters';
import { inOrder, inPieces } from './pool';
import { unitsOf, wholeUnitsOf, type Grouping } from './units';
import { buildRequest, checkValues, problemOf, readValues, type Given } from './values';
import { wayOf } from './ways';
import type { Carried } from './ways/way';

/** Calls at a time: enough to hide the latency, few enough to leave Pinterest's other users of the app room. */
const READS_AT_ONCE = 10;
const WRITES_AT_ONCE = 5;

/** Items of a batch that are prepared while calls are under way, for each of these calls. */
const MOST_AHEAD = 100;

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
	const { lookup } = operation;
	const execution: Execution = { functions, parameters, client, lookup, ledger: new Ledger(), once: new Map() };

	const writes = !operation.endpoint || endpoints[operation.endpoint].method !== 'GET';
	const goesOn = functions.continueOnFail();
	// What goes together whole is read at one go, so that its expressions are resolved before, in pieces.
	if (writes && (!goesOn || operation.batch?.whole)) await checkAll(execution, operation, items.length, goesOn);

	const concurrency = Number(options.concurrency ?? (writes ? WRITES_AT_ONCE : READS_AT_ONCE));
	const ahead = concurrency * Math.min(operation.batch?.most ?? 1, MOST_AHEAD);
	const inputs = new LookAhead(items.length, ahead, (index) => readInput(operation, parameters, index));
	const take = (index: number) => inputs.take(index);
	const grouping = groupingOf(operation);
	const units = operation.batch?.whole
		? wholeUnitsOf(items.length, take, grouping!.key)
		: unitsOf(items.length, take, grouping);
	const way = wayOf(operation);
	const results = new Results(functions, items.length);
	await inOrder(
		() => (results.ended ? undefined : units()),
		concurrency,
		async ({ members, wrong }) => {
			for (const { index, error } of wrong) results.fail(index, error);
			const calls: Call[] = [];
			for (const { index, input } of members) {
				try {
					calls.push(await callOf(execution, operation, index, input));
				} catch (error) {
					results.fail(index, error);
				}
			}
			if (calls.length > 0) {
				const carried = await way.carryOut(calls, operation);
				carried.forEach((one, at) => results.add(calls[at].index, one));
			}
			for (const { index } of [...wrong, ...members]) parameters.release(index);
			return calls.length > 0 && calls.some(({ index }) => results.mayHaveCalled(index));
		},
	);
	inputs.end();
	if (results.failures.size > 0)
		endWith(functions, results.failures, leftBehind(results.failures, writes ? results.done : 0));
	return [results.output.flat()];
}

/** What has become of the items of a run. */
class Results {
	readonly output: INodeExecutionData[][];

	/** Of a run that does not continue on failures. */
	readonly failures = new Map<number, unknown>();

	/** Items that were carried out. */
	done = 0;

	private readonly told = new Map<number, unknown>();

	constructor(
		private readonly functions: IExecuteFunctions,
		count: number,
	) {
		this.output = new Array<INodeExecutionData[]>(count);
	}

	/** Nothing further is to begin. */
	get ended(): boolean {
		return this.failures.size > 0;
	}

	add(index: number, carried: Carried): void {
		if ('failure' in carried) return this.fail(index, carried.failure);
		const { files } = carried;
		this.output[index] = carried.items.map((json, at) => ({
			json,
			// A file belongs to what it came with, which is one item.
			...(files && at === 0 && { binary: files }),
			pairedItem: { item: index },
		}));
		this.done++;
	}

	fail(index: number, error: unknown): void {
		this.told.set(index, error);
		if (!this.functions.continueOnFail() || isCancelled(error)) this.failures.set(index, error);
		else this.output[index] = [{ json: errorItem(error), pairedItem: { item: index } }];
	}

	/** Whether an item may have got as far as Pinterest. */
	mayHaveCalled(index: number): boolean {
		const error = this.told.get(index);
		if (!this.told.has(index)) return true;
		return error instanceof Failure && !BEFORE_A_CALL.has(error.facts.kind);
	}
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
async function checkAll(execution: Execution, operation: Operation, count: number, goesOn: boolean): Promise<void> {
	const { functions, client, parameters } = execution;
	const check = (index: number) => {
		readInput(operation, parameters, index);
	};
	const wrong = await inPieces(count, check, client.signal).catch((error: unknown) => rejected(functions, error, 0));
	if (wrong.size > 0 && !goesOn) endWith(functions, wrong, notBegun(wrong, count));
}

type Input = ReturnType<typeof readValues>;

/** @throws Failure of kind `input` that lists all that is wrong with the item */
function readInput(operation: Operation, parameters: Parameters, index: number): Input {
	const read = (name: string, fallback: unknown) => parameters.read(name, index, fallback);
	const input = readValues(parameters.node, allFields(operation), read, () => parameters.item(index));
	checkValues(operation, input.given, input.all);
	return input;
}

async function callOf(execution: Execution, operation: Operation, index: number, { all, given }: Input): Promise<Call> {
	const located = await locateAll(execution, given, all);
	const request = buildRequest(operation, located.given, located.values);
	return new Call(execution, index, located.values, request);
}

/**
 * Items whose calls have the same path and query, and the same body beside their elements, go together; a name or an address
 * counts by what was given.
 */
function groupingOf(operation: Operation): Grouping<Input> | undefined {
	const { batch } = operation;
	if (!batch) return undefined;
	return {
		most: batch.most,
		size: ({ all }) => batch.size?.(all) ?? batch.elements?.(all).length ?? 1,
		key: ({ all, given }) => {
			const { path } = endpoints[operation.endpoint!];
			const inAddress = ({ field: { name, routing } }: Given) =>
				path.includes(`{${snakeCase(name)}}`) || routing?.send?.type === 'query';
			const named = given.filter((one) => one.field.locate && inAddress(one)).map(({ value }) => value);
			const { query, body } = buildRequest(operation, given, all);
			// Beside elements of their own, what the fields say of the body is for the whole call.
			return JSON.stringify([named, query, batch.elements && body, batch.apart?.(all)]);
		},
	};
}

function isCancelled(error: unknown): boolean {
	return error instanceof Failure && error.facts.kind === 'cancelled';
}

function errorItem(error: unknown): IDataObject {
	if (error instanceof Failure) return asErrorItem(error.facts);
	return { error: { message: (error as Error).message } };
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
