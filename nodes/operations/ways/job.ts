import type { IDataObject } from 'n8n-workflow';

import { untilDone, type Pending } from '../../api/polling';
import type { Call } from '../call';
import { alone } from './way';

/** Seconds that something on Pinterest may take unless "Processing Timeout" says otherwise. */
export const PROCESSING_TIMEOUT = 300;

/** How long to wait, in seconds: the option, or its default. */
export function processingSeconds({ options }: IDataObject): number {
	return Number((options as IDataObject | undefined)?.processingTimeout ?? PROCESSING_TIMEOUT);
}

/** How an operation that takes time is begun and waited for, up to "Processing Timeout" under Options. */
export interface Job {
	/** Begins it. @returns what it is known by, e.g. a media ID or the token of a report */
	start: (call: Call) => Promise<string>;
	/** What is asked until it has ended. */
	pending: (id: string) => Pending;
	/** Whether to wait for its end; by default always. */
	waits?: (values: IDataObject) => boolean;
	/** What is returned where nothing is waited for. */
	begun?: (id: string) => IDataObject;
	/** Adds to a failure after the start what it is known by, so that nothing is begun twice. */
	naming?: <T>(id: string, work: () => Promise<T>) => Promise<T>;
}

/** Start something, wait until it has ended, and return what it came to. */
export const job = alone(async function* (call) {
	const { start, pending, waits, begun, naming = unnamed } = call.execution.operation.job!;
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
