import type { IDataObject } from 'n8n-workflow';

import { pages } from '../../../api/pages';
import type { Operation } from '../../../operations/operation';
import { identity, integer, text } from '../../../operations/output';
import { feedId } from '../../../things/feed';
import { problemsOf, whatToDoAbout } from '../../../things/feedProblems';

const count = (severity: 'error' | 'warning') =>
	integer((raw: IDataObject) => problemsOf(raw).filter((one) => one.severity === severity).length);

export const getProcessingResults: Operation = {
	name: 'Get Processing Results',
	value: 'getProcessingResults',
	action: 'Get the processing results of a feed',
	description:
		'List what became of a feed each time that Pinterest processed it, the newest first: status, number of products, problems. Pinterest gives the first page only, up to 250 results.',
	endpoint: 'feed_processing_results/list',
	fields: [feedId({ required: true })],
	actsForAdAccount: true,
	output: {
		columns: {
			id: identity,
			status: text(),
			created_at: text(),
			products_in_file: integer('product_counts.original'),
			products_ingested: integer('product_counts.ingested'),
			error_kinds: count('error'),
			warning_kinds: count('warning'),
			problems: text((raw: IDataObject) =>
				problemsOf(raw)
					.map(({ problem, occurrences }) => `${problem} (${occurrences})`)
					.join(', '),
			),
			what_to_do: text(({ status }: IDataObject) => whatToDoAbout(status)),
		},
		selectable: [
			'created_at',
			'id',
			'ingestion_details',
			'product_counts',
			'status',
			'updated_at',
			'validation_details',
			'video_counts',
		],
	},
	async execute({ client, request, limit }) {
		const all: IDataObject[] = [];
		for await (const { items } of pages(client, request, limit)) {
			// "The bookmark parameter is not functional": the first page may come again.
			if (items.length === 0 || all.some(({ id }) => id === items[0].id)) break;
			all.push(...items);
		}
		return all;
	},
};
