import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { identity, integer, text } from '../../../operations/output';
import { whatToDo } from '../../../things/feedProblems';
import { reportFields, reportOf } from './fields';

export const getStats: Operation = {
	name: 'Get Stats',
	value: 'getStats',
	action: 'Get the stats of a report',
	description:
		'Count the problems of a feed or a catalog by kind, with what each does to the items and what to do about it. Needs no waiting.',
	endpoint: 'reports/stats',
	fields: reportFields('DISTRIBUTION_ISSUES', 'FEED_INGESTION_ISSUES'),
	actsForAdAccount: true,
	// A deep object: a key for each of its values.
	fill: (values) => ({
		query: {
			'parameters[catalog_type]': String(values.catalogType),
			...Object.fromEntries(
				Object.entries(reportOf(values)).map(([name, value]) => [`parameters[report][${name}]`, String(value)]),
			),
		},
	}),
	output: {
		columns: {
			report_type: identity,
			problem: text('code_label'),
			code: integer(),
			message: text(),
			occurrences: integer(),
			severity: text(),
			ineligible_for_ads: { type: 'boolean' },
			ineligible_for_organic: { type: 'boolean' },
			what_to_do: text(({ code_label: label }: IDataObject) => (label ? whatToDo(String(label)) : undefined)),
			catalog_id: text(),
		},
		selectable: [
			'catalog_id',
			'code',
			'code_label',
			'ineligible_for_ads',
			'ineligible_for_organic',
			'message',
			'occurrences',
			'report_type',
			'severity',
		],
	},
};
