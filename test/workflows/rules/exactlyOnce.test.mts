import { runNode, type RunOptions } from '../harness.mts';
import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { seeded } from '../../support/seeded.mts';
import { byId, calls, createBoard, createPin, inWorld, losePins, numbered, send } from './world.mts';

// Look-ups take their time.
jest.setTimeout(180_000);

/** Ways to lose the answer to a write: with the effect, without it, and with one that comes late. */
const LOSSES: Fault[] = [
	{ kind: 'resetBefore' },
	{ kind: 'resetAfter' },
	{ kind: 'status', status: 500 },
	{ kind: 'statusAfter', status: 500 },
	{ kind: 'garbage' },
	{ kind: 'empty' },
	{ kind: 'html', status: 200 },
	{ kind: 'html', status: 503 },
	{ kind: 'lateEffect', delay: 2500 },
	{ kind: 'lateEffect', delay: 1500, status: 504 },
];

interface Write {
	name: string;
	method: 'POST' | 'PATCH';
	/** Prepares the account, and says what to do and what has then to be there. */
	prepare(simulator: Simulator): { parameters: RunOptions['parameters']; effects: () => unknown[] };
	expected: (id: unknown) => unknown[];
}

const titles = (simulator: Simulator) => [...simulator.state.pins.values()].map(({ id, title }) => [id, title]);

const WRITES: Write[] = [
	{
		name: 'a Pin',
		method: 'POST',
		prepare: (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			return {
				parameters: createPin(id, {
					title: ' Pumpkin ',
					link: 'https://Example.com',
					description: 'Warm\r\nand  quick\n',
				}),
				effects: () => titles(simulator).map(([pin]) => pin),
			};
		},
		expected: (id) => [id],
	},
	{
		name: 'a Pin in a section',
		method: 'POST',
		prepare: (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const section = simulator.state.addSection({ boardId: id, name: 'Hot' });
			return {
				parameters: createPin(id, { title: 'Pumpkin', additionalFields: { sectionId: byId(section.id) } }),
				effects: () => [...section.pins.from()].map((pin) => pin.id),
			};
		},
		expected: (id) => [id],
	},
	{
		name: 'a board',
		method: 'POST',
		prepare: (simulator) => ({
			parameters: createBoard('Autumn '),
			effects: () => [...simulator.state.boards.keys()],
		}),
		expected: (id) => [id],
	},
	{
		name: 'a board for ad-only Pins, which Pinterest names itself',
		method: 'POST',
		prepare: (simulator) => ({
			parameters: createBoard('Autumn', { additionalFields: { isAdsOnly: true } }),
			effects: () => [...simulator.state.boards.keys()],
		}),
		expected: (id) => [id],
	},
	{
		name: 'a section',
		method: 'POST',
		prepare: (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.state.addSection({ boardId: id, name: 'Cold' });
			return {
				parameters: { resource: 'boardSection', operation: 'create', boardId: byId(id), name: 'Hot' },
				effects: () => [...simulator.state.sections.values()].filter(({ name }) => name === 'Hot').map((s) => s.id),
			};
		},
		expected: (id) => [id],
	},
	{
		name: 'a saved Pin',
		method: 'POST',
		prepare: (simulator) => {
			const [from, to] = ['From', 'To'].map((name) => simulator.state.addBoard({ name }));
			const pin = simulator.state.addPin({ boardId: from.id, title: 'Pumpkin' });
			return {
				parameters: { resource: 'pin', operation: 'save', pinId: byId(pin.id), boardId: byId(to.id) },
				effects: () => [...to.pins.from()].map(({ id }) => id),
			};
		},
		expected: (id) => [id],
	},
	{
		name: 'an updated Pin',
		method: 'PATCH',
		prepare: (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const pin = simulator.state.addPin({ boardId: id, title: 'Old', description: 'Stays' });
			return {
				parameters: { resource: 'pin', operation: 'update', pinId: byId(pin.id), updateFields: { title: 'New' } },
				effects: () => [pin.id, pin.title, pin.description],
			};
		},
		expected: (id) => [id, 'New', 'Stays'],
	},
	{
		name: 'an updated board',
		method: 'PATCH',
		prepare: (simulator) => {
			const board = simulator.state.addBoard({ name: 'Soups' });
			return {
				parameters: { resource: 'board', operation: 'update', boardId: byId(board.id), updateFields: { name: 'New' } },
				effects: () => [board.id, board.name],
			};
		},
		expected: (id) => [id, 'New'],
	},
	{
		name: 'an updated section',
		method: 'PATCH',
		prepare: (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const section = simulator.state.addSection({ boardId: id, name: 'Old' });
			const boardId = byId(id);
			return {
				parameters: {
					resource: 'boardSection',
					operation: 'update',
					boardId,
					sectionId: byId(section.id),
					name: 'New',
				},
				effects: () => [section.id, section.name],
			};
		},
		expected: (id) => [id, 'New'],
	},
];

describe('exactly once', () => {
	test.concurrent.each(WRITES)(
		'$name is there once and returned, whichever way its answer was lost',
		async ({ method, prepare, expected }) => {
			await inWorld(async (simulator) => {
				for (const loss of LOSSES) {
					simulator.reset();
					const { parameters, effects } = prepare(simulator);
					simulator.faults.add({ ...loss, method });
					const { json, error } = await runNode(simulator, { parameters });
					expect([loss, error?.message, error?.description]).toEqual([loss, undefined, undefined]);
					expect([loss, effects()]).toEqual([loss, expected(json[0].id)]);
				}
			});
		},
	);

	test.concurrent('an answer that comes too late counts as lost, and the Pin is found', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'slow', delay: 9000, method: 'POST' });
			const { json } = await runNode(simulator, {
				parameters: createPin(id, { title: 'Pumpkin', options: { timeout: 3 } }),
			});
			expect(titles(simulator)).toEqual([[json[0].id, 'Pumpkin']]);
			expect(calls(simulator, 'POST')).toHaveLength(1);
		});
	});

	test.concurrent('two equal items on purpose make two Pins', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const { json } = await runNode(simulator, {
				parameters: createPin(id, { title: 'Pumpkin' }),
				items: numbered(2),
			});
			expect(new Set(json.map((pin) => pin.id))).toEqual(new Set(simulator.state.pins.keys()));
			expect(simulator.state.pins.size).toBe(2);
		});
	});

	test.concurrent('two equal items on purpose make two Pins even when an answer is lost', async () => {
		await inWorld(async (simulator) => {
			for (const loss of LOSSES) {
				simulator.reset();
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.faults.add({ ...loss, method: 'POST', skip: 1 });
				const { json } = await runNode(simulator, {
					parameters: createPin(id, { title: 'Pumpkin' }),
					items: numbered(2),
				});
				expect([loss, simulator.state.pins.size]).toEqual([loss, 2]);
				expect(new Set(json.map((pin) => pin.id))).toEqual(new Set(simulator.state.pins.keys()));
			}
		});
	});

	test.concurrent.each([
		{ seed: 1, items: 100, equal: 5, losses: 0.25 },
		{ seed: 2, items: 100, equal: 20, losses: 0.15 },
		{ seed: 3, items: 40, equal: 40, losses: 0.25, concurrency: 20 },
	])(
		'with $items items, $equal always equal, and random losses (seed $seed), each item makes one Pin',
		async ({ seed, items, equal, losses, concurrency = 5 }) => {
			await inWorld(async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				losePins(simulator, seeded(seed), items * 3, losses);
				const { json, error } = await runNode(simulator, {
					parameters: createPin(id, { title: '=Soup {{ $json.group }}', options: { concurrency } }),
					items: numbered(items, (n) => ({ group: n % (items / equal) })),
				});
				expect(error).toBeUndefined();
				expect(calls(simulator, 'POST').length).toBeGreaterThan(items);
				expect(simulator.state.pins.size).toBe(items);
				expect(new Set(json.map((pin) => pin.id))).toEqual(new Set(simulator.state.pins.keys()));
				expect(json.map((pin) => pin.title)).toEqual(numbered(items).map((_, n) => `Soup ${n % (items / equal)}`));
			});
		},
	);

	test.concurrent('Pins with the same texts but other images are not taken for each other', async () => {
		await Promise.all(
			[1, 2, 3, 4].map(
				async (seed) =>
					await inWorld(
						async (simulator) => {
							const { id } = simulator.state.addBoard({ name: 'Soups' });
							losePins(simulator, seeded(seed), 60, 0.4);
							await runNode(simulator, {
								parameters: createPin(id, { imageUrl: '=https://pictures.example/{{ $json.n }}.jpg' }),
								items: numbered(10),
							});
							const sources = [...simulator.state.pins.values()].map(({ images }) => images[0].sourceUrl);
							expect(sources.sort()).toEqual(numbered(10).map(({ n }) => `https://pictures.example/${n}.jpg`));
						},
						{ latency: 20 },
					),
			),
		);
	});

	test.concurrent('equal Pins on a board and in one of its sections are not taken for each other', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const section = simulator.state.addSection({ boardId: id, name: 'Hot' });
				simulator.faults.add({ kind: 'slow', delay: 1, method: 'POST' });
				simulator.faults.add({ kind: 'resetBefore', method: 'POST' });
				simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
				await runNode(simulator, {
					parameters: createPin(id, {
						title: '={{ $json.n ? "Pumpkin" : "First" }}',
						additionalFields: { sectionId: byId('={{ $json.section }}') },
					}),
					items: numbered(3, (n) => ({ section: n === 2 ? section.id : '' })),
				});
				const places = [...simulator.state.pins.values()].filter((pin) => pin.title === 'Pumpkin');
				expect(places.map((pin) => pin.section?.name ?? 'board').sort()).toEqual(['Hot', 'board']);
			},
			{ latency: 20 },
		);
	});

	test.concurrent("yesterday's equal Pin is not taken for the lost one", async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const old = simulator.state.addPin({ boardId: id, title: 'Pumpkin', createdAt: new Date(Date.now() - 864e5) });
			simulator.faults.add({ kind: 'resetBefore', method: 'POST' });
			const { json } = await runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
			expect(simulator.state.pins.size).toBe(2);
			expect(json[0].id).not.toBe(old.id);
		});
	});

	test.concurrent('an equal Pin on another board is not taken for the lost one', async () => {
		await inWorld(async (simulator) => {
			const [here, there] = ['Here', 'There'].map((name) => simulator.state.addBoard({ name }));
			simulator.state.addPin({ boardId: there.id, title: 'Pumpkin' });
			simulator.faults.add({ kind: 'resetBefore', method: 'POST' });
			const { json } = await runNode(simulator, { parameters: createPin(here.id, { title: 'Pumpkin' }) });
			expect([...here.pins.from()].map((pin) => pin.id)).toEqual([json[0].id]);
		});
	});

	const boardOf = (simulator: Simulator, pins: number) => {
		const { id } = simulator.state.addBoard({ name: 'Soups' });
		const createdAt = new Date(Date.now() - 864e5);
		for (let n = 0; n < pins; n++) simulator.state.addPin({ boardId: id, title: `Old ${n}`, createdAt });
		return id;
	};

	test.concurrent(
		'a look reads the first 1,000 entries; what is not among them while there are more is not known',
		async () => {
			await inWorld(async (simulator) => {
				const id = boardOf(simulator, 1300);
				simulator.faults.add({ kind: 'resetBefore', method: 'POST' });
				const { error } = await runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
				expect(error?.message).toBe('It is not known whether Pinterest carried this out');
				expect(error?.description).toContain('There are more than 1,000 Pins on the board');
				expect(error?.description).toContain('Nothing more was sent.');
				expect(calls(simulator, 'POST')).toHaveLength(1);
				const isFirstPage = calls(simulator, 'GET').map(({ query }) => query.parsed.bookmark === undefined);
				const looks = isFirstPage.filter(Boolean);
				expect(looks.length).toBeGreaterThan(1);
				expect(isFirstPage).toEqual(looks.flatMap(() => [true, false, false, false]));
			});
		},
	);

	test.concurrent('on a long board it is found among the newest', async () => {
		await inWorld(async (simulator) => {
			const id = boardOf(simulator, 1300);
			simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
			const { json } = await runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
			expect(simulator.state.pins.get(String(json[0].id))?.title).toBe('Pumpkin');
			expect(calls(simulator).map(({ method }) => method)).toEqual(['POST', 'GET']);
		});
	});

	test.concurrent('a list of 1,000 entries is read to its end, so what is not there is sent again', async () => {
		await inWorld(async (simulator) => {
			const id = boardOf(simulator, 1000);
			simulator.faults.add({ kind: 'resetBefore', method: 'POST' });
			const { json } = await runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
			expect(json[0].title).toBe('Pumpkin');
			expect(calls(simulator, 'POST')).toHaveLength(2);
			expect(simulator.state.pins.size).toBe(1001);
		});
	});

	test.concurrent('a write that stays lost is sent three times in all, each after a look-up', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'resetBefore', method: 'POST', times: 50 });
			const { error } = await runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
			expect(error?.message).toBe('It is not known whether Pinterest carried this out');
			const methods = calls(simulator).map(({ method }) => method);
			const turns = methods.filter((method, n) => method !== methods[n - 1]);
			expect(turns).toEqual(['POST', 'GET', 'POST', 'GET', 'POST', 'GET']);
			expect(simulator.state.pins.size).toBe(0);
		});
	});

	test.concurrent(
		'where it cannot be looked up, the message says that it may have happened, and nothing is sent again',
		async () => {
			await inWorld(async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
				simulator.faults.add({ kind: 'status', status: 403, code: 29, message: 'No.', method: 'GET', times: 50 });
				const { error } = await runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
				expect(error?.message).toBe('It is not known whether Pinterest carried this out');
				expect(error?.description).toContain('it may have happened');
				expect(error?.description).toContain('Looking it up did not work either');
				expect(calls(simulator, 'POST')).toHaveLength(1);
				expect(simulator.state.pins.size).toBe(1);
			});
		},
	);

	test.concurrent('an API request has no look-up: a lost POST is sent once and told as unknown', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ kind: 'statusAfter', status: 503, method: 'POST' });
			const { error } = await runNode(simulator, {
				parameters: send('POST', '/boards', { body: '{"name": "Autumn"}' }),
			});
			expect(error?.message).toBe('It is not known whether Pinterest carried this out');
			expect(error?.description).toContain('POST /boards');
			expect(error?.description).toContain('HTTP 503');
			expect(calls(simulator)).toHaveLength(1);
		});
	});

	test.concurrent('a clock that is wrong by an hour does not hide the Pin', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const date = new Date(Date.now() - 3_600_000).toUTCString();
			simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
			simulator.faults.add({ kind: 'slow', delay: 1, method: 'GET', headers: { date } });
			const running = runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
			const hourAgo = setInterval(() => {
				for (const pin of simulator.state.pins.values()) pin.createdAt = Date.now() - 3_600_000;
			}, 20);
			const { json } = await running;
			clearInterval(hourAgo);
			expect(titles(simulator)).toEqual([[json[0].id, 'Pumpkin']]);
		});
	});
});
