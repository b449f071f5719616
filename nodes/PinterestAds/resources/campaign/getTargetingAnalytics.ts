import { mostOf } from '../../../operations/checks';
import { query, type Operation } from '../../../operations/operation';
import { listIn } from '../../../operations/output';
import { adReportProblems, adReportQuery } from '../../../reports/adReport';
import {
	CAMPAIGN_TARGETING,
	targetingColumns,
	targetingReportFields,
	targetingRow,
} from '../../../reports/targetingReport';
import { adAccountId } from '../../../things/adAccount';
import { MOST_IDS } from '../../../things/adEntity';
import { campaignIds, idsIn } from './report';

export const getTargetingAnalytics: Operation = {
	name: 'Get Targeting Analytics',
	value: 'getTargetingAnalytics',
	action: 'Get targeting analytics of campaigns',
	description:
		'Get the numbers of up to 250 campaigns in parts: by age, gender, place, device, interest, keyword and more. Parts of different kinds count the same things, so never add them up.',
	endpoint: 'campaign_targeting_analytics/get',
	fields: [
		adAccountId(),
		{ ...campaignIds('At most 250', mostOf(MOST_IDS)), routing: query('campaign_ids') },
		...targetingReportFields(CAMPAIGN_TARGETING),
	],
	check: adReportProblems,
	fill: adReportQuery,
	entries: listIn('data'),
	output: {
		columns: targetingColumns('campaign_id'),
		rows: (raw, call) => {
			const { CAMPAIGN_ID: told } = (raw.metrics ?? {}) as { CAMPAIGN_ID?: unknown };
			const asked = idsIn(call.values.campaignIds);
			const id = told ?? (asked.length === 1 ? asked[0] : undefined);
			return [targetingRow(raw, call, { campaign_id: id === undefined ? null : String(id) })];
		},
	},
};
