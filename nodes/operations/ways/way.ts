import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { Failure } from '../../api/failure';
import type { Call } from '../call';
import type { Operation } from '../operation';
import { formed } from '../output';

/** What became of one item: its output, or why there is none. */
export type Carried = { items: IDataObject[]; files?: IBinaryKeyData } | { failure: unknown };

/** Results with the call that they belong to, where an item takes several calls, and with files, where they have some. */
export interface Part {
	call: Call;
	results: IDataObject[];
	files?: IBinaryKeyData;
}

/** A way of calling: how the items that go out together become calls, and the answers output. */
export interface Way {
	/**
	 * @param unit the items that go out together: one, unless the operation is a batch
	 * @returns what became of each, in their order; throws nothing
	 */
	carryOut(unit: Call[], operation: Operation): Promise<Carried[]>;
}

type Results = (call: Call, operation: Operation) => AsyncIterable<IDataObject[] | Part>;

/** For ways in which every item goes alone. Results come in portions, so that of long lists only the output is kept. */
export const alone = (results: Results): Way => ({
	async carryOut(unit, operation) {
		return await Promise.all(unit.map(async (call) => await carried(call, operation, results)));
	},
});

async function carried(call: Call, operation: Operation, results: Results): Promise<Carried> {
	const items: IDataObject[] = [];
	let files: IBinaryKeyData | undefined;
	try {
		for await (const portion of results(call, operation)) {
			const part: Part = Array.isArray(portion) ? { call, results: portion } : portion;
			for (const raw of part.results) items.push(...formed(raw, operation.output, part.call));
			files ??= part.files;
		}
	} catch (error) {
		return { failure: advised(error, operation, call) };
	}
	return { items, ...(files && { files }) };
}

/** A failure with what the operation has to say about it. */
export function advised(error: unknown, { advise }: Operation, call: Call, elements = 1): unknown {
	return error instanceof Failure && advise ? advise(error, call, elements) : error;
}
