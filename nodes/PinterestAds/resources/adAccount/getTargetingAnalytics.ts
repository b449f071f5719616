import type { Operation } from '../../../operations/operation';
import { listIn } from '../../../operations/output';
import { AD_ROW_COLUMNS, adReportProblems, adReportQuery } from '../../../reports/adReport';
import {
	ACCOUNT_TARGETING,
	targetingColumns,
	targetingReportFields,
	targetingRow,
} from '../../../reports/targetingReport';
import { adAccountId } from '../../../things/adAccount';

export const getTargetingAnalytics: Operation = {
	name: 'Get Targeting Analytics',
	value: 'getTargetingAnalytics',
	action: 'Get targeting analytics of an ad account',
	description:
		'Get the numbers of an ad account in parts: by age, gender, place, device, interest, keyword and more. Parts of different kinds count the same things, so never add them up.',
	endpoint: 'ad_account_targeting_analytics/get',
	fields: [adAccountId(), ...targetingReportFields(ACCOUNT_TARGETING)],
	check: adReportProblems,
	fill: adReportQuery,
	entries: listIn('data'),
	output: {
		columns: targetingColumns('ad_account_id'),
		choosable: AD_ROW_COLUMNS,
		rows: (raw, call) => [targetingRow(raw, call, { ad_account_id: call.text('adAccountId') })],
	},
};
