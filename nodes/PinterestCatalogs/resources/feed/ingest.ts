import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import { untilDone, type Pending } from '../../../api/polling';
import type { Call } from '../../../operations/call';
import { createdAt } from '../../../operations/exactlyOnce';
import { processingTimeout } from '../../../operations/fields';
import type { Operation } from '../../../operations/operation';
import { identity, integer, text } from '../../../operations/output';
import { processingSeconds } from '../../../operations/ways/job';
import { actingFor } from '../../../things/catalog';
import { feedId } from '../../../things/feed';
import { ENDED, problemRows } from '../../../things/feedProblems';
import { waitForResult, waits } from '../../../things/waiting';

/** Milliseconds by which a result may carry an earlier time than the ingestion that it belongs to. */
const TOLERANCE = 5000;

/** The result of an ingestion among those of the feed. Pinterest does not say whether they share an ID. */
function resultOf(answer: unknown, ingestion: IDataObject): IDataObject | undefined {
	const results = ((answer as IDataObject).items ?? []) as IDataObject[];
	const since = createdAt(ingestion) - TOLERANCE;
	return results.find(({ id }) => id === ingestion.id) ?? results.find((one) => createdAt(one) >= since);
}

function pending({ request: { pathValues, query } }: Call, ingestion: IDataObject): Pending {
	return {
		ask: { endpoint: 'feed_processing_results/list', pathValues, query: actingFor(query as IDataObject) },
		field: (answer) => resultOf(answer, ingestion)?.status,
		done: ENDED,
		failed: [],
		failure: () => unfinished(0),
		unfinished,
	};
}

const unfinished = (seconds: number): Failure =>
	new Failure({
		kind: 'unreachable',
		message: `Pinterest was still processing the feed after ${seconds} seconds`,
		description:
			'It goes on by itself; large feeds take hours. Look later with "Get Processing Results", or let the Pinterest Ads Trigger start a workflow when it is done. "Processing Timeout" under Options waits longer.',
	});

export const ingest: Operation = {
	name: 'Ingest',
	value: 'ingest',
	action: 'Ingest a feed',
	description:
		'Let Pinterest fetch the file of a feed at once and wait for the result. Returns the problems that it found, one item for each kind with what to do about it, or one item without problems.',
	endpoint: 'feeds/ingest',
	fields: [feedId({ required: true })],
	options: [
		processingTimeout('How long to wait for the result. Large feeds take hours.'),
		waitForResult('until Pinterest has processed the feed, and return its problems'),
	],
	actsForAdAccount: true,
	output: {
		columns: {
			feed_id: identity,
			processing_result_id: text(),
			status: text(),
			severity: text(),
			problem: text(),
			occurrences: integer(),
			what_to_do: text(),
			products_in_file: integer(),
			products_ingested: integer(),
			created_at: text(),
		},
		rows: (result) => problemRows(result, String(result.feed_id)),
	},
	async execute(call) {
		const { values, client } = call;
		// A second fetching of the file does no harm.
		const ingestion = await call.send({ repeatable: true });
		const feed = { feed_id: call.text('feedId') };
		if (!waits(values)) return { ...feed, status: ingestion.status, created_at: ingestion.created_at };
		const answer = await untilDone(client, pending(call, ingestion), processingSeconds(values));
		return { ...resultOf(answer, ingestion), ...feed };
	},
};
