import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import type { Call } from '../../../operations/call';
import type { Operation } from '../../../operations/operation';
import { inPieces } from '../../../operations/pool';
import { pinFilters } from '../../../reports/filters';
import { withVideoAdvice } from '../../../reports/metrics';
import { setPeriod } from '../../../reports/period';
import { reportRows } from '../../../reports/rows';
import { pinsOf, pinsProblem } from './manyPins';
import { pinReportColumns, pinReportFields, pinReportProblems } from './pinReport';

/** Most entries of `pin_ids` in one call. */
const MOST_PINS = 100;

/** Answers after which the Pins of one item are asked for alone: one of the others may be what Pinterest refused. */
const ABOUT_A_PIN = new Set([400, 401, 403, 404]);

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
	async execute(call) {
		setPeriod(call);
		const own = pinsOf(call.values.pinIds);
		const numbers = (await fromTogether(call, own)) ?? (await ask(call, own));
		return Object.fromEntries(own.filter((id) => id in numbers).map((id) => [id, numbers[id]])) as IDataObject;
	},
};

/**
 * The numbers of the Pins of one item, read together with those of the other items so that 100 Pins cost one call.
 * @returns undefined when Pinterest refused one of the calls, perhaps for a Pin of another item
 */
async function fromTogether(call: Call, own: string[]): Promise<IDataObject | undefined> {
	const { all, place } = await call.readOnce('Pins of all items', async () => await pinsOfAll(call));
	if (all.length === own.length) return undefined;
	const batches = new Set(own.map((id) => Math.floor((place.get(id) ?? -MOST_PINS) / MOST_PINS)));
	let numbers: IDataObject = {};
	for (const batch of batches) {
		const ids = all.slice(batch * MOST_PINS, (batch + 1) * MOST_PINS);
		const name = JSON.stringify(['numbers of Pins', batch, call.request.query]);
		const answer = await call.readOnce(name, async () => await askUnlessRefused(call, ids));
		if (!answer) return undefined;
		numbers = { ...numbers, ...answer };
	}
	return numbers;
}

interface Together {
	/** Every Pin of every item, once. */
	all: string[];
	/** Where a Pin stands in the list. */
	place: ReadonlyMap<string, number>;
}

async function pinsOfAll({ execution: { functions, parameters, client } }: Call): Promise<Together> {
	const place = new Map<string, number>();
	let before: unknown;
	const add = (index: number) => {
		const value = parameters.read('pinIds', index, '');
		if (value === before || pinsProblem(value)) return;
		before = value;
		for (const id of pinsOf(value)) if (!place.has(id)) place.set(id, place.size);
	};
	// An item with a wrong expression says so itself when its turn comes.
	await inPieces(functions.getInputData().length, add, client.signal);
	return { all: [...place.keys()], place };
}

async function askUnlessRefused(call: Call, ids: string[]): Promise<IDataObject | undefined> {
	return await askFor(call, ids).catch((error: unknown) => {
		const facts = error instanceof Failure ? error.facts : undefined;
		if (ABOUT_A_PIN.has(facts?.httpStatus ?? 0) && !facts?.settled) return undefined;
		throw error;
	});
}

/** Asks for these Pins alone. */
async function ask(call: Call, ids: string[]): Promise<IDataObject> {
	let numbers: IDataObject = {};
	for (let start = 0; start < ids.length; start += MOST_PINS) {
		numbers = { ...numbers, ...(await askFor(call, ids.slice(start, start + MOST_PINS))) };
	}
	return numbers;
}

async function askFor(call: Call, ids: string[]): Promise<IDataObject> {
	return await call.send({ query: { ...call.request.query, pin_ids: ids } }).catch((error: unknown) => {
		throw withWhichPin(ids, withVideoAdvice(call, error));
	});
}

/** Where one Pin spoils a call for many, says how to get at the others. */
function withWhichPin(ids: string[], error: unknown): unknown {
	if (!(error instanceof Failure) || ids.length === 1 || !ONE_PIN_REFUSED.has(error.facts.code ?? 0)) return error;
	const which = `Pinterest was asked for ${ids.length} Pins at once and does not say which of them it means. Give each Pin an input item of its own: then only the item with that Pin fails.`;
	return new Failure({ ...error.facts, parameter: 'pinIds', description: `${which} ${error.facts.description}` });
}
