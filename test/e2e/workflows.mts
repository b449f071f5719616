import type { Workflow, WorkflowNode } from '../../lab/client.mts';
import { credentialName, credentialType, type Lab, nodeType } from './harness.mts';

export type Node = Pick<WorkflowNode, 'name' | 'type' | 'parameters'> & Partial<WorkflowNode>;

/** A Pinterest node with the lab's connected credential. */
export function pinterest(
	{ credentialId }: Pick<Lab, 'credentialId'>,
	parameters: Record<string, unknown>,
	rest: Partial<Node> = {},
): Node {
	return {
		name: 'Pinterest',
		type: nodeType,
		parameters,
		credentials: { [credentialType]: { id: credentialId, name: credentialName } },
		...rest,
	};
}

/** Starts the workflow at `/webhook/<path>` and answers with the items of the last node. */
export const webhook = (path: string): Node => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { path, httpMethod: 'POST', responseMode: 'lastNode', responseData: 'allEntries', options: {} },
	webhookId: path,
});

export const byHand: Node = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} };

/** One item for each entry of the list that the webhook is called with: `{ "rows": [...] }`. */
export const rows: Node = {
	name: 'Rows',
	type: 'n8n-nodes-base.splitOut',
	parameters: { fieldToSplitOut: 'body.rows', options: {} },
};

/** A workflow of nodes in a row; a list in the row holds the nodes behind each output of the one before. */
export function inARow(name: string, row: Array<Node | Node[]>): Workflow {
	const nodes = row.flatMap((step, column) =>
		[step].flat().map((node, branch) => ({
			typeVersion: 1,
			position: [column * 220, branch * 200] as [number, number],
			...node,
		})),
	);
	const connections = row.slice(0, -1).map((step, at) => {
		const next = [row[at + 1]].flat();
		return [[step].flat()[0].name, { main: next.map((node) => [{ node: node.name, type: 'main', index: 0 }]) }];
	});
	return { name, nodes, connections: Object.fromEntries(connections), settings: { executionOrder: 'v1' } };
}

export const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
