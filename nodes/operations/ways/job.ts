import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../api/failure';
import { untilDone } from '../../api/polling';
import type { FileRecord } from '../../api/records';
import { recordsOf, storedFile, type ResultFile } from '../../api/resultFile';
import type { Call } from '../call';
import type { Job } from '../operation';
import { alone, type Part } from './way';

/** Seconds that something on Pinterest may take unless "Processing Timeout" says otherwise. */
export const PROCESSING_TIMEOUT = 300;

/** How long to wait, in seconds: the option, or its default. */
export function processingSeconds({ options }: IDataObject): number {
	return Number((options as IDataObject | undefined)?.processingTimeout ?? PROCESSING_TIMEOUT);
}

/** Start something, wait until it has ended, and return what it came to. */
export const job = alone(async function* (call, operation) {
	const how = operation.job!;
	const { waits, begun, naming = unnamed } = how;
	const calls = how.parts?.(call).map((request) => call.with(request)) ?? [call];
	const ids = how.begunBefore?.(call.values) ?? [];
	if (ids.length > calls.length) throw tooManyIds(ids.length, calls.length);
	const named = async <T>(work: () => Promise<T>) =>
		ids.length > 0 ? await naming(ids.join(', '), work) : await work();
	for (const part of calls.slice(ids.length)) ids.push(await named(async () => await how.start(part)));
	if (waits?.(call.values) === false) {
		yield ids.map((id) => begun?.(id) ?? { id });
		return;
	}
	for (const [at, part] of calls.entries()) {
		for (const id of how.idsIn?.(ids[at]) ?? [ids[at]]) {
			const portions = resultsOf(how, id, part);
			for (;;) {
				const { done, value } = await named(async () => await portions.next());
				if (done) break;
				yield value;
			}
		}
	}
});

async function* resultsOf(how: Job, id: string, call: Call): AsyncGenerator<Part> {
	const { file } = how;
	const seconds = processingSeconds(call.values);
	const ended = async () => await untilDone(call.client, how.pending(id, call), seconds);
	const answer = await ended();
	if (!file) return yield { call, results: [answer] };
	let first: IDataObject | undefined = answer;
	const result: ResultFile = {
		functions: call.execution.functions,
		client: call.client,
		what: file.what,
		async address() {
			const told = first ?? (await ended());
			first = undefined;
			return file.address(told);
		},
	};
	const wanted = file.asFile?.(call.values);
	if (wanted) {
		const stored = await storedFile(result, wanted.name, wanted.type);
		return yield { call, results: [{ id, file_name: wanted.name }], files: { [wanted.property]: stored } };
	}
	for await (const records of recordsOf(result)) {
		yield { call, results: records.map((one) => withName(one, file.under)) };
	}
}

/** The record itself: a copy of 100,000 of them would be 300 MB of garbage (n8n 2.40.7). */
function withName({ record, under }: FileRecord, property: string | undefined): IDataObject {
	if (property && under) record[property] ??= under;
	return record;
}

async function unnamed<T>(_id: string, work: () => Promise<T>): Promise<T> {
	return await work();
}

function tooManyIds(known: number, parts: number) {
	return inputFailure(
		`There are ${known} tokens, and the fields make only ${parts === 1 ? 'one request' : `${parts} requests`}`,
		'To go on with what an earlier run has begun, keep all other fields as they were then, and give its tokens in their order.',
	);
}
