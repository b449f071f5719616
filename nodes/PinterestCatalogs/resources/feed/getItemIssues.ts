import type { IDataObject } from 'n8n-workflow';

import { numericId } from '../../../operations/checks';
import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { identity, integer, text } from '../../../operations/output';
import { whatToDo } from '../../../things/feedProblems';

type Details = Record<string, IDataObject | null> | null | undefined;

function rows(item: IDataObject): IDataObject[] {
	return (['error', 'warning'] as const).flatMap((severity) =>
		Object.entries((item[`${severity}s`] as Details) ?? {})
			.filter(([, details]) => details)
			.map(([problem, details]) => ({
				item_id: item.item_id ?? null,
				item_number: item.item_number ?? null,
				severity,
				problem,
				attribute: details!.attribute_name ?? null,
				provided_value: details!.provided_value ?? null,
				what_to_do: whatToDo(problem),
			})),
	);
}

export const getItemIssues: Operation = {
	name: 'Get Item Issues',
	value: 'getItemIssues',
	action: 'Get the item issues of a processing result',
	description:
		'List items of a feed with what is wrong with them and what to do about it, one item for each problem. Pinterest gives up to 20 items for each kind of problem.',
	endpoint: 'items_issues/list',
	fields: [
		{
			displayName: 'Processing Result ID',
			name: 'processingResultId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 5224831246441439241',
			description: 'Which processing of the feed, as "Get Processing Results" and "Ingest" return it',
			check: numericId,
		},
		filters(
			{
				displayName: 'Item Numbers',
				name: 'itemNumbers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0, 5',
				description: 'Only these items, by their place in the file, of which the first is 0; with commas between them',
				several: true,
				check: (value) =>
					(value as unknown[]).every((one) => /^\d+$/.test(String(one)))
						? undefined
						: 'takes whole numbers with commas between them.',
				routing: query('item_numbers'),
			},
			{
				displayName: 'Problem',
				name: 'problem',
				type: 'string',
				default: '',
				placeholder: 'e.g. TITLE_MISSING',
				description: "Only items with this problem, by Pinterest's name of it",
				tidy: (text) => text.toUpperCase(),
				routing: query('item_validation_issue'),
			},
		),
	],
	actsForAdAccount: true,
	check({ filters: given }) {
		const { itemNumbers, problem } = (given ?? {}) as IDataObject;
		return itemNumbers && problem
			? ['"Item Numbers" and "Problem" do not go together; Pinterest takes one of them.']
			: [];
	},
	output: {
		columns: {
			item_id: text(),
			item_number: integer(),
			severity: identity,
			problem: identity,
			attribute: text(),
			provided_value: text(),
			what_to_do: identity,
		},
		rows,
	},
};
