import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../api/failure';
import type { Call } from '../call';
import { formed } from '../output';

/** What became of one item: its output, or why there is none. */
export type Carried = { items: IDataObject[] } | { failure: unknown };

/** A way of calling: how the items that go out together become calls, and the answers output. */
export interface Way {
	/**
	 * @param unit the items that go out together: one, unless the operation is a batch
	 * @returns what became of each, in their order; throws nothing
	 */
	carryOut(unit: Call[]): Promise<Carried[]>;
}

/** For ways in which every item goes alone. Results come in portions, so that of long lists only the output is kept. */
export const alone = (results: (call: Call) => AsyncIterable<IDataObject[]>): Way => ({
	async carryOut(unit) {
		return await Promise.all(unit.map(async (call) => await carried(call, results)));
	},
});

async function carried(call: Call, results: (call: Call) => AsyncIterable<IDataObject[]>): Promise<Carried> {
	const items: IDataObject[] = [];
	try {
		for await (const portion of results(call)) for (const raw of portion) items.push(...formed(raw, call));
	} catch (error) {
		return { failure: advised(error, call) };
	}
	return { items };
}

/** A failure with what the operation has to say about it. */
export function advised(error: unknown, call: Call, elements = 1): unknown {
	const { advise } = call.execution.operation;
	return error instanceof Failure && advise ? advise(error, call, elements) : error;
}
