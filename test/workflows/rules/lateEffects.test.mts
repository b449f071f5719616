import { nextLook } from '../../../nodes/operations/exactlyOnce';
import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { runNode } from '../harness.mts';
import { seeded } from '../../support/seeded.mts';
import { byId, calls, createBoard, createPin, inWorld, losePins, numbered } from './world.mts';

// Look-ups take their time.
jest.setTimeout(180_000);

const boardIn = ({ state }: Simulator) => state.addBoard({ name: 'Soups' }).id;
const titles = ({ state }: Simulator) => [...state.pins.values()].map(({ title }) => title).sort();

describe('late effects', () => {
	async function randomRun(simulator: Simulator, seed: number): Promise<void> {
		const id = boardIn(simulator);
		Object.assign(simulator.state.settings, { unordered: true, orderSeed: seed });
		losePins(simulator, seeded(seed), 40, 0.4);
		const items = numbered(8, (n) => ({ title: `Soup ${n % 5}` }));
		const { json, error } = await runNode(simulator, {
			parameters: createPin(id, { title: '={{ $json.title }}' }),
			items,
		});
		// What is still on its way would be there by now.
		await new Promise((done) => setTimeout(done, 2500));
		const told = json.map((pin) => [pin.id, pin.title]);
		const there = [...simulator.state.pins.values()].map((pin) => [pin.id, pin.title]);
		expect([seed, error?.message, error?.description]).toEqual([seed, undefined, undefined]);
		expect([seed, json.map(({ title }) => title)]).toEqual([seed, items.map(({ title }) => title)]);
		expect([seed, told.sort()]).toEqual([seed, there.sort()]);
	}

	test.concurrent.each([1, 11, 21, 31])(
		'in 40 random runs, with lists in any order, no Pin is there twice, none is missing, and every item is told right (from seed %d)',
		async (first) => {
			const each = async (from: number) =>
				await inWorld(
					async (simulator) => {
						for (const seed of [from, from + 1, from + 2, from + 3, from + 4]) {
							simulator.reset();
							await randomRun(simulator, seed);
						}
					},
					{ latency: 5 },
				);
			await Promise.all([each(first), each(first + 5)]);
		},
	);

	test.concurrent.each([
		['a time-out', { unanswered: true, delay: 14_000 }, { timeout: 3 }],
		['HTTP 502', { status: 502, delay: 11_000 }, {}],
		['HTTP 504', { status: 504, delay: 11_000 }, {}],
		['a lost connection with a longer Look-Up Time', { delay: 11_000 }, { lookUpTime: 20 }],
	] as Array<[string, Partial<Fault>, object]>)(
		'after %s it is waited for longer than ten seconds',
		async (_words, fault, options) => {
			await inWorld(async (simulator) => {
				const id = boardIn(simulator);
				simulator.faults.add({ kind: 'lateEffect', method: 'POST', ...fault });
				const { json, error } = await runNode(simulator, {
					parameters: createPin(id, { title: 'Pumpkin', options: options as never }),
				});
				expect(error).toBeUndefined();
				expect([...simulator.state.pins.keys()]).toEqual([json[0].id]);
				expect(calls(simulator, 'POST')).toHaveLength(1);
			});
		},
	);

	test.concurrent('after a lost connection it is sent again when it is not there after ten seconds', async () => {
		await inWorld(async (simulator) => {
			const id = boardIn(simulator);
			simulator.faults.add({ kind: 'resetBefore', method: 'POST' });
			const { json } = await runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
			expect([...simulator.state.pins.keys()]).toEqual([json[0].id]);
			const [first, second] = calls(simulator, 'POST').map(({ time }) => time);
			expect(second - first).toBeGreaterThanOrEqual(10_000);
		});
	});

	test.concurrent('it goes on as soon as it is found', async () => {
		await inWorld(async (simulator) => {
			const id = boardIn(simulator);
			simulator.faults.add({ kind: 'lateEffect', delay: 2500, method: 'POST' });
			await runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
			// After 1, 2 and 4 seconds, where a look-up to the end has five.
			expect(calls(simulator, 'GET').length).toBeLessThanOrEqual(3);
		});
	});

	test('looks come after 1, 2, 4 … seconds and at the end; one that is late is made at once', () => {
		const looks = (within: number) => {
			const all: number[] = [];
			for (let at = -1; at < within; ) all.push((at = nextLook(Math.max(at, 0), within)));
			return all;
		};
		expect(looks(10_000)).toEqual([1000, 2000, 4000, 8000, 10_000]);
		expect(looks(60_000)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000]);
		expect(nextLook(5000, 10_000)).toBe(8000);
		expect(nextLook(12_000, 10_000)).toBe(10_000);
	});

	test.concurrent('lost items that cannot be taken for each other wait side by side', async () => {
		await inWorld(async (simulator) => {
			const id = boardIn(simulator);
			simulator.faults.add({ kind: 'slow', delay: 1, method: 'POST' });
			simulator.faults.add({ kind: 'resetBefore', method: 'POST', times: 5 });
			const { error } = await runNode(simulator, {
				parameters: createPin(id, { title: '={{ $json.n }}' }),
				items: numbered(6),
			});
			expect(error).toBeUndefined();
			expect(titles(simulator)).toEqual(['0', '1', '2', '3', '4', '5']);
			const sent = calls(simulator, 'POST').map(({ body }) => (body as { title: string }).title);
			expect([sent.slice(1, 6).sort(), sent.slice(6).sort()]).toEqual([
				['1', '2', '3', '4', '5'],
				['1', '2', '3', '4', '5'],
			]);
		});
	});

	test.concurrent('a Look-Up Time that would be too short is refused before any call', async () => {
		await inWorld(async (simulator) => {
			const id = boardIn(simulator);
			const { error } = await runNode(simulator, { parameters: createPin(id, { options: { lookUpTime: 5 } }) });
			expect(error?.message).toBe('"Look-Up Time (Seconds)" is 5; it must be at least 10.');
			expect(simulator.requests).toEqual([]);
		});
	});
});

describe('an own effect that is told as a refusal', () => {
	const statuses = (simulator: Simulator) => calls(simulator, 'POST').map(({ status }) => status);

	test.concurrent('a board whose name the lost first sending took is found and returned', async () => {
		await inWorld(async (simulator) => {
			simulator.state.settings.listLag = 15_000;
			simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
			const { json, error } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect([error?.message, error?.description]).toEqual([undefined, undefined]);
			expect([...simulator.state.boards.keys()]).toEqual([json[0].id]);
			expect(statuses(simulator)).toEqual([0, 400]);
		});
	});

	test.concurrent('a section in conflict with the lost first sending (409) is found and returned', async () => {
		await inWorld(async (simulator) => {
			const id = boardIn(simulator);
			simulator.faults.add({ kind: 'lateEffect', delay: 15_000, method: 'POST' });
			const conflict = { status: 409, code: 1, message: 'Board section conflict.' };
			simulator.faults.add({ kind: 'status', ...conflict, method: 'POST', times: 5 });
			const { json, error } = await runNode(simulator, {
				parameters: { resource: 'boardSection', operation: 'create', boardId: byId(id), name: 'Hot' },
			});
			expect([error?.message, error?.description]).toEqual([undefined, undefined]);
			expect([...simulator.state.sections.keys()]).toEqual([json[0].id]);
			expect(statuses(simulator)).toEqual([0, 409, 409, 409, 409, 409]);
		});
	});

	test.concurrent('a name that was taken before stays a refusal', async () => {
		await inWorld(async (simulator) => {
			simulator.state.addBoard({ name: 'Autumn', createdAt: new Date(Date.now() - 864e5) });
			simulator.faults.add({ kind: 'resetBefore', method: 'POST' });
			const { error } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect(error?.message).toContain('The account already has a board with this name');
			expect(statuses(simulator)).toEqual([0, 400]);
		});
	});

	test.concurrent('a first sending that is refused is believed at once', async () => {
		await inWorld(async (simulator) => {
			simulator.state.addBoard({ name: 'Autumn' });
			const { error } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect(error?.message).toContain('The account already has a board with this name');
			expect(calls(simulator)).toHaveLength(1);
		});
	});

	test.concurrent('where it cannot be looked up, the outcome is not known', async () => {
		await inWorld(async (simulator) => {
			simulator.state.settings.listLag = 60_000;
			simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
			const refused = { status: 403, code: 29, message: 'No.' };
			simulator.faults.add({ kind: 'status', ...refused, method: 'GET', skip: 5, times: 50 });
			const { error } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect(error?.message).toBe('It is not known whether Pinterest carried this out');
			expect(error?.description).toContain(
				'Sent again, it was refused: The account already has a board with this name',
			);
			expect(error?.description).toContain('Looking it up did not work either');
			expect(statuses(simulator)).toEqual([0, 400]);
		});
	});
});
