import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import type { Operation } from '../../../operations/operation';
import { pinFilters } from '../../../reports/filters';
import { withVideoAdvice } from '../../../reports/metrics';
import { period } from '../../../reports/period';
import { reportRows } from '../../../reports/rows';
import { pinsOf, pinsProblem } from './manyPins';
import { pinReportColumns, pinReportFields, pinReportProblems } from './pinReport';

/** Most entries of `pin_ids` in one call. */
const MOST_PINS = 100;

/** Pinterest's codes for a Pin that belongs to somebody else, and for one that is not there. */
const ONE_PIN_REFUSED = new Set([7, 50]);

export const getManyAnalytics: Operation = {
	name: 'Get Many Analytics',
	value: 'getManyAnalytics',
	action: 'Get analytics of many pins',
	description:
		'Get the numbers of any number of Pins for a period within the last 90 days, or by day. Pins of all input items are asked for together, 100 in a call. Each Pin is a row (or a row for each day, where it has any). Without access to this beta feature use Get Analytics.',
	endpoint: 'multi_pins/analytics',
	fields: [
		{
			displayName: 'Pin IDs',
			name: 'pinIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 813744226420795884, 813744226420795885',
			description:
				'IDs or addresses of Pins, separated by commas, or a list from an expression. Where each input item is a Pin, give only its ID: 100 items still need only one call.',
			several: true,
			check: pinsProblem,
		},
		...pinReportFields,
		pinFilters,
	],
	actsForAdAccount: true,
	output: {
		rows: (raw, call) =>
			pinsOf(call.values.pinIds).flatMap((id) => {
				const answer = raw[id] as IDataObject | undefined;
				return reportRows(answer, call, { pin_id: id });
			}),
		columns: pinReportColumns,
	},
	check: pinReportProblems,
	fill: period,
	batch: {
		things: 'Pins',
		most: MOST_PINS,
		elements: ({ pinIds }) => pinsOf(pinIds).map((id) => ({ id })),
		distinct: true,
		into: (pins) => ({ query: { pin_ids: pins.map(({ id }) => String(id)) } }),
		split: (numbers, pins) =>
			pins.map(({ id }) => ({
				kind: 'done',
				result: String(id) in numbers ? { [String(id)]: numbers[String(id)] } : {},
			})),
		result: (numbers) => Object.assign({}, ...numbers) as IDataObject,
	},
	advise: (failure, call, pins) => withWhichPin(pins, withVideoAdvice(failure, call)),
};

/** Where one Pin spoils a call for many, says how to get at the others. */
function withWhichPin(pins: number, failure: Failure): Failure {
	if (pins === 1 || !ONE_PIN_REFUSED.has(failure.facts.code ?? 0)) return failure;
	const which = `Pinterest was asked for ${pins} Pins at once and does not say which of them it means. Give each Pin an input item of its own: then only the item with that Pin fails.`;
	return new Failure({ ...failure.facts, parameter: 'pinIds', description: `${which} ${failure.facts.description}` });
}
