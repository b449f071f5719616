import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { readAll } from '../../api/pages';
import type { Field } from '../operation';
import { idByName, theOnly, type Kind, type Named } from './byName';
import { checkId, pathOf, type Finding, type Locator } from './locator';
import { searchList } from './search';

interface Board extends Named {
	owner?: { username?: string };
}

const KIND: Kind = { one: 'board', all: 'boards of the connected account', parameter: 'boardId' };

async function boards({ client, once, adAccountId }: Finding): Promise<Board[]> {
	const query = { ad_account_id: adAccountId };
	return await once(
		`boards ${adAccountId ?? ''}`,
		async () => (await readAll(client, { endpoint: 'boards/list', query })) as unknown as Board[],
	);
}

/**
 * Boards are known by ID, by name, and by address. An address has no ID in it: its last part is the name in lower case with
 * hyphens, so it is matched with the names of the account's boards.
 */
export const board: Locator = {
	named: true,
	check(located) {
		if (located.mode === 'name') return undefined;
		if (located.mode !== 'url') return checkId(located);
		return pathOf(located.value).length >= 2 && !/^pin$/i.test(pathOf(located.value)[0])
			? undefined
			: `is not the address of a board: "${located.value}". It looks like https://www.pinterest.com/username/board-name/.`;
	},
	async find({ mode, value }, finding) {
		if (mode === 'name') return idByName(value, await boards(finding), KIND);
		return mode === 'url' ? idByAddress(value, await boards(finding)) : value;
	},
};

function idByAddress(address: string, list: Board[]): string {
	const [username, slug] = pathOf(address);
	const sameName = list.filter(({ name }) => letters(name) !== '' && letters(name) === letters(slug));
	const sameOwner = sameName.filter(({ owner }) => owner?.username?.toLowerCase() === username.toLowerCase());
	return theOnly(sameOwner.length > 0 ? sameOwner : sameName, `with the address "${address}"`, list, KIND);
}

/** Only letters and digits, without accents: what a name and the address made from it have in common. */
function letters(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

export async function searchBoards(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	return await searchList(this, { endpoint: 'boards/list' }, filter, from, (entry) => {
		const { id, name, privacy } = entry;
		return { name: `${name}${privacy === 'SECRET' ? ' (secret)' : ''}`, value: String(id) };
	});
}

/** The parameter `boardId`. */
export const boardId = (changes: Partial<Field> = {}): Field => ({
	displayName: 'Board',
	name: 'boardId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description:
		'The board, picked from the list or given by name, ID or address. A name must match one board of the account.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a board…',
			typeOptions: { searchListMethod: 'searchBoards', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Autumn Recipes' },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 549755885175' },
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://www.pinterest.com/username/board-name/',
		},
	],
	locate: board,
	...changes,
});
