import { query, type Operation } from '../../../operations/operation';
import { pinFilters } from '../../../reports/filters';
import { withVideoAdvice } from '../../../reports/metrics';
import { period } from '../../../reports/period';
import { reportRows, splitColumns } from '../../../reports/rows';
import { pinId } from '../../../things/pin';
import { pinReportColumns, pinReportFields, pinReportProblems } from './pinReport';

export const getAnalytics: Operation = {
	name: 'Get Analytics',
	value: 'getAnalytics',
	action: 'Get analytics of a pin',
	description:
		'Get the numbers of one Pin for a period within the last 90 days, or by day: impressions, clicks, saves, comments, video views. The Pin must belong to the account or be on a board shared with it. For many Pins use Get Many Analytics.',
	endpoint: 'pins/analytics',
	fields: [
		pinId(),
		...pinReportFields,
		{
			displayName: 'Split By',
			name: 'splitField',
			type: 'options',
			default: 'NO_SPLIT',
			description: 'Return a row of its own for each part',
			options: [
				{ name: 'No Split', value: 'NO_SPLIT', description: 'One row for everything' },
				{ name: 'Device', value: 'APP_TYPE', description: 'Mobile, tablet and web' },
			],
			routing: query('split_field'),
		},
		pinFilters,
	],
	actsForAdAccount: true,
	output: {
		rows: (raw, call) => reportRows(raw, call, { pin_id: call.text('pinId') }),
		columns: { ...pinReportColumns, ...splitColumns('APP_TYPE') },
	},
	check: pinReportProblems,
	fill: period,
	advise: withVideoAdvice,
};
