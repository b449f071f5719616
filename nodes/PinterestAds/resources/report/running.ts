import type { IDataObject } from 'n8n-workflow';

import type { EndpointId } from '../../../api/endpoints';
import { Failure } from '../../../api/failure';
import { unwrapped, type Pending } from '../../../api/polling';
import type { Call } from '../../../operations/call';
import { processingTimeout } from '../../../operations/fields';
import type { Field, Job } from '../../../operations/operation';
import { THING } from './looseRows';

/** An empty report is a file of two characters, `{}` or `[]`. */
const EMPTY = 2;

/** Reports of the marketing mix come wrapped in this up to version 5.23 of the API, and without it later. */
export const WRAPPED = 'data';

/** The options of all reports: how long to wait, and what to go on with. */
export const runningOptions: Field[] = [
	processingTimeout(
		'How long to wait for each report. If it takes longer, the item fails and names the tokens to go on with.',
	),
	{
		displayName: 'Tokens to Go On With',
		name: 'goOnWith',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345-678901234567890',
		description:
			'Tokens of reports that an earlier run has begun, from its message, with commas between them. Keep all other fields as they were. A report lives for an hour.',
		several: true,
	},
];

/**
 * How a report is begun and waited for. Its file is fetched at once: the link lives for five minutes, and each time it is asked
 * for there is a new one.
 * @param ask the endpoint that tells how far it is
 */
export const reporting = (ask: EndpointId, within?: string): Omit<Job, 'parts'> => ({
	async start(call) {
		// A second order of the same report does no harm.
		const answer = unwrapped(await call.send({ repeatable: true }), within);
		const token = String(answer.token ?? '');
		if (token) return token;
		throw notBegun(String(answer.message ?? ''));
	},
	begunBefore: ({ options }) => [...(((options as IDataObject | undefined)?.goOnWith ?? []) as string[])].map(String),
	pending: (token, call) => pendingReport(ask, token, call, within),
	naming: namingTokens,
	file: {
		what: 'the report',
		address: ({ url }) => (url ? String(url) : undefined),
		under: THING,
	},
});

function pendingReport(endpoint: EndpointId, token: string, { request }: Call, within?: string): Pending {
	const { ad_account_id } = request.pathValues!;
	return {
		ask: { endpoint, pathValues: { ad_account_id }, query: { token } },
		within,
		field: 'report_status',
		done: ['FINISHED'],
		// FINISHED comes before the address does where an equal report was made before.
		complete: ({ url, size }) => Boolean(url) || Number(size ?? Infinity) <= EMPTY,
		failed: ['FAILED', 'CANCELLED', 'EXPIRED', 'DOES_NOT_EXIST'],
		failure: ({ report_status: status }) => ended(String(status)),
		unfinished: (seconds) =>
			new Failure({
				kind: 'unreachable',
				message: `Pinterest is still working on the report after ${seconds} seconds`,
				description: 'A longer "Processing Timeout" under Options waits longer.',
			}),
	};
}

function ended(status: string): Failure {
	if (status === 'EXPIRED' || status === 'DOES_NOT_EXIST')
		return new Failure({
			kind: 'refused',
			message: 'Pinterest has the report no longer',
			description:
				'A report lives for an hour after it was begun. Run the item again without "Tokens to Go On With": it is made anew.',
		});
	return new Failure({
		kind: 'refused',
		message: `Pinterest could not make the report (${status})`,
		description: 'Pinterest gives no reason. Run the item again; if it stays, ask for fewer days or columns.',
	});
}

function notBegun(words: string): Failure {
	return new Failure({
		kind: 'refused',
		message: `Pinterest did not begin the report${words ? `: ${words}` : ''}`,
		description: 'Nothing was begun. Run the item again.',
	});
}

async function namingTokens<T>(tokens: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw withTokens(error, tokens);
	}
}

/** What fails on the way can be gone on with; a report that Pinterest itself has given up cannot. */
function withTokens(error: unknown, tokens: string): unknown {
	if (!(error instanceof Failure) || error.facts.jobId !== undefined) return error;
	const { kind, httpStatus } = error.facts;
	if (kind === 'refused' && httpStatus === undefined) return error;
	return new Failure({
		...error.facts,
		jobId: tokens,
		description: `${error.facts.description} Nothing is lost: within an hour, run the item again with "Tokens to Go On With" under Options set to ${tokens}, and what has been begun is not begun again.`,
	});
}
