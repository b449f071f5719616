import type { IDataObject } from 'n8n-workflow';

import { untilDone } from '../../api/polling';
import { alone } from './way';

/** Seconds that something on Pinterest may take unless "Processing Timeout" says otherwise. */
export const PROCESSING_TIMEOUT = 300;

/** How long to wait, in seconds: the option, or its default. */
export function processingSeconds({ options }: IDataObject): number {
	return Number((options as IDataObject | undefined)?.processingTimeout ?? PROCESSING_TIMEOUT);
}

/** Start something, wait until it has ended, and return what it came to. */
export const job = alone(async function* (call, operation) {
	const { start, pending, waits, begun, naming = unnamed } = operation.job!;
	const id = await start(call);
	if (waits?.(call.values) === false) {
		yield [begun?.(id) ?? { id }];
		return;
	}
	const seconds = processingSeconds(call.values);
	yield [await naming(id, async () => await untilDone(call.client, pending(id), seconds))].flat();
});

async function unnamed<T>(_id: string, work: () => Promise<T>): Promise<T> {
	return await work();
}
