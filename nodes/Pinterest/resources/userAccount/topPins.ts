import type { IDataObject } from 'n8n-workflow';

import { pages } from '../../../api/pages';
import type { Call } from '../../../operations/call';
import { query, type Field, type Operation } from '../../../operations/operation';
import { integer, text, type Column } from '../../../operations/output';
import { choicesOf, metricColumns, metricTypes, type Metric } from '../../../reports/metrics';
import { periodFields, periodProblems, period } from '../../../reports/period';
import { topPinRows } from '../../../reports/rows';
import { pinOutput } from '../../../things/pinOutput';

const limit: Field = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	default: 50,
	typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
	description: 'Max number of results to return',
	routing: query('num_of_pins'),
};

const includeDetails: Field = {
	displayName: 'Include Pin Details',
	name: 'includeDetails',
	type: 'boolean',
	default: false,
	description:
		'Whether to add title, link and image of each Pin. For this the Pins of the account are read, the newest first, until all are found: one call for every 250 Pins.',
};

const isWanted = ({ includeDetails: wanted }: IDataObject): boolean => wanted === true;

/** What is added of each Pin. */
const DETAILS = ['title', 'link', 'image_url'] as const;

const detailColumns: Record<string, Column> = Object.fromEntries(
	DETAILS.map((name) => [name, { type: 'text', asked: isWanted }]),
);

/** Puts the Pins themselves beside their numbers, as `pin`. One that is not on the account any more has none. */
async function withDetails(call: Call, answer: IDataObject): Promise<IDataObject> {
	const tops = (answer.pins ?? []) as IDataObject[];
	const missing = new Set(tops.map(({ pin_id: id }) => String(id)));
	const found = new Map<string, IDataObject>();
	const query = { ad_account_id: call.request.query?.ad_account_id };
	for await (const { items } of pages(call.client, { endpoint: 'pins/list', query })) {
		for (const pin of items) if (missing.delete(String(pin.id))) found.set(String(pin.id), pin);
		if (missing.size === 0) break;
	}
	return { ...answer, pins: tops.map((top) => ({ ...top, pin: found.get(String(top.pin_id)) ?? null })) };
}

function rows(answer: IDataObject, call: Call): IDataObject[] {
	const all = topPinRows(answer, call);
	if (!isWanted(call.values)) return all;
	return all.map((row, at) => {
		const pin = ((answer.pins as IDataObject[])[at].pin ?? {}) as IDataObject;
		const { from } = pinOutput.columns.image_url;
		const image = typeof from === 'function' ? from(pin) : undefined;
		return { ...row, title: pin.title ?? null, link: pin.link ?? null, image_url: (image ?? null) as string | null };
	});
}

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
			includeDetails,
			filters,
		],
		actsForAdAccount: true,
		output: {
			rows,
			columns: {
				rank: integer(),
				pin_id: text(),
				url: text(),
				...metricColumns(metrics),
				data_status: text(),
				available_until: text(),
				...detailColumns,
			},
		},
		check: periodProblems,
		fill: period,
		async execute(call: Call) {
			const answer = await call.send();
			return isWanted(call.values) ? await withDetails(call, answer) : answer;
		},
	} satisfies Partial<Operation>;
}
