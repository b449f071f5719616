import type { Operation } from '../../../operations/operation';
import {
	AD_ROW_COLUMNS,
	adReportColumns,
	adReportFields,
	adReportProblems,
	adReportQuery,
	adReportRow,
} from '../../../reports/adReport';
import { adAccountId } from '../../../things/adAccount';

export const getAnalytics: Operation = {
	name: 'Get Analytics',
	value: 'getAnalytics',
	action: 'Get analytics of an ad account',
	description:
		'Get what all ads of an ad account cost and brought in a period within the last 90 days, in one row or by hour, day, week or month',
	endpoint: 'ad_account/analytics',
	fields: [adAccountId(), ...adReportFields()],
	check: adReportProblems,
	fill: adReportQuery,
	output: {
		columns: adReportColumns('ad_account_id'),
		choosable: AD_ROW_COLUMNS,
		rows: (raw, call) => [adReportRow(raw, call, { ad_account_id: call.text('adAccountId') })],
	},
};
