import type { IDataObject } from 'n8n-workflow';

import type { Lookup } from '../operations/exactlyOnce';
import { identity, text, type Output } from '../operations/output';

/** Schema Label of the API description. */
export const labelOutput: Output = {
	columns: {
		id: identity,
		value: text(),
		label_type: text(),
		status: text(),
		parent_id: text(),
		parent_type: text(),
	},
	selectable: ['id', 'label_type', 'parent_id', 'parent_type', 'status', 'value'],
};

/** An entry of the list holds several labels, and what was refused beside them (`labels/list` of the API description). */
export const labelsIn = (entry: IDataObject | IDataObject[]): IDataObject[] =>
	((entry as IDataObject).labels as IDataObject[] | undefined) ?? [entry as IDataObject];

/** A campaign's ID may come with a letter before it (`parent_id` of the API description). */
const digitsOf = (id: unknown): string => String(id ?? '').replace(/^C/, '');

/** Finds a new label whose call was lost. A campaign has each of its labels once. */
export const labelLookup: Lookup = {
	list: ({ pathValues, body }) => ({
		endpoint: 'labels/list',
		pathValues,
		query: { campaign_ids: [String((body as IDataObject).parent_id)] },
	}),
	entries: 'labels of the campaign',
	inside: labelsIn,
	likeness: ({ pathValues, body }) => [pathValues, body],
	matches: (entry, { body }) => {
		const { value, label_type: type, parent_id: parent } = body as IDataObject;
		return entry.value === value && entry.label_type === type && digitsOf(entry.parent_id) === parent;
	},
	dated: false,
};
