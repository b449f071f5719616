import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../../simulator/simulator.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { anotherProcess, boardWith, clock, DAY, HOUR, ids, MINUTE, watchedBy } from './watched.mts';

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

const memory = (watched: { staticData(): IDataObject }) => watched.staticData().memory as IDataObject;
const lists = () => simulator.requests.filter(({ path }) => path.endsWith('/pins'));

describe('a reading of the whole list that fails', () => {
	const failing: Array<[string, Fault]> = [
		['is refused', { kind: 'status', status: 400, code: 1, message: 'Something is wrong.' }],
		['is not found', { kind: 'status', status: 404, code: 0, message: 'Not found.' }],
		['comes to the rate limit', { kind: 'rateLimit', resetSeconds: 3000 }],
		['is answered without sense', { kind: 'duplicateBookmark' }],
	];
	test.each(failing)('because it %s keeps nothing back that the newest pages show', async (_words, fault) => {
		const board = boardWith(simulator, 600);
		const watched = watchedBy(simulator, { event: 'newPin' });
		await watched.poll();
		time.pass(25 * HOUR);
		simulator.faults.add({ ...fault, path: /\/pins$/, bookmark: true, times: Infinity });
		const made = simulator.state.addPin({ boardId: board.id });
		expect(ids(await watched.poll())).toEqual([made.id]);
		expect(watched.warnings).toEqual([
			expect.stringMatching(/^Pinterest Trigger: Reading the whole list goes on after .* UTC\. ./),
		]);
	});

	test('keeps its place, tries again with growing pauses, and ends when it can', async () => {
		boardWith(simulator, 1000);
		const watched = watchedBy(simulator, { event: 'newPin' });
		await watched.poll();
		time.pass(25 * HOUR);
		simulator.faults.add({ path: /\/pins$/, bookmark: true, kind: 'duplicateBookmark', skip: 1, times: Infinity });
		await watched.poll();
		const { bookmark } = memory(watched).reading as IDataObject;
		expect(bookmark).toBeDefined();
		const pauses: number[] = [];
		for (let n = 0; n < 9; n++) {
			const { at } = memory(watched).retry as { at: number };
			const before = lists().length;
			await watched.poll();
			// Only the newest page: it is not time yet.
			expect(lists().length - before).toBe(1);
			pauses.push(Math.round((at - Date.now()) / MINUTE));
			time.pass(at - Date.now());
			await watched.poll();
		}
		expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
		simulator.faults.clear();
		time.pass(6 * HOUR);
		expect(await watched.poll()).toEqual([]);
		expect(memory(watched)).not.toHaveProperty('retry.at');
		expect(memory(watched).reading).toBeUndefined();
	}, 120_000);
});

describe('a quota that is smaller than the list', () => {
	test('lets the first reading go on every day, to the end, and nothing new is lost meanwhile', async () => {
		const board = boardWith(simulator, 5000);
		simulator.setRateLimits({ org_read: { limit: 9, windowSeconds: DAY / 1000 } });
		const watched = watchedBy(simulator, { event: 'newPin' });
		const emitted: IDataObject[] = [];
		const made: string[] = [];
		const read: number[] = [];
		expect(await watched.poll()).toEqual([]);
		for (let day = 0; day < 5; day++) {
			for (let hour = 0; hour < 24; hour += 4) {
				emitted.push(...(await watched.poll().catch(() => [])));
				time.pass(4 * HOUR);
			}
			read.push(Buffer.from(String(memory(watched).marks), 'base64').length / 6);
			made.push(simulator.state.addPin({ boardId: board.id }).id);
		}
		emitted.push(...(await watched.poll()));
		expect(read[0]).toBeGreaterThanOrEqual(1750);
		expect(read[1]).toBeGreaterThan(read[0] + 1500);
		expect(memory(watched)).toMatchObject({ learned: true });
		expect(ids(emitted)).toEqual(made);
	}, 120_000);

	test('does not keep a workflow from being activated', async () => {
		boardWith(simulator, 600);
		simulator.faults.add({ path: /\/pins$/, bookmark: true, kind: 'rateLimit', resetSeconds: 80_000 });
		const watched = watchedBy(simulator, { event: 'newPin' });
		expect(await watched.poll()).toEqual([]);
		expect(memory(watched)).toMatchObject({ learned: false, reading: { read: 250 } });
	});
});

describe('a bookmark that has died', () => {
	test.each([400, 404, 410, 422])(
		'with HTTP %d begins the reading again, and nothing old comes out',
		async (status) => {
			boardWith(simulator, 1000);
			const watched = watchedBy(simulator, { event: 'newPin' }, { budget: 0 });
			await watched.poll();
			await watched.poll();
			simulator.faults.add({ path: /\/pins$/, bookmark: true, kind: 'status', status, code: 1, message: 'Gone.' });
			const emitted = [...(await watched.poll())];
			expect(memory(watched)).toMatchObject({ learned: false });
			expect(memory(watched).reading).toBeUndefined();
			for (let n = 0; n < 8; n++) {
				time.pass(5 * MINUTE);
				emitted.push(...(await watched.poll()));
			}
			expect(memory(watched)).toMatchObject({ learned: true });
			expect(emitted).toEqual([]);
		},
	);

	test.each([401, 403])('is not what HTTP %d says: the reading goes on where it was', async (status) => {
		boardWith(simulator, 1000);
		const watched = watchedBy(simulator, { event: 'newPin' }, { budget: 0, authentication: 'accessToken' });
		await watched.poll();
		const { reading } = memory(watched);
		simulator.faults.add({ path: /\/pins$/, bookmark: true, kind: 'status', status, code: 29, message: 'No.' });
		await watched.poll();
		expect(memory(watched).reading).toMatchObject({ bookmark: (reading as IDataObject).bookmark });
	});

	test('by an empty end is not believed in another process: the list is not taken for learned', async () => {
		boardWith(simulator, 1000);
		const watched = watchedBy(simulator, { event: 'newPin' }, { budget: 0 });
		await watched.poll();
		simulator.faults.add({ path: /\/pins$/, bookmark: true, kind: 'emptyEnd' });
		const other = anotherProcess();
		const emitted = [...(await watched.poll('trigger', other))];
		expect(memory(watched)).toMatchObject({ learned: false });
		for (let n = 0; n < 8; n++) {
			time.pass(5 * MINUTE);
			emitted.push(...(await watched.poll('trigger', other)));
		}
		expect(memory(watched)).toMatchObject({ learned: true });
		expect(emitted).toEqual([]);
	});
});

describe('an empty page with a bookmark', () => {
	test('is followed when looking for what is new', async () => {
		const board = boardWith(simulator, 10);
		const { poll } = watchedBy(simulator, { event: 'newPin' });
		await poll();
		const made = simulator.state.addPin({ boardId: board.id });
		simulator.faults.add({ path: /\/pins$/, kind: 'emptyPage' });
		expect(ids(await poll())).toEqual([made.id]);
	});

	test('is followed for a test event', async () => {
		boardWith(simulator, 10);
		simulator.faults.add({ path: /\/pins$/, kind: 'emptyPage', times: 2 });
		expect(await watchedBy(simulator, { event: 'newPin' }).poll('manual')).toHaveLength(3);
	});
});
