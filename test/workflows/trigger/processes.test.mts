import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { locator } from '../harness.mts';
import { anotherProcess, boardWith, clock, HOUR, ids, MINUTE, watchedBy } from './watched.mts';

let simulator: Simulator;
let time: ReturnType<typeof clock>;
beforeEach(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, ads_read: null } });
	time = clock();
});
afterEach(async () => {
	time.back();
	await simulator.close();
});

const calls = () => simulator.requests.length;

describe.each(['cursors', 'scheduler'] as const)("n8n's durable scheduler (%s)", (storage) => {
	test('polls by changing processes emit each entry once', async () => {
		const board = boardWith(simulator, 600);
		const processes = [anotherProcess(), anotherProcess(), anotherProcess()];
		const watched = watchedBy(simulator, { event: 'newPin' }, { storage });
		await watched.poll('trigger', processes[0]);
		const made: string[] = [];
		const emitted: IDataObject[] = [];
		for (let n = 0; n < 12; n++) {
			if (n % 2 === 0)
				made.push(simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 1000) }).id);
			time.pass(MINUTE);
			emitted.push(...(await watched.poll('trigger', processes[n % 3])));
		}
		expect(ids(emitted)).toEqual(made);
	});

	test('starts of n8n, which poll without the scheduler, repeat nothing', async () => {
		const board = boardWith(simulator, 10);
		const watched = watchedBy(simulator, { event: 'newPin' }, { storage });
		await watched.poll();
		const made: string[] = [];
		const emitted: IDataObject[] = [];
		for (let n = 0; n < 3; n++) {
			made.push(simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 1000) }).id);
			emitted.push(...(await watched.poll()));
			made.push(simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 2000) }).id);
			time.pass(MINUTE);
			emitted.push(...(await watched.poll('trigger', anotherProcess(), true)));
		}
		expect(ids(emitted)).toEqual(made);
	});

	test('an idle poll changes nothing in what is stored, and reads one page', async () => {
		const board = boardWith(simulator, 600);
		const watched = watchedBy(simulator, { event: 'newPin' }, { storage });
		await watched.poll();
		simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 1000) });
		await watched.poll();
		const [before, writes] = [JSON.stringify(watched.staticData()), watched.writes()];
		const sent = calls();
		for (let n = 0; n < 5; n++) {
			time.pass(MINUTE);
			expect(await watched.poll()).toEqual([]);
		}
		expect(JSON.stringify(watched.staticData())).toBe(before);
		expect(watched.writes()).toBe(writes);
		expect(calls() - sent).toBe(5);
	});

	test('the whole list is read once a day, not at each poll', async () => {
		const board = boardWith(simulator, 600);
		const watched = watchedBy(simulator, { event: 'newPin' }, { storage });
		await watched.poll();
		simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 1000) });
		await watched.poll();
		time.pass(25 * HOUR);
		const sent = calls();
		for (let n = 0; n < 5; n++) {
			time.pass(MINUTE);
			await watched.poll();
		}
		expect(calls() - sent).toBe(3 + 4);
	});

	test('a poll whose entries n8n did not store is made again', async () => {
		const board = boardWith(simulator, 10);
		const watched = watchedBy(simulator, { event: 'newPin' }, { storage });
		await watched.poll();
		simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 1000) });
		await watched.poll();
		const before = JSON.stringify(watched.staticData());
		const made = simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 2000) });
		expect(ids(await watched.poll())).toEqual([made.id]);
		const stored = watched.staticData();
		for (const key of Object.keys(stored)) delete stored[key];
		Object.assign(stored, JSON.parse(before));
		expect(ids(await watched.poll())).toEqual([made.id]);
	});
});

describe('after a restart', () => {
	test('a last emitted entry that was deleted costs one full reading, not one at each poll', async () => {
		const board = boardWith(simulator, 600);
		const watched = watchedBy(simulator, { event: 'newPin' });
		await watched.poll();
		const made = simulator.state.addPin({ boardId: board.id });
		expect(ids(await watched.poll())).toEqual([made.id]);
		simulator.state.removePin(made);
		watched.restart();
		const next = anotherProcess();
		const sent = calls();
		for (let n = 0; n < 5; n++) {
			time.pass(MINUTE);
			expect(await watched.poll('trigger', next)).toEqual([]);
		}
		// Who is connected, three pages, and a page for each other poll.
		expect(calls() - sent).toBe(1 + 3 + 4);
	});

	test('what one run may not have comes out with the next ones when n8n is started again in between, in a list without order too', async () => {
		const board = boardWith(simulator, 600);
		simulator.state.settings.unordered = true;
		const watched = watchedBy(simulator, { event: 'newPin', options: { mostPerRun: 10 } }, { storage: 'cursors' });
		await watched.poll();
		const made = Array.from({ length: 35 }, (_, n) => {
			return simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + n * 1000) }).id;
		});
		time.pass(25 * HOUR);
		const emitted: IDataObject[] = [];
		for (let n = 0; n < 4; n++) emitted.push(...(await watched.poll('trigger', anotherProcess())));
		expect(ids(emitted)).toEqual(made);
	});

	test('what version 0.1 remembered is known still', async () => {
		const board = boardWith(simulator, 300);
		const watched = watchedBy(simulator, { event: 'newPinOnBoard', boardId: locator('id', board.id) });
		await watched.poll();
		const { watching, since, polled } = watched.staticData().memory as IDataObject;
		const marks = [...board.pins.from()]
			.map(({ id }) => createHash('sha256').update(id).digest().subarray(0, 8))
			.sort(Buffer.compare as never);
		watched.restart((data) => {
			for (const key of Object.keys(data)) delete data[key];
			data.memory = {
				watching,
				since,
				polled,
				seen: Buffer.concat(marks as unknown as Uint8Array[]).toString('base64'),
				learned: true,
				swept: Date.now(),
			};
		});
		const moved = simulator.state.addPin({ boardId: board.id, createdAt: new Date(0) });
		expect(ids(await watched.poll('trigger', anotherProcess()))).toEqual([moved.id]);
	});
});

describe('what is watched', () => {
	test('a board given by name that was deleted and made again is found again', async () => {
		const board = boardWith(simulator, 10);
		const { poll } = watchedBy(simulator, { event: 'newPinOnBoard', boardId: locator('name', 'Soups') });
		await poll();
		simulator.state.removeBoard(board);
		await expect(poll()).rejects.toThrow('Soups');
		const again = simulator.state.addBoard({ name: 'Soups' });
		const made = simulator.state.addPin({ boardId: again.id, createdAt: new Date(Date.now() + 6000) });
		expect(ids(await poll())).toEqual([made.id]);
		const next = simulator.state.addPin({ boardId: again.id });
		expect(ids(await poll())).toEqual([next.id]);
	});

	test('a board given by ID that is gone is told', async () => {
		const board = boardWith(simulator, 10);
		const { poll } = watchedBy(simulator, { event: 'newPinOnBoard', boardId: locator('id', board.id) });
		await poll();
		simulator.state.removeBoard(board);
		await expect(poll()).rejects.toThrow('The board was not found');
	});

	test('another environment begins anew, with the board of that name there', async () => {
		const other = await startSimulator({ rateLimits: { org_read: null } });
		other.state.addBoard({ name: 'First' });
		boardWith(other, 30);
		boardWith(simulator, 10);
		const watched = watchedBy(simulator, { event: 'newPinOnBoard', boardId: locator('name', 'Soups') });
		await watched.poll();
		const { data } = watched.credentials;
		data.pinterestOAuth2Api.baseUrl = other.url;
		Object.assign(data.pinterestOAuth2Api.oauthTokenData as IDataObject, {
			access_token: other.issueToken().accessToken,
		});
		expect(await watched.poll()).toEqual([]);
		const soups = [...other.state.boards.values()].find(({ name }) => name === 'Soups')!;
		const made = other.state.addPin({ boardId: soups.id });
		expect(ids(await watched.poll())).toEqual([made.id]);
		await other.close();
	});
});

test('what is remembered takes 8 characters for each entry, and little besides', async () => {
	boardWith(simulator, 1000);
	const { poll, staticData } = watchedBy(simulator, { event: 'newPin' });
	await poll();
	expect(JSON.stringify(staticData()).length).toBeLessThan(8 * 1000 + 600);
});
