import type { IDataObject } from 'n8n-workflow';

import type { EndpointId } from '../api/endpoints';
import { allOf, mostOf } from '../operations/checks';
import { query, type Field, type Operation } from '../operations/operation';
import { listIn } from '../operations/output';
import {
	AD_ROW_COLUMNS,
	adReportColumns,
	adReportFields,
	adReportProblems,
	adReportQuery,
	adReportRow,
} from '../reports/adReport';
import { targetingColumns, targetingReportFields, targetingRow } from '../reports/targetingReport';
import { adAccountId } from './adAccount';
import { MOST_IDS, someIds } from './adEntity';

/** What the operations that read numbers have to know of the things. */
export interface Numbers {
	/** e.g. `campaigns` */
	things: string;
	/** e.g. `Campaign` */
	label: string;
	/** The parameter that takes their IDs. */
	parameter: string;
	/** An ID. */
	example: string;
	/** The query parameter that takes their IDs. */
	query: string;
	/** The column that has the ID; in Pinterest's rows it is written in capitals. */
	column: string;
}

const idsField = (kind: Numbers, howMany: 'Any number' | 'At most 250', check: Field['check']): Field => ({
	displayName: `${kind.label} IDs`,
	name: kind.parameter,
	type: 'string',
	required: true,
	default: '',
	placeholder: `e.g. ${kind.example}, ${kind.example.slice(0, -1)}9`,
	description: `${howMany}: IDs of ${kind.things} with commas between them, or a list from an expression`,
	several: true,
	check,
});

/** The IDs in a value of that parameter, each once. */
const idsIn = (value: unknown): string[] => [...new Set((value as unknown[]).map(String))];

const rowsOf = (answer: unknown, column: string, id: string): IDataObject[] =>
	(Array.isArray(answer) ? (answer as IDataObject[]) : []).filter((row) => String(row[column]) === id);

/** The operation that reads what things cost and brought: those of all items together, 250 in a call. */
export function analyticsOf(kind: Numbers, endpoint: EndpointId): Operation {
	const inRows = kind.column.toUpperCase();
	return {
		name: 'Get Analytics',
		value: 'getAnalytics',
		action: `Get analytics of ${kind.things}`,
		description: `Get what ${kind.things} cost and brought in a period within the last 90 days, in one row each or by hour, day, week or month. The ${kind.things} of all input items are asked for together, 250 in a call.`,
		endpoint,
		fields: [adAccountId(), idsField(kind, 'Any number', someIds), ...adReportFields()],
		check: adReportProblems,
		fill: adReportQuery,
		output: {
			columns: adReportColumns(kind.column),
			choosable: AD_ROW_COLUMNS,
			rows: (raw, call) => [adReportRow(raw, call, { [kind.column]: String(raw[inRows]) })],
		},
		batch: {
			things: kind.things,
			most: MOST_IDS,
			elements: (values) => idsIn(values[kind.parameter]).map((id) => ({ id })),
			distinct: true,
			into: (elements) => ({ query: { [kind.query]: elements.map(({ id }) => String(id)) } }),
			split: (answer, elements) =>
				elements.map(({ id }) => ({ kind: 'done', result: { id, rows: rowsOf(answer, inRows, String(id)) } })),
			// What has no numbers is left out by Pinterest; of a whole period that is an answer too.
			result: (results, { values }) =>
				results.flatMap(({ id, rows }) =>
					(rows as IDataObject[]).length === 0 && values.granularity === 'TOTAL' && values.output !== 'raw'
						? [{ [inRows]: id } as IDataObject]
						: (rows as IDataObject[]),
				),
		},
	};
}

/**
 * The operation that reads these numbers in parts.
 * @param types what they can be parted by
 */
export function targetingAnalyticsOf(kind: Numbers, endpoint: EndpointId, types: readonly string[]): Operation {
	const inRows = kind.column.toUpperCase();
	const ids = idsField(kind, 'At most 250', allOf(someIds, mostOf(MOST_IDS)));
	return {
		name: 'Get Targeting Analytics',
		value: 'getTargetingAnalytics',
		action: `Get targeting analytics of ${kind.things}`,
		description: `Get the numbers of up to 250 ${kind.things} in parts: by age, gender, place, device, interest, keyword and more. Parts of different kinds count the same things, so never add them up.`,
		endpoint,
		fields: [adAccountId(), { ...ids, routing: query(kind.query) }, ...targetingReportFields(types)],
		check: adReportProblems,
		fill: adReportQuery,
		entries: listIn('data'),
		output: {
			columns: targetingColumns(kind.column),
			choosable: AD_ROW_COLUMNS,
			rows: (raw, call) => {
				const told = ((raw.metrics ?? {}) as IDataObject)[inRows];
				const asked = idsIn(call.values[kind.parameter]);
				const id = told ?? (asked.length === 1 ? asked[0] : undefined);
				return [targetingRow(raw, call, { [kind.column]: id === undefined ? null : String(id) })];
			},
		},
	};
}
