import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import {
	adReportColumns,
	adReportFields,
	adReportProblems,
	adReportQuery,
	adReportRow,
} from '../../../reports/adReport';
import { adAccountId } from '../../../things/adAccount';
import { MOST_IDS } from '../../../things/adEntity';
import { campaignIds, idsIn } from './report';

export const getAnalytics: Operation = {
	name: 'Get Analytics',
	value: 'getAnalytics',
	action: 'Get analytics of campaigns',
	description:
		'Get what campaigns cost and brought in a period within the last 90 days, in one row each or by hour, day, week or month. The campaigns of all input items are asked for together, 250 in a call.',
	endpoint: 'campaigns/analytics',
	fields: [adAccountId(), campaignIds('Any number'), ...adReportFields()],
	check: adReportProblems,
	fill: adReportQuery,
	output: {
		columns: adReportColumns('campaign_id'),
		rows: (raw, call) => [adReportRow(raw, call, { campaign_id: String(raw.CAMPAIGN_ID) })],
	},
	batch: {
		things: 'campaigns',
		most: MOST_IDS,
		elements: ({ campaignIds: ids }) => idsIn(ids).map((id) => ({ id })),
		distinct: true,
		into: (campaigns) => ({ query: { campaign_ids: campaigns.map(({ id }) => String(id)) } }),
		split: (answer, campaigns) =>
			campaigns.map(({ id }) => ({ kind: 'done', result: { id, rows: rowsOf(answer, String(id)) } })),
		// A campaign that has no numbers is left out by Pinterest; of a whole period that is an answer too.
		result: (results, { values }) =>
			results.flatMap(({ id, rows }) =>
				(rows as IDataObject[]).length === 0 && values.granularity === 'TOTAL' && values.output !== 'raw'
					? [{ CAMPAIGN_ID: id } as IDataObject]
					: (rows as IDataObject[]),
			),
	},
};

function rowsOf(answer: unknown, id: string): IDataObject[] {
	return (Array.isArray(answer) ? (answer as IDataObject[]) : []).filter((row) => String(row.CAMPAIGN_ID) === id);
}
