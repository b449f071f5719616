import { query, type Field, type Operation } from '../../../operations/operation';
import { integer, text } from '../../../operations/output';
import { choicesOf, metricColumns, metricTypes, type Metric } from '../../../reports/metrics';
import { periodFields, periodProblems, period } from '../../../reports/period';
import { topPinRows } from '../../../reports/rows';

const limit: Field = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	default: 50,
	typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
	description: 'Max number of results to return',
	routing: query('num_of_pins'),
};

/** What the two lists of top Pins have in common. */
export function topPins(metrics: readonly Metric[], sorts: readonly Metric[], usual: Metric[], filters: Field) {
	return {
		fields: [
			{
				displayName: 'Sort By',
				name: 'sortBy',
				type: 'options',
				default: 'IMPRESSION',
				description: 'The number that decides which Pins are the top ones',
				options: choicesOf(sorts),
				routing: query('sort_by'),
			},
			...periodFields,
			metricTypes(metrics, {
				default: usual,
				description: 'The numbers to return, each a column; all when empty. Rates are shares: 0.08 is 8%.',
			}),
			limit,
			filters,
		],
		actsForAdAccount: true,
		output: {
			rows: topPinRows,
			columns: {
				rank: integer(),
				pin_id: text(),
				url: text(),
				...metricColumns(metrics),
				data_status: text(),
				available_until: text(),
			},
		},
		check: periodProblems,
		fill: period,
	} satisfies Partial<Operation>;
}
