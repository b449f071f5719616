import type { IDataObject } from 'n8n-workflow';

import { query, type Operation } from '../../../operations/operation';
import { dayFromToday, dayOf } from '../../../reports/days';

export const getMetricsReadyState: Operation = {
	name: 'Get Metrics Ready State',
	value: 'getMetricsReadyState',
	action: 'Get whether the metrics of a day are final',
	description:
		'See whether the numbers of a day are final, those about conversions and all others, before a report is run. Days are UTC.',
	endpoint: 'metrics_ready_state/get',
	fields: [
		{
			displayName: 'Date',
			name: 'date',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description: 'The day; yesterday when it is empty',
			check: (value) =>
				dayOf(value) ? undefined : `is not a date: "${String(value)}". It looks like ${dayFromToday(-1)}.`,
			wire: dayOf,
			routing: query('date'),
		},
	],
	fill: ({ date }) => (date ? {} : { query: { date: dayFromToday(-1) } }),
	output: {
		columns: {
			is_ready: {
				type: 'boolean',
				always: true,
				from: (raw: IDataObject) => raw.conversion_metrics_ready === true && raw.non_conversion_metrics_ready === true,
			},
			conversion_metrics_ready: { type: 'boolean' },
			non_conversion_metrics_ready: { type: 'boolean' },
		},
		selectable: ['conversion_metrics_ready', 'non_conversion_metrics_ready'],
	},
};
