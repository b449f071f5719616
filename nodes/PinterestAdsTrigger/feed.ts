import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import { at, identity, integer, text, type Output } from '../operations/output';

/** States in which Pinterest still works on a feed. Any other, also one that it adds later, is an end that is worth telling. */
const AT_WORK = /PROCESSING|QUEUED|PENDING|IN_PROGRESS/;

export const isProcessed = ({ status }: IDataObject): boolean => !AT_WORK.test(String(status ?? 'PROCESSING'));

/** Counts by the name of the problem, in one text and in sum. */
function problems(raw: IDataObject, kind: 'errors' | 'warnings'): Array<[string, number]> {
	return ['ingestion_details', 'validation_details'].flatMap((part) => {
		const counts = at(raw, `${part}.${kind}`);
		return isRecord(counts)
			? Object.entries(counts).flatMap(([name, count]): Array<[string, number]> => {
					const number = Number(count);
					return number > 0 ? [[name, number]] : [];
				})
			: [];
	});
}

const sum = (kind: 'errors' | 'warnings') =>
	integer((raw: IDataObject) => problems(raw, kind).reduce((all, [, count]) => all + count, 0));

const words = (kind: 'errors' | 'warnings') =>
	text((raw: IDataObject) =>
		problems(raw, kind)
			.sort(([, one], [, other]) => other - one)
			.map(([name, count]) => `${name}: ${count}`)
			.join(', '),
	);

/** What became of a feed: schema CatalogsFeedProcessingResult of the API description. */
export const feedResultOutput: Output = {
	columns: {
		id: identity,
		feed_id: text(),
		status: text(),
		product_count: integer('product_counts.original'),
		ingested_count: integer('product_counts.ingested'),
		error_count: sum('errors'),
		errors: words('errors'),
		warning_count: sum('warnings'),
		warnings: words('warnings'),
		created_at: text(),
	},
	selectable: [
		'created_at',
		'feed_id',
		'id',
		'ingestion_details',
		'product_counts',
		'status',
		'updated_at',
		'validation_details',
	],
};
