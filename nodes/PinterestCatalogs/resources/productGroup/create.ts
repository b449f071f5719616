import type { IDataObject } from 'n8n-workflow';

import type { ElementOutcome } from '../../../api/elements';
import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { actingFor } from '../../../things/catalog';
import { filterFields, filtersMissing, filtersOf } from '../../../things/productFilters';
import { productGroupOutput, sourceFields, typeOf } from '../../../things/productGroup';
import { misplaced, more, name } from './fields';

/** Of one Pinterest returns the product group, of several their IDs in the order sent. */
function split(answer: IDataObject, sent: IDataObject[]): ElementOutcome[] {
	const made = (Array.isArray(answer) ? answer : [answer]) as Array<string | IDataObject>;
	return sent.map((element, index) => {
		const one = made[index] as string | IDataObject | undefined;
		if (typeof one === 'string') return { kind: 'done', result: { ...element, id: one } };
		return one?.id ? { kind: 'done', result: one } : { kind: 'untold' };
	});
}

const nameOf = (group: unknown): string => String((group as IDataObject).name ?? '').trim();

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a product group',
	description:
		'Create product groups, which ads and shops show, from the items of a feed or a catalog that fit filters; up to 1,000 in a call. Returns each with its ID.',
	endpoint: 'catalogs_product_groups/create',
	alsoCalls: ['catalogs_product_groups/create_many'],
	fields: [
		...sourceFields,
		{ ...name, required: true },
		...filterFields,
		collection('Additional Fields', 'additionalFields', more),
	],
	actsForAdAccount: true,
	check: (values) => [
		...filtersMissing(values),
		...misplaced(values.basedOn, (values.additionalFields ?? {}) as object),
	],
	fill: (values) => ({ body: { ...typeOf(values), filters: filtersOf(values) } }),
	batch: {
		things: 'product groups',
		most: 1000,
		into: (groups) =>
			groups.length === 1 ? { body: groups[0] } : { endpoint: 'catalogs_product_groups/create_many', body: groups },
		split,
		lookup: {
			list: ({ query }) => ({
				endpoint: 'catalogs_product_groups/list',
				query: actingFor(query as IDataObject | undefined),
			}),
			entries: 'product groups in the account',
			likeness: ({ body: sent }) => nameOf(sent),
			matches: (entry, { body: sent }) => nameOf(entry) === nameOf(sent),
			dated: true,
		},
	},
	output: productGroupOutput,
};
