import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import type { Operation } from '../../../operations/operation';
import { processingTimeout } from '../../../operations/fields';
import { actingFor } from '../../../things/catalog';
import { reportFields, reportOf } from './fields';

const unfinished = (seconds: number): Failure =>
	new Failure({
		kind: 'unreachable',
		message: `Pinterest was still making the report after ${seconds} seconds`,
		description:
			'Run the item again later: for the rest of the day Pinterest goes on with the same report. "Processing Timeout" under Options waits longer.',
	});

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a report',
	description:
		'Order a report about a catalog or a feed, wait for it, and return its rows, one item each, with the columns that Pinterest gives it. Pinterest makes a report once a day: ordered again with the same values it is the same, even if items have changed.',
	endpoint: 'reports/create',
	alsoCalls: ['reports/get'],
	fields: reportFields('ALL_ITEMS', 'DISTRIBUTION_ISSUES', 'FEED_INGESTION_ISSUES'),
	options: [processingTimeout('How long to wait for the report')],
	actsForAdAccount: true,
	fill: (values) => ({ body: { catalog_type: values.catalogType, report: reportOf(values) } }),
	job: {
		// With the same values Pinterest gives the same report all day, so nothing is begun twice by running again.
		async start(call) {
			return String((await call.send({ repeatable: true })).token);
		},
		pending: (token, { request }) => ({
			ask: {
				endpoint: 'reports/get',
				query: { ...actingFor(request.query as IDataObject | undefined), token },
			},
			field: 'report_status',
			done: ['FINISHED'],
			failed: [],
			failure: () => unfinished(0),
			unfinished,
		}),
		file: { what: 'the report', address: ({ url }) => (url ? String(url) : undefined) },
	},
	output: { columns: {}, open: true },
};
