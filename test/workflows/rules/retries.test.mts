import { runNode } from '../harness.mts';
import { startSimulator, type Fault } from '../../../simulator/simulator.mts';
import { byId, calls, createBoard, deletePin, getBoard, inWorld, numbered, send } from './world.mts';

const dailyReset = {
	'x-ratelimit-limit': '300, 300;w=86400;name="org_write_app_id"',
	'x-ratelimit-remaining': '0',
	'x-ratelimit-reset': '10800',
};

const tooMany = (headers: Record<string, string> = {}): Omit<Fault, 'path'> => ({
	kind: 'status',
	status: 429,
	code: 8,
	message: 'This request exceeded a rate limit.',
	headers,
});

/** Not so short that a busy computer could not open the connection in that time. */
const patience = ({ kind }: Fault) => (kind === 'timeout' ? { options: { timeout: 3 } } : {});

describe('retries after 429', () => {
	test.concurrent.each([
		['the reset time of the rate limit', { kind: 'rateLimit', resetSeconds: 1 } as Fault, 1000],
		['Retry-After', tooMany({ 'retry-after': '2' }), 2000],
		['nothing but the status', { kind: 'rateLimit', withHeaders: false } as Fault, 1000],
	])('any call is sent again after a 429 that comes with %s', async (_words, fault, atLeast) => {
		await inWorld(async (simulator) => {
			simulator.faults.add(fault);
			const { json } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect(json[0].name).toBe('Autumn');
			expect(simulator.state.boards.size).toBe(1);
			const [first, second] = calls(simulator, 'POST', '/boards');
			expect([first.status, second.status]).toEqual([429, 201]);
			expect(second.time - first.time).toBeGreaterThanOrEqual(atLeast);
			expect(second.time - first.time).toBeLessThan(20_000);
		});
	});

	test.concurrent('pauses grow while Pinterest keeps refusing without saying until when', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ kind: 'rateLimit', withHeaders: false, times: 3 });
			const { json } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect(json[0].name).toBe('Autumn');
			const times = simulator.requests.map(({ time }) => time);
			const pauses = times.slice(1).map((time, n) => time - times[n]);
			for (const [n, atLeast] of [1000, 2000, 4000].entries()) expect(pauses[n]).toBeGreaterThanOrEqual(atLeast);
		});
	});

	test.concurrent('"Maximum Wait": a reset in three hours fails at once and says when to try again', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add(tooMany(dailyReset));
			const { error, took } = await runNode(simulator, { parameters: createBoard('Autumn') });
			const [, day, time] = /until (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC/.exec(error?.message ?? '') ?? [];
			const again = Date.parse(`${day}T${time}Z`) - Date.now();
			expect(again).toBeGreaterThan(10_790_000);
			expect(again).toBeLessThan(10_810_000);
			expect(error?.description).toContain('300 seconds of "Maximum Wait"');
			expect(error?.description).toContain('Trial access');
			expect(error?.httpCode).toBe('429');
			expect(took).toBeLessThan(20_000);
			expect(simulator.requests).toHaveLength(1);
		});
	});

	test.concurrent('"Maximum Wait" counts all waits of a call together', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ ...tooMany({ 'retry-after': '1' }), times: 10 });
			const { error } = await runNode(simulator, {
				parameters: createBoard('Autumn', { options: { maxWait: 2 } }),
			});
			expect(error?.message).toContain('rate limit is used up until');
			expect(simulator.requests).toHaveLength(3);
		});
	});

	test.concurrent('"Maximum Wait" 0 never waits', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ kind: 'rateLimit' });
			const { error } = await runNode(simulator, {
				parameters: createBoard('Autumn', { options: { maxWait: 0 } }),
			});
			expect(error?.message).toContain('rate limit is used up until');
			expect(simulator.requests).toHaveLength(1);
		});
	});

	test.concurrent('a Retry-After holds back the other items too, instead of letting each be refused', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ ...tooMany({ 'retry-after': '3600' }), times: 100 });
			const { json } = await runNode(simulator, {
				parameters: getBoard(id),
				items: numbered(20),
				onError: 'continueRegularOutput',
			});
			expect(json.filter(({ error }) => error)).toHaveLength(20);
			expect(simulator.requests).toHaveLength(1);
		});
	});
});

describe('retries of reads and deletes', () => {
	test.concurrent.each([
		['500', { kind: 'status', status: 500 }],
		['502 with a page of a proxy', { kind: 'html' }],
		['503', { kind: 'status', status: 503 }],
		['a connection lost before Pinterest did anything', { kind: 'resetBefore' }],
		['a connection lost before the answer came', { kind: 'resetAfter' }],
		['an answer that breaks off', { kind: 'garbage' }],
		['an empty answer', { kind: 'empty' }],
		['a page of a proxy with status 200', { kind: 'html', status: 200 }],
	] as Array<[string, Fault]>)('a read survives %s', async (_words, fault) => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ ...fault, times: 2 });
			const { json, error } = await runNode(simulator, { parameters: getBoard(id) });
			expect(error).toBeUndefined();
			expect(json[0].name).toBe('Soups');
			expect(simulator.requests).toHaveLength(3);
		});
	});

	test.concurrent('a read is sent five times in all, with growing pauses, then the failure is told', async () => {
		const faults: Array<[Fault, string]> = [
			[{ kind: 'status', status: 503 }, 'Pinterest had an internal problem (HTTP 503)'],
			[{ kind: 'resetBefore' }, 'Pinterest could not be reached'],
			[{ kind: 'html', status: 200 }, 'The answer from Pinterest could not be read'],
			[{ kind: 'empty' }, 'The answer from Pinterest could not be read'],
			[{ kind: 'garbage' }, 'The answer from Pinterest could not be read'],
			[{ kind: 'timeout' }, 'Pinterest could not be reached'],
		];
		const gaveUp = faults.map(
			async ([fault, message]) =>
				await inWorld(async (simulator) => {
					const { id } = simulator.state.addBoard({ name: 'Soups' });
					simulator.faults.add({ ...fault, times: 100 });
					const { error } = await runNode(simulator, { parameters: getBoard(id, patience(fault)) });
					expect([fault.kind, error?.message]).toEqual([fault.kind, message]);
					expect([fault.kind, simulator.requests.length]).toEqual([fault.kind, 5]);
					const times = simulator.requests.map(({ time }) => time);
					const pauses = times.slice(1).map((time, n) => time - times[n]);
					for (const [n, atLeast] of [500, 1000, 2000, 4000].entries())
						expect(pauses[n]).toBeGreaterThanOrEqual(atLeast);
				}),
		);
		await Promise.all(gaveUp);
	});

	test.concurrent('a delete survives 5xx, lost connections and time-outs', async () => {
		const faults: Fault[] = [
			{ kind: 'status', status: 500 },
			{ kind: 'statusAfter', status: 502 },
			{ kind: 'resetBefore' },
			{ kind: 'resetAfter' },
			{ kind: 'timeout' },
		];
		await Promise.all(
			faults.map(
				async (fault) =>
					await inWorld(async (simulator) => {
						const board = simulator.state.addBoard({ name: 'Soups' });
						const pin = simulator.state.addPin({ boardId: board.id });
						simulator.faults.add({ ...fault, method: 'DELETE', times: 1 });
						const { json, error } = await runNode(simulator, {
							parameters: deletePin(pin.id, patience(fault)),
						});
						expect([fault.kind, error?.message]).toEqual([fault.kind, undefined]);
						expect(json).toEqual([{ deleted: true, id: pin.id }]);
						expect(simulator.state.pins.size).toBe(0);
						expect(calls(simulator, 'DELETE')).toHaveLength(2);
					}),
			),
		);
	});

	test.concurrent('a refusal is not asked for again: 400, 403 and 404 are told after one call', async () => {
		for (const status of [400, 403, 404]) {
			await inWorld(async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.faults.add({ kind: 'status', status, code: 1, message: 'No.', times: 100 });
				const { error } = await runNode(simulator, { parameters: getBoard(id) });
				expect(error?.httpCode).toBe(String(status));
				expect(simulator.requests).toHaveLength(1);
			});
		}
	});
});

describe('retries of writes', () => {
	test.concurrent.each([
		['POST', '500', { kind: 'status', status: 500 }],
		['POST', '500 after the effect', { kind: 'statusAfter', status: 500 }],
		['POST', 'a connection lost before the effect', { kind: 'resetBefore' }],
		['POST', 'a connection lost after the effect', { kind: 'resetAfter' }],
		['POST', 'an answer that breaks off', { kind: 'garbage' }],
		['POST', 'a page of a proxy', { kind: 'html', status: 200 }],
		['POST', 'no answer in time', { kind: 'timeout' }],
		['PATCH', '500', { kind: 'status', status: 500 }],
		['PATCH', 'a connection lost after the effect', { kind: 'resetAfter' }],
		['PATCH', 'an answer that breaks off', { kind: 'garbage' }],
	] as Array<[string, string, Fault]>)('%s is never repeated blindly: %s', async (method, _words, fault) => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ ...fault, method, times: 100 });
			const path = method === 'POST' ? '/boards' : `/boards/${id}`;
			const { error } = await runNode(simulator, {
				parameters: send(method, path, { body: '{"name": "Autumn"}', ...patience(fault) }),
			});
			expect(error?.message).toBe('It is not known whether Pinterest carried this out');
			expect(error?.description).toContain('it may have happened');
			expect(simulator.requests).toHaveLength(1);
		});
	});

	test.concurrent('a connection that could not be opened had no effect, so a write is sent again', async () => {
		const gone = await startSimulator();
		await gone.close();
		const running = runNode(gone, { parameters: createBoard('Autumn') });
		await new Promise((resolve) => setTimeout(resolve, 700));
		const back = await startSimulator({ port: Number(new URL(gone.url).port) });
		try {
			back.issueToken({ accessToken: [...gone.state.tokens.keys()][0] });
			const { json, error } = await running;
			expect(error).toBeUndefined();
			expect(json[0].name).toBe('Autumn');
			expect(calls(back, 'POST', '/boards')).toHaveLength(1);
		} finally {
			await back.close();
		}
	});

	test.concurrent('where nothing listens, a write fails as not reached, not as perhaps done', async () => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, {
				parameters: createBoard('Autumn'),
				credential: { baseUrl: 'http://127.0.0.1:9' },
			});
			expect(error?.message).toBe('Pinterest could not be reached');
			expect(error?.description).toContain('proxy, firewall');
		});
	});

	test.concurrent('a busy board (409) changed nothing, so the write is sent again', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const busy = 'Unable to get exclusive access to this board.';
			simulator.faults.add({ kind: 'status', status: 409, code: 1, message: busy, times: 2 });
			const { json } = await runNode(simulator, {
				parameters: { resource: 'boardSection', operation: 'create', boardId: byId(id), name: 'Hot' },
			});
			expect(json[0].name).toBe('Hot');
			expect(simulator.state.sections.size).toBe(1);
			expect(calls(simulator, 'POST').map(({ status }) => status)).toEqual([409, 409, 201]);
		});
	});

	test.concurrent('another 409 is a refusal and told at once', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ kind: 'status', status: 409, code: 4162, message: 'There are active promotions.' });
			const { error } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect(error?.httpCode).toBe('409');
			expect(error?.description).toContain('There are active promotions.');
			expect(simulator.requests).toHaveLength(1);
		});
	});
});
