import type { IDataObject } from 'n8n-workflow';

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
import { MOST_IDS, someIds } from '../../../things/adEntity';

export const getAnalytics: Operation = {
	name: 'Get Analytics',
	value: 'getAnalytics',
	action: 'Get analytics of product group promotions',
	description:
		'Get what promoted product groups cost and brought in a period within the last 90 days, in one row each or by hour, day, week or month. Those of all input items are asked for together, 250 in a call.',
	endpoint: 'product_groups/analytics',
	fields: [
		adAccountId(),
		{
			displayName: 'Product Group Promotion IDs',
			name: 'productGroupIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 2680059592705, 2680059592706',
			description: 'Any number: IDs with commas between them, or a list from an expression',
			several: true,
			check: someIds,
		},
		...adReportFields(),
	],
	check: adReportProblems,
	fill: adReportQuery,
	output: {
		columns: adReportColumns('product_group_id'),
		choosable: AD_ROW_COLUMNS,
		rows: (raw, call) => [adReportRow(raw, call, { product_group_id: String(raw.PRODUCT_GROUP_ID) })],
	},
	batch: {
		things: 'product group promotions',
		most: MOST_IDS,
		elements: ({ productGroupIds: ids }) => [...new Set((ids as unknown[]).map(String))].map((id) => ({ id })),
		distinct: true,
		into: (promotions) => ({ query: { product_group_ids: promotions.map(({ id }) => String(id)) } }),
		split: (answer, promotions) =>
			promotions.map(({ id }) => ({ kind: 'done', result: { id, rows: rowsOf(answer, String(id)) } })),
		// What has no numbers is left out by Pinterest; of a whole period that is an answer too.
		result: (results, { values }) =>
			results.flatMap(({ id, rows }) =>
				(rows as IDataObject[]).length === 0 && values.granularity === 'TOTAL' && values.output !== 'raw'
					? [{ PRODUCT_GROUP_ID: id } as IDataObject]
					: (rows as IDataObject[]),
			),
	},
};

function rowsOf(answer: unknown, id: string): IDataObject[] {
	const rows = Array.isArray(answer) ? (answer as IDataObject[]) : [];
	return rows.filter((row) => String(row.PRODUCT_GROUP_ID) === id);
}
