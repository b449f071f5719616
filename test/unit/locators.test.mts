import type { Client, Request } from '../../nodes/api/client';
import { NameList } from '../../nodes/operations/locators/byName';
import { pathOf, readLocated, type Finding, type Located } from '../../nodes/operations/locators/locator';
import { adAccount } from '../../nodes/things/adAccount';
import { board } from '../../nodes/things/board';
import { pin } from '../../nodes/things/pin';
import { section } from '../../nodes/things/section';

const given = (mode: string, value: unknown) => ({ __rl: true, mode, value });

describe('readLocated', () => {
	test.each<[unknown, boolean, Located]>([
		[given('list', '549'), true, { mode: 'list', value: '549' }],
		[given('id', ' 549 '), true, { mode: 'id', value: '549' }],
		[given('id', 549755885175), false, { mode: 'id', value: '549755885175' }],
		[given('id', 'https://www.pinterest.com/u/b/'), true, { mode: 'url', value: 'https://www.pinterest.com/u/b/' }],
		[given('name', 'www.pinterest.de/u/b'), true, { mode: 'url', value: 'www.pinterest.de/u/b' }],
		[given('id', 'https://pin.it/abc'), false, { mode: 'url', value: 'https://pin.it/abc' }],
		[given('name', '2026'), true, { mode: 'name', value: '2026' }],
		['Autumn Recipes', true, { mode: 'name', value: 'Autumn Recipes' }],
		['549', true, { mode: 'id', value: '549' }],
		['some words', false, { mode: 'id', value: 'some words' }],
		[undefined, true, { mode: 'name', value: '' }],
		[
			given('id', 'https://example.com/pinterest.com/u/b'),
			true,
			{ mode: 'id', value: 'https://example.com/pinterest.com/u/b' },
		],
		[given('id', 'https://notpinterest.com/u/b'), true, { mode: 'id', value: 'https://notpinterest.com/u/b' }],
	])('%j', (value, named, expected) => {
		expect(readLocated(value, named)).toEqual(expected);
	});
});

describe('pathOf', () => {
	test.each([
		['https://www.pinterest.com/user/board-name/', ['user', 'board-name']],
		['pinterest.com/user/board?x=/1#/2', ['user', 'board']],
		['https://www.pinterest.com/u/caf%C3%A9/', ['u', 'café']],
		['https://www.pinterest.com/u/100%/', ['u', '100%']],
		['https://www.pinterest.com', []],
	])('%s', (address, parts) => {
		expect(pathOf(address)).toEqual(parts);
	});
});

describe('the address of a Pin', () => {
	const find = (value: string) => {
		const located = readLocated(given('url', value), false);
		return pin.check(located) ?? pin.find(located, {} as Finding);
	};

	test.each([
		['https://www.pinterest.com/pin/813744226420795884/'],
		['https://pinterest.com/pin/813744226420795884'],
		['https://de.pinterest.com/pin/813744226420795884/?utm_source=x'],
		['https://www.pinterest.co.uk/pin/pumpkin-soup--813744226420795884/'],
		['www.pinterest.com/pin/813744226420795884/'],
	])('%s', (address) => {
		expect(find(address)).toBe('813744226420795884');
	});

	test.each([
		['https://www.pinterest.com/user/board/', 'is not the address of a Pin'],
		['https://www.pinterest.com/pin/', 'is not the address of a Pin'],
		['https://www.pinterest.com/pin/12ab/', 'is not the address of a Pin'],
		['https://pin.it/4Xyz', 'is a short pin.it link'],
	])('%s is not', (address, problem) => {
		expect(find(address)).toContain(problem);
	});

	test('an ID is digits only', () => {
		expect(pin.check(readLocated(given('id', '81374422642079588A'), false))).toBe(
			'is not an ID: "81374422642079588A". IDs consist of digits only.',
		);
	});
});

describe('a board by its address', () => {
	const boards = [
		{ id: '1', name: 'Autumn Recipes', owner: { username: 'willow' } },
		{ id: '2', name: 'Café & Bar!', owner: { username: 'willow' } },
		{ id: '3', name: 'Garden', owner: { username: 'willow' } },
		{ id: '4', name: 'Garden', owner: { username: 'friend' } },
		{ id: '5', name: 'Twice Told', owner: { username: 'willow' } },
		{ id: '6', name: 'Twice, told', owner: { username: 'willow' } },
		{ id: '7', name: '🍂', owner: { username: 'willow' } },
		{ id: '8', name: '冬のレシピ', owner: { username: 'willow' } },
	];
	const client = { send: async () => ({ status: 200, body: { items: boards } }) } as unknown as Client;
	const finding: Finding = { client, once: async (_name, read) => await read(), values: {} };
	const find = async (address: string) => await board.find(readLocated(given('url', address), true), finding);

	test.each([
		['https://www.pinterest.com/willow/autumn-recipes/', '1'],
		['https://www.pinterest.com/willow/caf%C3%A9-bar/', '2'],
		['https://www.pinterest.com/willow/cafe-bar/', '2'],
		['https://www.pinterest.com/Willow/garden/', '3'],
		['https://www.pinterest.com/friend/garden/', '4'],
		['https://www.pinterest.com/willow/冬のレシピ/', '8'],
		['https://www.pinterest.de/Willow/autumn-recipes/', '1'],
		['pinterest.co.uk/%77illow/autumn-recipes?utm_source=x', '1'],
	])('%s', async (address, id) => {
		expect(await find(address)).toBe(id);
	});

	test('one that fits several boards says which', async () => {
		await expect(find('https://www.pinterest.com/willow/twice-told/')).rejects.toMatchObject({
			facts: {
				message: 'There are 2 boards with the address "https://www.pinterest.com/willow/twice-told/"',
				description: 'Pick the board from the list, or use its ID. The IDs are 5, 6.',
				parameter: 'boardId',
			},
		});
	});

	test('one that fits none; a name of signs alone never fits', async () => {
		await expect(find('https://www.pinterest.com/willow/-/')).rejects.toThrow('There is no board with the address');
		await expect(find('https://www.pinterest.com/willow/summer/')).rejects.toThrow(
			'There is no board with the address',
		);
	});

	test('one of another account is not taken for an own board of that name', async () => {
		const address = 'https://www.pinterest.com/collaborator/autumn-recipes/';
		await expect(find(address)).rejects.toMatchObject({
			facts: {
				kind: 'input',
				message: `The board with the address "${address}" belongs to another account`,
				description:
					'The connected account has no board of "collaborator". Pick the board from the list, use its ID, or choose the credential of the account that the address names.',
				parameter: 'boardId',
			},
		});
		await expect(find('https://www.pinterest.com/friend/autumn-recipes/')).rejects.toThrow(
			'There is no board with the address',
		);
	});

	describe('where the list does not say whose a board is', () => {
		const asked: unknown[] = [];
		const known = new Map<string, unknown>();
		const finding: Finding = {
			client: {
				send: async ({ endpoint, query }: Request) => {
					asked.push([endpoint, query?.ad_account_id]);
					return {
						status: 200,
						body: endpoint === 'user_account/get' ? { username: 'Willow' } : { items: [{ id: '1', name: 'Garden' }] },
					};
				},
			} as unknown as Client,
			once: async <T,>(name: string, read: () => Promise<T>) => {
				if (!known.has(name)) known.set(name, await read());
				return known.get(name) as T;
			},
			values: {},
			adAccountId: '549',
		};
		const findIn = async (address: string) => await board.find(readLocated(given('url', address), true), finding);

		test('it counts as the account that is asked for once', async () => {
			expect(await findIn('https://www.pinterest.com/willow/garden/')).toBe('1');
			await expect(findIn('https://www.pinterest.com/somebody/garden/')).rejects.toThrow('belongs to another account');
			expect(asked).toEqual([
				['boards/list', '549'],
				['user_account/get', '549'],
			]);
		});
	});

	test.each([['https://www.pinterest.com/willow/'], ['https://www.pinterest.com/pin/123/'], ['https://pin.it/4Xyz']])(
		'%s is not the address of a board',
		(address) => {
			expect(board.check(readLocated(given('url', address), true))).toContain('is not the address of a board');
		},
	);
});

describe('by name', () => {
	const kind = { one: 'board', all: 'boards of the connected account', parameter: 'boardId', resource: 'Board' };
	const list = ['Soups', 'soups', 'Bread', 'Cakes', 'Tea', 'Jam', 'Twins', 'Twins'].map((name, at) => ({
		id: String(at + 1),
		name,
	}));

	test.each([
		['Soups', '1'],
		['soups', '2'],
		['BREAD', '3'],
	])('%s', (name, id) => {
		expect(new NameList(list, kind).idOf(name)).toBe(id);
	});

	test.each([
		['SOUPS', 'There are 2 boards called "SOUPS"', 'Pick the board from the list, or use its ID. The IDs are 1, 2.'],
		['Twins', 'There are 2 boards called "Twins"', 'Pick the board from the list, or use its ID. The IDs are 7, 8.'],
		[
			'Breads',
			'There is no board called "Breads"',
			'Check the spelling, or pick the board from the list. The boards of the connected account (8): "Soups", "soups", "Bread", "Cakes", "Tea" and others.',
		],
	])('%s', (name, message, description) => {
		expect(() => new NameList(list, kind).idOf(name)).toThrow(
			expect.objectContaining({ facts: { kind: 'input', message, description, parameter: 'boardId' } }),
		);
	});

	test('the names of a list are read once, however many are looked up', () => {
		let reads = 0;
		const counted = Array.from({ length: 100 }, (_, at) => ({
			id: String(at),
			get name() {
				reads++;
				return `Board ${at}`;
			},
		}));
		const names = new NameList(counted, kind);
		const before = reads;
		for (let at = 0; at < 10_000; at++) expect(names.idOf(`board ${at % 100}`)).toBe(String(at % 100));
		expect(reads - before).toBe(0);
	});

	test('an account without boards', () => {
		expect(() => new NameList([], kind).idOf('Soups')).toThrow(
			expect.objectContaining({
				facts: expect.objectContaining({
					description:
						'There are no boards of the connected account. Create the board first, with Resource Board and Operation Create.',
				}),
			}),
		);
	});
});

test('a section is not known by its address', () => {
	expect(section.check(readLocated(given('url', 'https://www.pinterest.com/u/b/soups/'), true))).toBe(
		'cannot be given as an address. Give its name or its ID, or pick it from the list.',
	);
});

test('an ad account is digits, at most 18', () => {
	expect(adAccount.check(readLocated(given('id', '549755885175'), false))).toBeUndefined();
	expect(adAccount.check(readLocated(given('id', '1234567890123456789'), false))).toContain('longer than 18 digits');
	expect(adAccount.check(readLocated(given('id', 'My Ads'), false))).toContain('is not an ID');
});
