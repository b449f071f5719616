import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../api/failure';
import type { Call } from '../call';
import type { Operation } from '../operation';
import { formed } from '../output';

/** What became of one item: its output, or why there is none. */
export type Carried = { items: IDataObject[] } | { failure: unknown };

/** A way of calling: how the items that go out together become calls, and the answers output. */
export interface Way {
	/**
	 * @param unit the items that go out together: one, unless the operation is a batch
	 * @returns what became of each, in their order; throws nothing
	 */
	carryOut(unit: Call[], operation: Operation): Promise<Carried[]>;
}

type Results = (call: Call, operation: Operation) => AsyncIterable<IDataObject[]>;

/** For ways in which every item goes alone. Results come in portions, so that of long lists only the output is kept. */
export const alone = (results: Results): Way => ({
	async carryOut(unit, operation) {
		return await Promise.all(unit.map(async (call) => await carried(call, operation, results)));
	},
});

async function carried(call: Call, operation: Operation, results: Results): Promise<Carried> {
	const items: IDataObject[] = [];
	try {
		for await (const portion of results(call, operation)) {
			for (const raw of portion) items.push(...formed(raw, operation.output, call));
		}
	} catch (error) {
		return { failure: advised(error, operation, call) };
	}
	return { items };
}

/** A failure with what the operation has to say about it. */
export function advised(error: unknown, { advise }: Operation, call: Call, elements = 1): unknown {
	return error instanceof Failure && advise ? advise(error, call, elements) : error;
}
