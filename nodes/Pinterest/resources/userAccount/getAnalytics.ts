import { query, type Operation } from '../../../operations/operation';
import { accountReportFilters } from '../../../reports/filters';
import { ACCOUNT_METRICS, metricColumns, metricTypes } from '../../../reports/metrics';
import { periodFields, periodProblems, period } from '../../../reports/period';
import { reportColumns, reportRows, rowsField, SPLIT_COLUMNS, splitColumns } from '../../../reports/rows';

export const getAnalytics: Operation = {
	name: 'Get Analytics',
	value: 'getAnalytics',
	action: 'Get analytics of the account',
	description:
		'Get the numbers of the whole account by day or for a period within the last 90 days: impressions, clicks, saves, engagement',
	endpoint: 'user_account/analytics',
	fields: [
		...periodFields,
		metricTypes(ACCOUNT_METRICS, {
			default: ['IMPRESSION', 'ENGAGEMENT', 'PIN_CLICK', 'OUTBOUND_CLICK', 'SAVE'],
			description: 'The numbers to return, each a column; all when empty. Rates are shares: 0.08 is 8%.',
		}),
		rowsField('daily', ''),
		{
			displayName: 'Split By',
			name: 'splitField',
			type: 'options',
			default: 'NO_SPLIT',
			description: 'Return a row of its own for each part',
			options: [
				{ name: 'Claimed Content', value: 'OWNED_CONTENT', description: 'Pins to your claimed website, and others' },
				{ name: 'Device', value: 'APP_TYPE', description: 'Mobile, tablet and web' },
				{ name: 'No Split', value: 'NO_SPLIT', description: 'One row for everything' },
				{ name: 'Pin Format', value: 'PIN_FORMAT', description: 'Images, videos, products, ads' },
				{ name: 'Source', value: 'SOURCE', description: 'Your Pins, and what others made from your accounts' },
			],
			routing: query('split_field'),
		},
		accountReportFilters,
	],
	actsForAdAccount: true,
	output: {
		rows: reportRows,
		columns: { ...reportColumns, ...splitColumns(...Object.keys(SPLIT_COLUMNS)), ...metricColumns(ACCOUNT_METRICS) },
	},
	check: periodProblems,
	fill: period,
};
