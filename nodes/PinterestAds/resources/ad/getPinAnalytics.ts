import type { IDataObject } from 'n8n-workflow';

import { allOf, mostOf } from '../../../operations/checks';
import { query, type Operation } from '../../../operations/operation';
import {
	AD_ROW_COLUMNS,
	adNumberFields,
	adReportColumns,
	adReportProblems,
	adReportQuery,
	adReportRow,
} from '../../../reports/adReport';
import { adAccountId } from '../../../things/adAccount';
import { someIds } from '../../../things/adEntity';
import { campaignId } from '../../../things/campaign';

/** Most Pins that Pinterest takes in one call. */
const MOST_PINS = 100;

export const getPinAnalytics: Operation = {
	name: 'Get Pin Analytics',
	value: 'getPinAnalytics',
	action: 'Get analytics of pins in a campaign',
	description:
		'Get what up to 100 Pins cost and brought as ads of one campaign, in a period within the last 90 days, in one row each or by hour, day, week or month',
	endpoint: 'ad_pins/analytics',
	fields: [
		adAccountId(),
		campaignId({ routing: query('campaign_id') }),
		{
			displayName: 'Pin IDs',
			name: 'pinIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 813744226420795884, 813744226420795885',
			description: 'At most 100: IDs of Pins with commas between them, or a list from an expression',
			several: true,
			check: allOf(someIds, mostOf(MOST_PINS)),
			routing: query('pin_ids'),
		},
		...adNumberFields(),
	],
	check: adReportProblems,
	fill: adReportQuery,
	entries: (answer) => (Array.isArray(answer) ? answer : []),
	output: {
		columns: adReportColumns('campaign_id', 'pin_id'),
		choosable: AD_ROW_COLUMNS,
		rows: (raw, call) => {
			const whose = { campaign_id: String(call.values.campaignId), pin_id: String(raw.PIN_ID) };
			return [adReportRow(raw, call, whose as IDataObject)];
		},
	},
};
