import { createRequire } from 'node:module';

import { BinaryDataService } from 'n8n-core';
import * as n8nWorkflow from 'n8n-workflow';
import type { IBinaryData, IRunExecutionData } from 'n8n-workflow';

// The suites run on the engine of many versions of n8n (lab/versions.mts). What differs between them stands here.

const requireOfCore = createRequire(require.resolve('n8n-core'));
const [major, minor] = (requireOfCore('n8n-core/package.json') as { version: string }).version.split('.').map(Number);
const since = (wantedMajor: number, wantedMinor: number) =>
	major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);

/** What only newer versions have. */
export const offers = {
	/** Polls are told how long they may take. */
	pollBudget: since(2, 38),
	/** Errors carry a cause by which n8n backs off. */
	failureCause: since(2, 37),
	/** A trigger may have a failure listed under the workflow's executions; n8n 2.0 does not offer it yet. */
	failedExecutions: since(2, 8),
};

type Beginning = NonNullable<NonNullable<Parameters<typeof n8nWorkflow.createRunExecutionData>[0]>['executionData']>;

/** What a run begins with; n8n-workflow has a function that makes it since 1.117. */
export function runExecutionData(executionData: Pick<Beginning, 'nodeExecutionStack'>): IRunExecutionData {
	if (n8nWorkflow.createRunExecutionData) return n8nWorkflow.createRunExecutionData({ executionData });
	return {
		startData: {},
		resultData: { runData: {} },
		executionData: {
			contextData: {},
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
			...executionData,
		},
	} as unknown as IRunExecutionData;
}

/** n8n's storage of files. The container must be the one of n8n-core: npm may have installed another copy beside it. */
export const binaryDataService = (): BinaryDataService => requireOfCore('@n8n/di').Container.get(BinaryDataService);

type OlderStore = (workflowId: string, executionId: string, bytes: Buffer, data: IBinaryData) => Promise<IBinaryData>;

/** Stores a file where n8n keeps those of executions; n8n-core takes the place as one object since 1.119. */
export async function storeFile(bytes: Buffer, data: IBinaryData): Promise<IBinaryData> {
	const service = binaryDataService();
	const [workflowId, executionId] = ['w', '1'];
	if (service.store.length < 4) return await service.store({ type: 'execution', workflowId, executionId }, bytes, data);
	return await (service.store as unknown as OlderStore).call(service, workflowId, executionId, bytes, data);
}
