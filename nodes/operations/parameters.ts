import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

/**
 * The node's parameters, item by item. Those without an expression are the same for every item and are read once: n8n looks
 * through all of the node's fields at each reading, which for thousands of items costs more than sending the calls.
 */
export class Parameters {
	readonly node: INode;

	private readonly constants = new Map<string, unknown>();

	constructor(private readonly functions: Pick<IExecuteFunctions, 'getNode' | 'getNodeParameter'>) {
		this.node = functions.getNode();
	}

	/** The value for one item with its expressions resolved; the caller's own to change. */
	read(name: string, index: number, fallback: unknown): unknown {
		if (this.constants.has(name)) return deepCopy(this.constants.get(name) as object);
		const value = this.functions.getNodeParameter(name, index, fallback as object);
		if (hasExpression(this.node.parameters[name] ?? fallback)) return value;
		this.constants.set(name, value);
		return deepCopy(value);
	}
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}
