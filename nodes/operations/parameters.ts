import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';

/**
 * The node's parameters, item by item. Those without an expression are the same for every item and are read once: n8n looks
 * through all of the node's fields at each reading, which for thousands of items costs more than sending the calls. What an
 * expression gave for an item is kept until the item has ended, so that it is resolved once however often it is asked for:
 * `{{ $now }}` would be another moment each time.
 */
export class Parameters {
	readonly node: INode;

	private readonly constants = new Map<string, unknown>();

	private readonly resolved = new Map<number, Map<string, unknown>>();

	constructor(private readonly functions: Pick<IExecuteFunctions, 'getInputData' | 'getNode' | 'getNodeParameter'>) {
		this.node = functions.getNode();
	}

	/**
	 * The value for one item with its expressions resolved. It is shared and must not be changed.
	 * @throws what n8n throws when an expression fails
	 */
	read(name: string, index: number, fallback: unknown): unknown {
		const kept = hasExpression(this.node.parameters[name] ?? fallback) ? this.ofItem(index) : this.constants;
		if (!kept.has(name)) kept.set(name, this.functions.getNodeParameter(name, index, fallback as object));
		return kept.get(name);
	}

	/** The input item itself, for what is found in it and not given by a parameter. It must not be changed. */
	item(index: number): IDataObject {
		return this.functions.getInputData()[index].json;
	}

	/** Forgets what the expressions of an item gave. */
	release(index: number): void {
		this.resolved.delete(index);
	}

	private ofItem(index: number): Map<string, unknown> {
		const kept = this.resolved.get(index) ?? new Map<string, unknown>();
		this.resolved.set(index, kept);
		return kept;
	}
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}
