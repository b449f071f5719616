import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { inputFailure } from '../api/failure';
import { readAll } from '../api/pages';
import type { Lookup } from '../operations/exactlyOnce';
import { NameList, type Kind, type Named } from '../operations/locators/byName';
import { checkId, type Finding, type Locator } from '../operations/locators/locator';
import { chosenId, currentAdAccountId, searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, text, type Output } from '../operations/output';
import { board } from './board';
import { idOrNew } from './ifMissing';

const KIND: Kind = { one: 'section', all: 'sections of the board', parameter: 'sectionId', resource: 'Board Section' };

async function sections({ client, once, adAccountId, values }: Finding): Promise<NameList> {
	const pathValues = { board_id: String(values.boardId) };
	const query = { ad_account_id: adAccountId };
	return await once(`sections ${pathValues.board_id}`, async () => {
		const list = await readAll(client, { endpoint: 'board_sections/list', pathValues, query });
		return new NameList(list as unknown as Named[], KIND);
	});
}

/** Finds a section that was just made. */
export const newSection: Lookup = {
	list: ({ pathValues, query }) => ({
		endpoint: 'board_sections/list',
		pathValues,
		query: { ad_account_id: query?.ad_account_id },
	}),
	likeness: ({ pathValues, body }) => [pathValues, body],
	matches: (one, { body }) => String(one.name).trim() === String((body as IDataObject).name).trim(),
	dated: false,
};

async function idByName(name: string, finding: Finding): Promise<string> {
	const request = {
		endpoint: 'board_sections/create',
		pathValues: { board_id: String(finding.values.boardId) },
	} as const;
	return await idOrNew(name, await sections(finding), { request, lookup: newSection }, finding);
}

/** Sections are known by ID, and by name within their board. */
export const section: Locator = {
	named: true,
	check(located) {
		if (located.mode === 'name') return undefined;
		if (located.mode === 'url')
			return 'cannot be given as an address. Give its name or its ID, or pick it from the list.';
		return checkId(located);
	},
	async find({ mode, value }, finding) {
		if (mode !== 'name') return value;
		if (finding.values.boardId) return await idByName(value, finding);
		throw inputFailure(
			`The section "${value}" cannot be found without its board`,
			'Give the board too, or give the section by ID.',
			'sectionId',
		);
	},
};

export async function searchSections(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	// In an update the board is among the fields to change.
	const given = this.getCurrentNodeParameter('boardId') ?? this.getCurrentNodeParameter('updateFields.boardId');
	const boardId = await chosenId(this, board, given, 'Board');
	if (boardId === undefined) return { results: [] };
	const request = {
		endpoint: 'board_sections/list' as const,
		pathValues: { board_id: boardId },
		query: { ad_account_id: currentAdAccountId(this) },
	};
	return await searchList(this, request, filter, from, ({ id, name }) => ({ name: String(name), value: String(id) }));
}

/** The parameter `sectionId`, for operations that also have `boardId`. */
export const sectionId = (changes: Partial<Field> = {}): Field => ({
	displayName: 'Section',
	name: 'sectionId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The section of the board, picked from the list or given by name or ID',
	typeOptions: { loadOptionsDependsOn: ['boardId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a section…',
			typeOptions: { searchListMethod: 'searchSections', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Soups' },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 549755885176' },
	],
	locate: section,
	...changes,
});

/** A section as all endpoints return it. */
export const sectionOutput: Output = { columns: { id: identity, name: text() }, selectable: ['id', 'name'] };
