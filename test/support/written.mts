import type { IDataObject, INodeExecutionData, IRunExecutionData, ITaskData } from 'n8n-workflow';

import { EVERYTHING, leakIn, leakInItems, ONLY_SECRETS, refuse } from './leaks.mts';

// What runs of nodes leave behind in n8n. All of it is searched, after every run of every suite.

interface Asked {
	resource?: unknown;
	operation?: unknown;
}

/** What an operation puts out because that is what it was asked for. */
function searchedFor({ resource, operation }: Asked): { expressions: RegExp[]; without?: string } {
	// Pinterest's answer as it comes.
	if (resource === 'apiRequest') return { expressions: [] };
	if (resource === 'lead') return { expressions: ONLY_SECRETS };
	// Without it nobody could read what the subscription delivers.
	if (resource === 'leadSubscription' && ['create', 'get'].includes(String(operation)))
		return { expressions: EVERYTHING, without: 'cryptographic_key' };
	return { expressions: EVERYTHING };
}

/**
 * What a node put out.
 * @param asked the parameters by which it did; `{ resource: 'lead' }` for a trigger that hands on leads
 */
export function searchItems(items: INodeExecutionData[], input: INodeExecutionData[], asked: Asked): void {
	const { expressions, without } = searchedFor(asked);
	const searched = without
		? items.map(({ json: { [without]: _asked, ...json }, ...rest }) => ({ ...rest, json }))
		: items;
	refuse(leakInItems(searched, input, expressions), 'The node');
}

/** A failure with all that hangs on it. */
export function searchError(error: unknown): void {
	refuse(leakIn(error), 'The error');
}

/** One run of a node as n8n keeps it: what came out, errors, hints, metadata. */
export function searchTask(task: ITaskData, input: INodeExecutionData[], asked: Asked): void {
	const { data, inputOverride: _input, ...facts } = task;
	refuse(leakIn(facts), "The node's run");
	for (const items of data?.main ?? []) searchItems(items ?? [], input, asked);
}

/** What n8n keeps of an execution beside the runs of its nodes and what they were given. */
export function searchExecution({ resultData, executionData }: IRunExecutionData): void {
	const { runData: _runs, pinData: _pinned, ...about } = resultData;
	refuse(leakIn([about, executionData?.metadata, executionData?.contextData]), 'The stored execution');
}

/**
 * What a trigger remembers.
 * @param options.withKey it may keep the key of its subscription, without which it could not read what comes
 */
export function searchStaticData(data: IDataObject, { withKey = false } = {}): void {
	const text = JSON.stringify(data, (name, value: unknown) => (withKey && name === 'key' ? undefined : value));
	refuse(leakIn(text), 'Static data');
}
