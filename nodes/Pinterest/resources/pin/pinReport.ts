import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../../operations/operation';
import { text, type Output } from '../../../operations/output';
import { metricColumns, metricTypes, PIN_METRICS, pinMetricProblems } from '../../../reports/metrics';
import { periodFields, periodProblems } from '../../../reports/period';
import { reportColumns, rowsField } from '../../../reports/rows';

/** The fields of one Pin's numbers and of many Pins' numbers. */
export const pinReportFields: Field[] = [
	...periodFields,
	metricTypes(PIN_METRICS, {
		required: true,
		default: ['IMPRESSION', 'PIN_CLICK', 'OUTBOUND_CLICK', 'SAVE', 'TOTAL_COMMENTS', 'TOTAL_REACTIONS'],
		description:
			'The numbers to return, each a column. Those that begin with "Video" are for video Pins. Total comments and reactions are of the whole life of the Pin.',
	}),
	rowsField('total', 'Total comments and reactions come with "Total" only, for Pinterest does not count them by day.'),
];

export const pinReportColumns: Output['columns'] = {
	pin_id: text(),
	...reportColumns,
	...metricColumns(PIN_METRICS),
};

export const pinReportProblems = (values: IDataObject): string[] => [
	...periodProblems(values),
	...pinMetricProblems(values),
];
