import 'reflect-metadata';




import * as n8nWorkflow from 'n8n-workflow';
import type { IRunExecutionData } from 'n8n-workflow';

type Start = NonNullable<NonNullable<Parameters<typeof n8nWorkflow.createRunExecutionData>[0]>['executionData']>;

/** What a run begins with. n8n-workflow before 1.120 has no function that makes it. */
export function runExecutionData(executionData: Pick<Start, 'nodeExecutionStack'>): IRunExecutionData {
	if (n8nWorkflow.createRunExecutionData) return n8nWorkflow.createRunExecutionData({ executionData });
	return {
		startData: {},
		resultData: { runData: {}, pinData: {} },
		executionData: {
			contextData: {},
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
			...executionData,
		},
	} as unknown as IRunExecutionData;
}
