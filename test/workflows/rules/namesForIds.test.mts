import { locator, runNode } from '../harness.mts';
import { byId, calls, createPin, getBoard, inWorld, numbered } from './world.mts';
import type { Simulator } from '../../../simulator/simulator.mts';

const byName = (name: string) => locator('name', name);

/** 600 boards, so that the list has three pages. */
function addBoards(simulator: Simulator): void {
	for (let n = 0; n < 600; n++) simulator.state.addBoard({ name: `Board ${n}` });
}

describe('names for ids', () => {
	test.concurrent('200 items with the same name read the list of boards once', async () => {
		await inWorld(async (simulator) => {
			addBoards(simulator);
			const { json, error } = await runNode(simulator, {
				parameters: createPin('', { boardId: byName('Board 17'), title: '={{ $json.n }}' }),
				items: numbered(200),
			});
			expect(error).toBeUndefined();
			expect(json).toHaveLength(200);
			expect(calls(simulator, 'GET', '/boards')).toHaveLength(3);
			expect(simulator.state.pins.size).toBe(200);
		});
	});

	test.concurrent('200 items with different names read it once too', async () => {
		await inWorld(async (simulator) => {
			addBoards(simulator);
			const { json } = await runNode(simulator, {
				parameters: getBoard('', { boardId: byName('=Board {{ $json.n }}') }),
				items: numbered(200),
			});
			expect(json.map(({ name }) => name)).toEqual(numbered(200).map(({ n }) => `Board ${n}`));
			expect(calls(simulator, 'GET', '/boards')).toHaveLength(3);
		});
	});

	test.concurrent('100 items with the address of a board read it once', async () => {
		await inWorld(async (simulator) => {
			const board = simulator.state.addBoard({ name: 'Soups & Stews' });
			const { json } = await runNode(simulator, {
				parameters: getBoard('', {
					boardId: locator('url', `https://www.pinterest.com/${board.owner.username}/soups-stews/`),
				}),
				items: numbered(100),
			});
			expect(new Set(json.map(({ id }) => id))).toEqual(new Set([board.id]));
			expect(calls(simulator, 'GET', '/boards')).toHaveLength(1);
		});
	});

	test.concurrent('sections by name are read once for each board', async () => {
		await inWorld(async (simulator) => {
			const boards = ['Soups', 'Stews'].map((name) => simulator.state.addBoard({ name }));
			for (const { id } of boards) simulator.state.addSection({ boardId: id, name: 'Hot' });
			const { json } = await runNode(simulator, {
				parameters: createPin('', {
					boardId: byId('={{ $json.board }}'),
					title: '={{ $json.n }}',
					additionalFields: { sectionId: byName('Hot') },
				}),
				items: numbered(60, (n) => ({ board: boards[n % 2].id })),
			});
			expect(new Set(json.map(({ board_section_id: id }) => id)).size).toBe(2);
			expect(calls(simulator, 'GET', /sections$/)).toHaveLength(2);
		});
	});

	test.concurrent('a list that could not be read is tried again by the next item', async () => {
		await inWorld(async (simulator) => {
			addBoards(simulator);
			simulator.faults.add({ kind: 'status', status: 400, code: 1, message: 'No.', path: '/boards' });
			const { json } = await runNode(simulator, {
				parameters: getBoard('', { boardId: byName('Board 17') }),
				items: numbered(5),
				onError: 'continueRegularOutput',
			});
			expect(json.map(({ error }) => Boolean(error))).toEqual([true, false, false, false, false]);
			expect(calls(simulator, 'GET', '/boards')).toHaveLength(4);
		});
	});

	test.concurrent('a name that no board has, and one that two have, are told with what to do', async () => {
		await inWorld(async (simulator) => {
			const twins = ['Soups', 'soups'].map((name) => simulator.state.addBoard({ name }));
			const none = await runNode(simulator, { parameters: getBoard('', { boardId: byName('Salads') }) });
			expect(none.error?.message).toBe('There is no board called "Salads"');
			expect(none.error?.description).toContain('"soups", "Soups"');
			const two = await runNode(simulator, { parameters: getBoard('', { boardId: byName('SOUPS') }) });
			expect(two.error?.message).toBe('There are 2 boards called "SOUPS"');
			for (const { id } of twins) expect(two.error?.description).toContain(id);
			const exact = await runNode(simulator, { parameters: getBoard('', { boardId: byName('soups') }) });
			expect(exact.json[0].id).toBe(twins[1].id);
		});
	});

	test.concurrent('a new run reads the list anew', async () => {
		await inWorld(async (simulator) => {
			addBoards(simulator);
			const parameters = getBoard('', { boardId: byName('New') });
			const before = await runNode(simulator, { parameters });
			simulator.state.addBoard({ name: 'New' });
			const after = await runNode(simulator, { parameters });
			expect([before.error?.message, after.json[0].name]).toEqual(['There is no board called "New"', 'New']);
		});
	});

	const addressOf = (username: string, slug: string) =>
		locator('url', `https://www.pinterest.com/${username}/${slug}/`);

	test.concurrent("the address of another account's board is never taken for an own board of that name", async () => {
		await inWorld(async (simulator) => {
			simulator.state.addBoard({ name: 'Soups' });
			const address = 'https://www.pinterest.de/somebody/soups/';
			const { error } = await runNode(simulator, { parameters: createPin('', { boardId: locator('url', address) }) });
			expect(error?.message).toBe(`The board with the address "${address}" belongs to another account`);
			expect(error?.description).toContain('The connected account has no board of "somebody".');
			expect(calls(simulator, 'POST')).toEqual([]);
		});
	});

	test.concurrent('a group board is known by the address that names its owner, whatever the case', async () => {
		await inWorld(async (simulator) => {
			const { state } = simulator;
			const own = state.addBoard({ name: 'Soups' });
			const shared = state.addBoard({ name: 'Soups', owner: state.addAccount({ username: 'Somebody' }) });
			state.account.boards.add(shared);
			const find = async (username: string) =>
				(await runNode(simulator, { parameters: getBoard('', { boardId: addressOf(username, 'soups') }) })).json[0].id;
			expect(await find('someBODY')).toBe(shared.id);
			expect(await find('%53omebody')).toBe(shared.id);
			expect(await find(state.account.username.toUpperCase())).toBe(own.id);
		});
	});
});
