import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { inputFailure, type Failure } from '../api/failure';
import { readAll } from '../api/pages';
import { permissionName } from '../api/permissions';
import { grouped, NameList, type Groups, type Kind, type Named } from '../operations/locators/byName';
import { checkId, pathOf, type Finding, type Locator } from '../operations/locators/locator';
import type { Lookup } from '../operations/exactlyOnce';
import { searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, integer, text, type Output } from '../operations/output';
import { idOrNew } from './ifMissing';

interface Board extends Named {
	owner?: { username?: string };
}

const KIND: Kind = { one: 'board', all: 'boards of the connected account', parameter: 'boardId', resource: 'Board' };

/** The boards that the account works on, its own and those of others that it was invited to. */
class BoardList extends NameList<Board> {
	/** By what a name and the address made from it have in common, for each owner; `''` where the list does not say whose it is. */
	readonly owners = new Map<string, Groups<Board>>();

	constructor(entries: readonly Board[]) {
		super(entries, KIND);
		for (const [owner, boards] of grouped(entries, ({ owner }) => folded(owner?.username ?? '')))
			this.owners.set(
				owner,
				grouped(boards, ({ name }) => letters(name)),
			);
	}
}

async function boards({ client, once, adAccountId }: Finding): Promise<BoardList> {
	const query = { ad_account_id: adAccountId };
	return await once(`boards ${adAccountId ?? ''}`, async () => {
		const list = await readAll(client, { endpoint: 'boards/list', query });
		return new BoardList(list as unknown as Board[]);
	});
}

/** Username of the connected account, or of the one that it acts for. */
async function ownUsername({ client, once, adAccountId }: Finding): Promise<string> {
	const query = { ad_account_id: adAccountId };
	return await once(`username ${adAccountId ?? ''}`, async () => {
		const { body } = await client.send({ endpoint: 'user_account/get', query });
		return folded(String((body as { username?: string }).username ?? ''));
	});
}

/**
 * Boards are known by ID, by name, and by address. An address has no ID in it: its first part is the owner, its last the name in
 * lower case with hyphens, so both are matched with the account's boards.
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
		if (mode === 'name') return await idOrNew(value, await boards(finding), MAKING, finding);
		return mode === 'url' ? await idByAddress(value, finding) : value;
	},
};

/** Without blanks around it, and the one name for all boards of ad-only Pins: Pinterest changes both. */
const nameOf = ({ name, is_ads_only: adsOnly }: IDataObject): string =>
	adsOnly ? 'Ad-only Pins' : String(name).trim();

/** Finds a board that was just made. */
export const newBoard: Lookup = {
	list: ({ query }) => ({ endpoint: 'boards/list', query: { ad_account_id: query?.ad_account_id } }),
	likeness: ({ body: sent }) => nameOf(sent as IDataObject),
	matches: (one, { body: sent }) => nameOf(one) === nameOf(sent as IDataObject),
	dated: true,
};

const MAKING = { request: { endpoint: 'boards/create' }, lookup: newBoard } as const;

async function idByAddress(address: string, finding: Finding): Promise<string> {
	const list = await boards(finding);
	const [username, slug] = pathOf(address);
	const owner = folded(username);
	const unowned = list.owners.has('') && (await ownUsername(finding)) === owner;
	if (list.entries.length > 0 && !list.owners.has(owner) && !unowned) throw notOwn(address, username);
	const named = letters(slug);
	const found = [owner, ...(unowned ? [''] : [])].flatMap((one) => list.owners.get(one)?.get(named) ?? []);
	return list.theOnly(named === '' ? [] : found, `with the address "${address}"`);
}

/** A board of the same name in the connected account is another board. */
function notOwn(address: string, username: string): Failure {
	return inputFailure(
		`The board with the address "${address}" belongs to another account`,
		`The connected account has no board of "${username}". Pick the board from the list, use its ID, or choose the credential of the account that the address names.`,
		KIND.parameter,
	);
}

/** Usernames do not differ by case. */
function folded(username: string): string {
	return username.toLowerCase();
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

/** The choice of a privacy that nobody else sees. */
export const secret = {
	name: 'Secret',
	value: 'SECRET',
	description: `Only you and the people you invite. Needs the permission ${permissionName('boards:write_secret')}.`,
};

/** The choices of a filter by privacy. */
export const privacies = [
	{ name: 'Protected', value: 'PROTECTED' },
	{ name: 'Public', value: 'PUBLIC' },
	...[
		{ name: 'Public and Secret', value: 'PUBLIC_AND_SECRET' },
		{ name: 'Secret', value: 'SECRET' },
	].map((choice) => ({ ...choice, description: `Needs the permission ${permissionName('boards:read_secret')}` })),
];

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

/** A board as `boards/get` and the lists return it. */
export const boardOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		description: text(),
		privacy: text(),
		pin_count: integer(),
		follower_count: integer(),
		collaborator_count: integer(),
		owner: text('owner.username'),
		created_at: text(),
		cover_image_url: text('media.image_cover_url'),
	},
	selectable: [
		'board_pins_modified_at',
		'collaborator_count',
		'created_at',
		'description',
		'follower_count',
		'id',
		'is_ads_only',
		'media',
		'name',
		'owner',
		'pin_count',
		'privacy',
	],
};
